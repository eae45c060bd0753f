import Foundation
import Liquid
import TestSupport
import Testing

@Suite struct ConformanceTests {
  @Test(.needsSharedMaterial) func theGoldenCasesPass() throws {
    let url = SharedMaterial.url("conformance/liquid/golden.json")
    let file = try LiquidValue(json: try String(contentsOf: url, encoding: .utf8))
    guard case .array(let cases)? = file["tests"] else {
      Issue.record("the file has no cases")
      return
    }
    #expect(!cases.isEmpty)
    for test in cases {
      let output = try? rendered(test)
      if test["invalid"] == true {
        #expect(output == nil, "\(test["name"]?.printed ?? "")")
      } else {
        let wanted = test["result"].map { [$0] } ?? items(test["results"])
        #expect(
          wanted.map(\.printed).contains(output ?? "an error"),
          "\(test["name"]?.printed ?? "")"
        )
      }
    }
  }

  private func items(_ value: LiquidValue?) -> [LiquidValue] {
    if case .array(let items)? = value { items } else { [] }
  }

  private func rendered(_ test: LiquidValue) throws -> String {
    var partials: [String: String] = [:]
    if case .object(let members)? = test["templates"] {
      for member in members { partials[member.name] = member.value.printed }
    }
    let template = try Template(
      source: test["template"]?.printed ?? "",
      mode: .strict,
      partials: partials
    )
    return try template.render(with: test["data"] ?? [:])
  }

  /// What fuzzing found, and the seeds it grew from: nothing may crash, hang or be written twice
  /// in two ways.
  @Test func theFuzzingCorpusHolds() throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Fuzz/corpus")
    let files = try FileManager.default.contentsOfDirectory(
      at: folder,
      includingPropertiesForKeys: nil
    )
    #expect(!files.isEmpty)
    for file in files {
      let bytes = try Data(contentsOf: file)
      let parts = bytes.split(separator: 0, maxSplits: 1, omittingEmptySubsequences: false)
      let source = String(decoding: parts[0], as: UTF8.self)
      let partial = parts.count > 1 ? String(decoding: parts[1], as: UTF8.self) : source
      for mode in Mode.allCases {
        let limits = Limits(bytes: 1 << 16, turns: 2000, depth: 30, fuel: 200_000)
        let texts = (0..<2).map { _ in
          errorsOrText(source, ["part": partial, "self": source], mode, limits)
        }
        #expect(texts[0] == texts[1])
      }
    }
  }

  private func errorsOrText(
    _ source: String,
    _ partials: [String: String],
    _ mode: Mode,
    _ limits: Limits
  ) -> String {
    do throws(LiquidErrors) {
      let template = try Template(source: source, mode: mode, partials: partials, limits: limits)
      return try template.render(with: [
        "s": "Ünïcödé", "a": [1, "x", ["k": "v"]], "n": 42, "t": true,
        "o": ["n": ["deep": [1, 2]]],
      ])
    } catch {
      return error.description
    }
  }
}
