import Check
import Outreach
import Testing

@Suite("A silence")
struct SilenceTests {
  /// A mail that says what a warning is about, in line 26 or below it.
  private func sandbox(saying sentence: String) throws -> Sandbox {
    var sandbox = try Sandbox.small()
    try sandbox.say(sentence)
    return sandbox
  }

  private static let phrase = "Just checking in."
  private static let comment =
    "{% comment %}rapport: allow just-checking-in because it is a joke of ours{% endcomment %}"

  @Test("on the line of the template keeps the finding, with its reason")
  func onTheLine() throws {
    let findings = try sandbox(saying: Self.phrase + Self.comment).findings
    let finding = try #require(findings.first { $0.kind == .justCheckingIn })
    #expect(finding.silence?.reason == "it is a joke of ours")
    #expect(finding.silence?.place.file == "Templates/check-in/third.md")
    #expect(finding.silence?.place.line == finding.place.line)
    #expect(!finding.isFailure)
    #expect(!findings.contains { $0.silence == nil })
  }

  @Test("on a line of its own holds for the next line")
  func onTheLineAbove() throws {
    let heard = try sandbox(saying: Self.comment + "\n" + Self.phrase).heard
    #expect(heard == [])
  }

  @Test("on another line silences nothing, and says so")
  func onAnotherLine() throws {
    let heard = try sandbox(saying: Self.comment + " Well.\n\n" + Self.phrase).heard
    #expect(heard.map(\.kind) == [.unusedSilence, .justCheckingIn])
  }

  @Test("in the front matter holds for the file")
  func inTheFrontMatter() throws {
    var sandbox = try sandbox(saying: Self.phrase)
    let allow = "kind: check-in\nallow: {just-checking-in: it is a joke of ours}"
    try sandbox.replace("kind: check-in", by: allow, in: "check-in/third")
    #expect(try sandbox.heard == [])
  }

  @Test(
    "in rapport.yaml holds for a file, a line, a record, or everywhere",
    arguments: [
      "Templates/check-in/third.md", "check-in/third", "third.md", "check-in/third.md:LINE",
    ]
  )
  func inTheConfiguration(subject: String) throws {
    var sandbox = try sandbox(saying: Self.phrase)
    let line = try #require(try sandbox.heard.first).place.line
    let place = subject.replacing("LINE", with: String(line))
    sandbox.allow("{id: just-checking-in, where: \"\(place)\", because: it is a joke of ours}")
    #expect(try sandbox.heard == [])
    sandbox.configuration.replace(", where: \"\(place)\"", with: "")
    #expect(try sandbox.heard == [])
  }

  @Test(
    "of another file, line or record silences nothing",
    arguments: [
      "check-in/second", "in/third.md", "check-in/third.md:1", "kestrel-foods", "third.md:*",
    ]
  )
  func elsewhere(subject: String) throws {
    var sandbox = try sandbox(saying: Self.phrase)
    sandbox.allow("{id: just-checking-in, where: \"\(subject)\", because: it is a joke of ours}")
    #expect(try sandbox.heard.map(\.kind).sorted { $0.id < $1.id }.contains(.unusedSilence))
  }

  @Test("for one record leaves the others heard", arguments: ["planted", "p-lind", "p-*"])
  func ofOneRecord(id: String) throws {
    var sandbox = try Sandbox.small()
    sandbox.addAccount(["topic": ""])
    sandbox.addContact()
    sandbox.addAccount(["id": "other", "domain": "other.example", "topic": ""])
    sandbox.addContact(["id": "o-lind", "account": "other", "email": "o@other.example"])
    #expect(try sandbox.heard.map(\.count) == [2])
    sandbox.allow("{id: missing-value, where: \(id), because: we know}")
    let findings = try sandbox.findings.filter { $0.place.file == "Templates/check-in/first.md" }
    #expect(findings.filter { $0.silence == nil }.map(\.count) == [1])
    #expect(findings.contains { $0.silence?.reason == "we know" })
  }

  @Test("without a reason silences nothing")
  func withoutReason() throws {
    let comment = "{% comment %}rapport: allow just-checking-in{% endcomment %}"
    let heard = try sandbox(saying: Self.phrase + comment).heard
    #expect(heard.map(\.kind) == [.silenceWithoutReason, .justCheckingIn])
  }

  @Test("of an id that is nearly one says which was meant")
  func misspelt() throws {
    let comment = "{% comment %}rapport: allow just-cheking-in because of us{% endcomment %}"
    let heard = try sandbox(saying: Self.phrase + comment).heard
    #expect(heard.map(\.kind) == [.unknownSilence, .justCheckingIn])
    #expect(heard[0].message.contains("“just-checking-in”"))
  }

  @Test("of a silence is none")
  func ofASilence() throws {
    var sandbox = try Sandbox.small()
    sandbox.allow("{id: unused-silence, because: I want peace}")
    #expect(try sandbox.heard.map(\.kind) == [.unknownSilence])
  }
}
