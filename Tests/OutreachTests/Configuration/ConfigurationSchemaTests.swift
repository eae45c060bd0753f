import Foundation
import Outreach
import TestSupport
import Testing

@Suite("The schema for editors")
struct ConfigurationSchemaTests {
  static let file = SharedMaterial.packageFolder
    .appendingPathComponent("Examples/rapport.schema.json")

  @Test func `names exactly the keys that the reader knows`() throws {
    let data = try Data(contentsOf: Self.file)
    let schema = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    var keys: [String: Set<String>] = [:]
    Self.collect(schema, in: schema, path: "", into: &keys)
    #expect(keys == ConfigurationKeys.byPath.mapValues(Set.init))
  }

  @Test(
    .enabled(
      if: SchemaJudge.isPresent,
      "python3 with the package jsonschema is absent: this test needs it"
    )
  )
  func `accepts and refuses what the reader does`() throws {
    let example = SharedMaterial.packageFolder
      .appendingPathComponent("Examples/northlight/rapport.yaml")
    let good =
      [ConfigurationTests.threeLines, ConfigurationTests.fullForm]
      + [try String(contentsOf: example, encoding: .utf8)]
      + [
        "cadence:", "cadence: {window: }", "mailboxes:", "suppress: []", "holidays: ~",
        "compliance: null", "sequences: {}", "holidays: {NO: [2025-05-17]}",
        "sequences: {x: {stage: client, on: Delivered on+2 weeks, steps: [{template: a/b}]}}",
        "sequences: {x: {stage: client, on: renewed-on - 30 days, steps: [{template: a/b}]}}",
        "sequences: {prospect: off, lost: no}", "cadence: {stale: 90 s, away: 2 weeks}",
        "sequences: {x: {stage: client, on: 'd + 1 day, yearly', steps: [{template: a/b}]}}",
        "sequences: {x: {stage: client, on: 'd ,yearly', steps: [{visit: a, minutes: 1440}]}}",
        "sequences: {x: {stage: lost, steps: [{call: a, day: 2 weeks}, {template: b, day: 3bd}]}}",
        "cadence: {after_break_up: For good}", "cadence: {after_break_up: 13 weeks}",
        "cadence: {priority: break-up, mailbox: {health: {bounces: 100}, ramp: no}}",
        "cadence: {priority: [follow-up, break-up], mailbox: {health: {bounces: 7 %}}}",
        "mailboxes: {a: {from: a@n.example, ramp: {}, health: }}", "holidays: {all: a b.ICS}",
        "suppress: [acme.example, '@acme.example', a@acme.example, 'info@*']",
        "stages: {client: client, 7: lost}", "company_: x",
      ].map { ConfigurationTests.threeLines + $0 }
    let bad = ConfigurationErrorTests.rows.map { ConfigurationTests.threeLines + $0.yaml }
    var documents: [(yaml: String, json: Any)] = []
    for yaml in good + bad {
      var problems: [YamlProblem] = []
      // What is no YAML, or has a key twice, never comes to a schema.
      guard let root = YamlNode.document(yaml, file: "", into: &problems) else { continue }
      documents.append((yaml, root.json))
    }
    #expect(documents.count > 90)
    let verdicts = try SchemaJudge.verdicts(schema: Self.file, on: documents.map(\.json))
    #expect(verdicts.count == documents.count)
    for (document, isAccepted) in zip(documents, verdicts) {
      let isRead = (try? Configuration.read(yaml: document.yaml, file: "")) != nil
      let isBeyond = Self.beyond.contains { document.yaml.hasSuffix($0) }
      #expect(isAccepted == (isRead || isBeyond), "\(document.yaml)")
    }
  }

  /// What no schema can know: zones, countries and dates that do not exist, and what has to
  /// differ from something else in the file.
  static let beyond = [
    "zone: Europe/Belin}}", "zone: CEST}}", "{gap: 25h}}", "{prospekt: off}",
    "[{template: a}, {template: a}]}}", "[{template: a, id: s}, {template: b, id: s}]}}",
    "{template: b}, {template: c, day: 3}]}}", "{template: b, day: 3 business days}]}}",
    "{template: b, day: 8}]}}", "[{call: a}, {call: b}]}}", "{XX: [de.ics]}",
    "{Customer: client, customer: lost}",
    "{XX: [2025-12-24]}", "{UK: [2025-12-24]}", "{all: [2025-02-29]}",
  ]

  /// The property names of each object of a schema, by path.
  private static func collect(
    _ schema: [String: Any],
    in root: [String: Any],
    path: String,
    into keys: inout [String: Set<String>]
  ) {
    if let properties = schema["properties"] as? [String: [String: Any]],
      schema["additionalProperties"] as? Bool == false
    {
      keys[path] = Set(properties.keys)
      for (key, value) in properties {
        collect(value, in: root, path: path.isEmpty ? key : "\(path).\(key)", into: &keys)
      }
    }
    if let any = schema["additionalProperties"] as? [String: Any] {
      collect(any, in: root, path: "\(path).*", into: &keys)
    }
    if let items = schema["items"] as? [String: Any] {
      collect(items, in: root, path: "\(path)[]", into: &keys)
    }
    for choice in schema["anyOf"] as? [[String: Any]] ?? [] {
      collect(choice, in: root, path: path, into: &keys)
    }
  }
}

extension YamlNode {
  /// As an editor reads it, by YAML 1.2's core schema.
  fileprivate var json: Any {
    var unheard: [YamlProblem] = []
    if isNull { return NSNull() }
    if let text {
      if let number = Int(text) { return number }
      if let number = Double(text), text.utf8.allSatisfy({ "0123456789.-".utf8.contains($0) }) {
        return number
      }
      return ["true": true, "false": false][text] ?? text
    }
    if let items = items(into: &unheard) { return items.map(\.json) }
    let entries = entries(into: &unheard) ?? []
    return Dictionary(entries.map { ($0.key, $0.value.json) }) { first, _ in first }
  }
}
