import Check
import Foundation
import Outreach
import Preview
import TestSupport
import Testing

@Suite("A report in a format", .temporaryFolder)
struct FormatTests {
  /// Data that tries to get out of every format.
  static let hostile =
    "</pre>]]>\"'<script>%0A::error::|\n\n# x [a](b) \u{1B}[31m\u{0}\u{202E}@all,\\u0041"

  static let findings: [Finding] = [
    Samples.finding(message: hostile, draft: DraftID("d-zoe")),
    Samples.finding(.longSubject, line: 7, message: hostile),
    Samples.finding(
      .unknownName,
      line: 9,
      silence: Silence(reason: hostile, place: Place(file: "a", line: 1, column: 1))
    ),
  ]

  static var reports: [Report] {
    let before = Samples.preview([Samples.mail("zoe"), Samples.mail("gone", account: hostile)])
    let after = Samples.preview(
      [Samples.mail("zoe", text: hostile, subject: hostile, name: hostile, account: hostile)],
      findings: findings
    )
    return [
      .preview(after), .check(findings), .comparison(Samples.comparison(before, after)),
    ]
  }

  @Test("is XML with a case a mail, and counts what it holds", .needsPython, arguments: 0..<3)
  func junit(number: Int) throws {
    let script = """
      import sys, xml.etree.ElementTree as tree
      root = tree.parse(sys.argv[1]).getroot()
      assert root.tag == "testsuites", root.tag
      cases = root.findall("testsuite/testcase")
      failures = root.findall("testsuite/testcase/failure")
      assert int(root.get("tests")) == len(cases) == int(sys.argv[2]), (root.attrib, len(cases))
      assert int(root.get("failures")) == len(failures) == int(sys.argv[3]), len(failures)
      for case in cases: assert case.get("name") and case.get("classname") and case.get("file")
      """
    let file = TemporaryFolder.current.appending(path: "report.xml")
    try Data(Self.reports[number].junit.utf8).write(to: file)
    let counts = [("3", "1"), ("3", "1"), ("4", "1")][number]
    let words = ["-c", script, file.path, counts.0, counts.1]
    #expect(try ChildProcess.run("python3", words, in: TemporaryFolder.current) == 0)
  }

  @Test("is SARIF 2.1.0 with what the standard requires", arguments: 0..<3)
  func sarif(number: Int) throws {
    let text = Self.reports[number].sarif(version: "0.1.0")
    let log = try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
    )
    #expect(log["version"] as? String == "2.1.0")
    #expect((log["$schema"] as? String)?.contains("sarif-2.1.0") == true)
    let run = try #require((log["runs"] as? [[String: Any]])?.first)
    let tool = try #require(run["tool"] as? [String: Any])
    let driver = try #require(tool["driver"] as? [String: Any])
    #expect(driver["name"] as? String == "rapport")
    let rules = try #require(driver["rules"] as? [[String: Any]])
    #expect(rules.count == FindingKind.allCases.count)
    let results = try #require(run["results"] as? [[String: Any]])
    #expect(results.count == Self.reports[number].findings.count)
    for result in results {
      let index = try #require(result["ruleIndex"] as? Int)
      #expect(rules[index]["id"] as? String == result["ruleId"] as? String)
      #expect(["error", "warning", "note", "none"].contains(result["level"] as? String))
      #expect((result["message"] as? [String: String])?["text"]?.isEmpty == false)
      let place = try #require(
        ((result["locations"] as? [[String: Any]])?.first?["physicalLocation"]) as? [String: Any]
      )
      #expect((place["artifactLocation"] as? [String: String])?["uri"] != nil)
      let region = try #require(place["region"] as? [String: Int])
      #expect(region.values.allSatisfy { $0 >= 1 })
    }
    #expect(results.count { ($0["suppressions"] as? [Any])?.isEmpty == false } == 1)
  }

  @Test("is JSON that gives back what the data had", arguments: 0..<3)
  func json(number: Int) throws {
    let text = Self.reports[number].json
    #expect(!text.contains("\n"))
    let value = try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
    )
    let findings = try #require(value["findings"] as? [[String: Any]])
    #expect(findings.contains { $0["message"] as? String == Self.hostile })
  }

  @Test("has one workflow command a line and no line of the data", arguments: 0..<3)
  func commands(number: Int) {
    let lines = Self.reports[number].workflowCommands.split(separator: "\n")
    #expect(lines.count == [2, 2, 3][number])
    for line in lines {
      #expect(line.wholeMatch(of: /::(error|warning|notice) [^:]*::[^\r\n]*/) != nil, "\(line)")
    }
  }

  @Test("has at most ten annotations of a kind, the worst ones, and none for what is silenced")
  func ten() {
    let findings =
      (1...25).map { Samples.finding(.longSubject, line: $0) }
      + (1...25).map { Samples.finding(line: $0) }
    let lines = Report.check(findings).workflowCommands.split(separator: "\n")
    #expect(lines.prefix(10).allSatisfy { $0.hasPrefix("::error ") })
    #expect(lines.dropFirst(10).allSatisfy { $0.hasPrefix("::warning ") })
    #expect(lines.count == 20)
    let silence = Silence(reason: "known", place: Place(file: "a", line: 1, column: 1))
    #expect(Report.check([Samples.finding(silence: silence)]).workflowCommands.isEmpty)
  }

  @Test("is Markdown in which data is text", arguments: 0..<3)
  func summary(number: Int) {
    let text = Self.reports[number].summary()
    let inside = text.replacing(/<pre>(?s:.*?)<\/pre>/, with: "")
    for part in ["<script", "](b)", "\u{1B}", "\u{0}", "\u{202E}", "@all", "\n# x"] {
      #expect(!inside.contains(part), "\(part)")
    }
    #expect(
      text.components(separatedBy: "<pre>").count == text.components(separatedBy: "</pre>").count
    )
    #expect(!text.contains("<script"))
  }

  @Test("is cut between two lines where a summary is too long, and says so")
  func limit() {
    let mails = (0..<2_000).map { Samples.mail("person\($0)", account: Self.hostile) }
    let text = Report.preview(Samples.preview(mails)).summary(limit: 20_000)
    #expect(text.utf8.count <= 20_000)
    #expect(text.utf8.count > 19_000)
    #expect(text.hasSuffix("writes all of it._\n"))
    #expect(Report.preview(Samples.preview(mails)).summary().utf8.count <= 900_000)
  }

  @Test("shows a person what goes and comes, line by line, with no control of the terminal")
  func text() {
    guard case .comparison(let comparison) = Self.reports[2] else { return }
    let lines = ComparisonText(comparison).lines
    #expect(
      lines.first == "Against main (0123456): 1 mail reads otherwise, 1 is removed; "
        + "0 mails stay as they are"
    )
    #expect(lines.allSatisfy { $0.unicodeScalars.allSatisfy { $0.value >= 0x20 || $0 == "\n" } })
    let words = Samples.comparison(
      Samples.preview([Samples.mail("zoe")]),
      Samples.preview([Samples.mail("zoe", text: "Hello,\n\nthe day load.\n")])
    )
    #expect(ComparisonText(words).lines.contains("    │ the [-night-]{+day+} load."))
  }
}
