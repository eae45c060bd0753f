import Check
internal import Foundation
import Mail
import Outreach

extension Report {
  /// SARIF 2.1.0 (OASIS) with one run: the kinds of findings as rules, the findings as results.
  ///
  /// `version`: that of Rapport.
  package func sarif(version: String) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
    // Only texts and whole numbers: nothing that JSON cannot write.
    guard let data = try? encoder.encode(SarifLog(findings, version: version)) else { return "{}" }
    return String(decoding: data, as: UTF8.self)
  }
}

/// The parts of the format that we fill in, by the names of the standard.
private struct SarifLog: Encodable {
  let schema = "https://json.schemastore.org/sarif-2.1.0.json"
  let version = "2.1.0"
  let runs: [Run]

  enum CodingKeys: String, CodingKey {
    case schema = "$schema"
    case version, runs
  }

  struct Run: Encodable {
    let tool: Tool
    let columnKind = "unicodeCodePoints"
    let results: [Result]
  }

  struct Tool: Encodable { let driver: Driver }

  struct Driver: Encodable {
    let name = "rapport"
    let version: String
    let rules: [Rule]
  }

  struct Rule: Encodable {
    let id, name: String
    let shortDescription, fullDescription, help: Text
    let defaultConfiguration: Level
  }

  struct Text: Encodable { let text: String }

  struct Level: Encodable { let level: String }

  struct Result: Encodable {
    let ruleId: String
    let ruleIndex: Int
    let level: String
    let message: Text
    let locations: [Location]
    let suppressions: [Suppression]
    let partialFingerprints: [String: String]
  }

  struct Location: Encodable { let physicalLocation: Physical }

  struct Physical: Encodable {
    let artifactLocation: Artifact
    let region: Region
  }

  struct Artifact: Encodable { let uri: String }

  struct Region: Encodable { let startLine, startColumn: Int }

  struct Suppression: Encodable {
    let kind = "inSource"
    let justification: String
  }
}

extension SarifLog {
  init(_ findings: [Finding], version: String) {
    let kinds = FindingKind.allCases
    let indices = Dictionary(uniqueKeysWithValues: kinds.enumerated().map { ($1, $0) })
    let driver = Driver(version: version, rules: kinds.map(Rule.init))
    let results = findings.map { Result($0, indices[$0.kind] ?? 0) }
    runs = [Run(tool: Tool(driver: driver), results: results)]
  }
}

extension SarifLog.Rule {
  init(_ kind: FindingKind) {
    let explanation = kind.explanation.isEmpty ? kind.title : kind.explanation
    self.init(
      id: kind.id,
      name: kind.id.split(separator: "-").map(\.capitalized).joined(),
      shortDescription: SarifLog.Text(text: kind.title),
      fullDescription: SarifLog.Text(text: explanation),
      help: SarifLog.Text(text: explanation),
      defaultConfiguration: SarifLog.Level(level: kind.severity.rawValue)
    )
  }
}

extension SarifLog.Result {
  init(_ finding: Finding, _ index: Int) {
    let place = finding.place
    self.init(
      ruleId: finding.kind.id,
      ruleIndex: index,
      level: finding.severity.rawValue,
      message: SarifLog.Text(text: finding.sentence.printable),
      locations: [
        SarifLog.Location(
          physicalLocation: SarifLog.Physical(
            artifactLocation: SarifLog.Artifact(uri: place.file.fileReference),
            region: SarifLog.Region(
              startLine: max(1, place.line),
              startColumn: max(1, place.column)
            )
          )
        )
      ],
      suppressions: finding.silence.map { [SarifLog.Suppression(justification: $0.reason)] } ?? [],
      partialFingerprints: [
        "findingAndFile/v1": "\(finding.kind.id):\(place.file):\(finding.message)"
      ]
    )
  }
}
