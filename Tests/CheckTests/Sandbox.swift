import Check
import Civil
import Foundation
import Outreach
import TestSupport
import Testing

/// The example workspace in memory, with some of its accounts, to be spoilt in one place.
struct Sandbox {
  var configuration: String
  var templates: [String: String]
  var accounts: String
  var contacts: String
  var touches: String
  var repository: String?

  private static let folder = SharedMaterial.packageFolder
  private static let kept: Set<String> = [
    "northlight", "kestrel-foods", "hudson-linen", "oak-and-ash", "fjordlaks", "porto-cork",
    "front-range", "tern-bakery", "stocznia-mewa", "krakow-foundry", "hanoi-ceramics",
  ]

  /// All of the example, as it is delivered.
  static func whole() throws -> Sandbox {
    let example = folder.appending(path: "Examples/northlight")
    let text = { (name: String) in
      try String(contentsOf: example.appending(path: name), encoding: .utf8)
    }
    var templates: [String: String] = [:]
    let root = folder.appending(path: "Templates")
    for case let path as String in FileManager.default.enumerator(atPath: root.path) ?? .init()
    where path.hasSuffix(".md") {
      templates[String(path.dropLast(3))] = try String(
        contentsOf: root.appending(path: path),
        encoding: .utf8
      )
    }
    return Sandbox(
      configuration: try text("rapport.yaml"),
      templates: templates,
      accounts: try text("accounts.csv"),
      contacts: try text("contacts.csv"),
      touches: try text("touches.csv")
    )
  }

  /// Enough accounts for every sequence, so that a test is quick.
  static func small() throws -> Sandbox { try few.get() }

  private static let few = Result { try taken() }

  private static func taken() throws -> Sandbox {
    var sandbox = try whole()
    sandbox.accounts = sandbox.accounts.rows { kept.contains($0[0]) || $0[0].hasPrefix("bad-") }
    // A field over two lines would be torn apart.
    sandbox.contacts = sandbox.contacts.rows { kept.contains($0[1]) && !$0[2].hasPrefix("\"") }
    sandbox.touches = sandbox.touches.rows { kept.contains($0[1]) }
    return sandbox
  }

  var findings: [Finding] {
    get throws {
      let file = { (name: String, text: String) in
        CheckInput.File(path: name, bytes: Array(text.utf8))
      }
      let now = try Instant(rfc3339: "2026-11-24T08:00:00Z")
      let policy = Result { () throws(ConfigurationErrors) in
        try Configuration.read(yaml: configuration, file: "rapport.yaml")
      }
      return Checker(
        CheckInput(
          policy: policy,
          configuration: file("rapport.yaml", configuration),
          templates: templates.map {
            TemplateSource(name: $0, path: "Templates/\($0).md", text: $1)
          },
          accounts: file("accounts.csv", accounts),
          contacts: file("contacts.csv", contacts),
          touches: file("touches.csv", touches),
          repository: repository.map { file(".git/config", $0) },
          now: now
        )
      ).findings
    }
  }

  /// What nobody silenced.
  var heard: [Finding] { get throws { try findings.filter { $0.silence == nil } } }
}

extension Sandbox {
  /// Puts other words into a template; they have to be there.
  mutating func replace(_ words: String, by others: String, in template: String) throws {
    let text = try #require(templates[template])
    try #require(text.contains(words))
    templates[template] = text.replacing(words, with: others)
  }

  /// Puts a sentence before the third check-in's question.
  mutating func say(_ sentence: String) throws {
    let question = "Which comes closest?"
    try replace(question, by: "\(sentence)\n\n\(question)", in: "check-in/third")
  }

  mutating func setSubject(_ subject: String) throws {
    try replace("Later, or somebody else?", by: subject, in: "check-in/third")
  }

  mutating func addSequence(_ yaml: String) {
    configuration.replace("sequences:\n", with: "sequences:\n  planted: \(yaml)\n")
  }

  mutating func allow(_ entry: String) {
    configuration.replace("  allow:\n", with: "  allow:\n    - \(entry)\n")
  }

  /// An account in which nothing is missing; `changes` by column.
  mutating func addAccount(_ changes: [String: String] = [:]) {
    let usual = [
      "id": "planted", "name": "Planted Ltd", "stage": "Opportunity", "country": "GB",
      "topic": "the night load", "domain": "planted.example",
    ]
    accounts.add(usual.merging(changes) { $1 })
  }

  mutating func addContact(_ changes: [String: String] = [:]) {
    let usual = [
      "id": "p-lind", "account": "planted", "email": "p.lind@planted.example",
      "role": "decision-maker", "first_name": "Pia", "last_name": "Lind",
    ]
    contacts.add(usual.merging(changes) { $1 })
  }
}

extension String {
  mutating func replace(_ words: String, with others: String) {
    self = replacing(words, with: others, maxReplacements: 1)
  }

  /// The header, and the rows whose first cells are so.
  fileprivate func rows(where isKept: ([String]) -> Bool) -> String {
    let lines = split(separator: "\n", omittingEmptySubsequences: false)
    let kept = lines.dropFirst().filter { line in
      let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      return cells.count > 1 && isKept(cells)
    }
    return ([lines[0]] + kept).joined(separator: "\n") + "\n"
  }

  /// A row at the end, in the order of the header.
  fileprivate mutating func add(_ cells: [String: String]) {
    let header = prefix { $0 != "\n" }.split(separator: ",").map(String.init)
    self += header.map { cells[$0] ?? "" }.joined(separator: ",") + "\n"
  }
}
