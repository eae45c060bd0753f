import Foundation
import TestSupport
import Testing

/// One mail to oneself, before anybody else gets one.
@Suite("rapport send --to-me", .temporaryFolder, .needsPython, .needsSMTPSink)
struct TrialTests {
  private static let now = "2026-11-24T08:00:00Z"

  private func drafted() throws -> (workspace: SampleWorkspace, sink: SMTPSink) {
    let dumps = TemporaryFolder.current.appending(path: "taken", directoryHint: .isDirectory)
    try FileManager.default.createDirectory(at: dumps, withIntermediateDirectories: true)
    let sink = try SMTPSink(dumpingTo: dumps)
    let workspace = try SampleWorkspace(configuration: SampleWorkspace.sending(to: sink.port))
    for words in [["import"], ["draft"]] {
      #expect(try workspace.rapport.run(words + ["--now", Self.now]).status == 0)
    }
    return (workspace, sink)
  }

  private func lines(_ text: String) -> [String] {
    text.replacingOccurrences(of: "\r\n", with: "\n")
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  @Test("sends the very mail to its sender, but for To and Message-ID, and notes nothing")
  func trial() throws {
    let (workspace, sink) = try drafted()
    let before = try workspace.read("rapport.db")
    let listed = try workspace.rapport("drafts", "--json").output
    let result = try workspace.rapport("send", "--to-me", "--now", Self.now)
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.contains("to ana@northlight.example"))
    #expect(try workspace.read("rapport.db") == before)
    #expect(try workspace.rapport("drafts", "--json").output == listed)

    let dump = lines(try #require(try sink.dumps().first))
    #expect(dump.contains("X-Rcpt-Args: <ana@northlight.example>"), "\(dump)")
    let id = try #require(try workspace.rapport("drafts", "--json").objects.first?["id"] as? String)
    let raw = lines(try workspace.rapport("drafts", "show", "--raw", id).output)
    let message = dump.drop { !$0.hasPrefix("From:") }
    let changed = zip(message, raw).filter { $0 != $1 }.map(\.0)
    #expect(message.count >= raw.count)
    #expect(changed.first { $0.hasPrefix("To:") } == "To: ana@northlight.example")
    #expect(changed.count == 2, "\(changed)")
    let identity = try #require(changed.first { $0.hasPrefix("Message-ID: <") })
    _ = try workspace.rapport("send", "--to-me", "--now", Self.now)
    let identities = try sink.dumps().flatMap(lines).filter { $0.hasPrefix("Message-ID:") }
    #expect(Set(identities).count == 2 && identities.contains(identity))
  }

  @Test("takes the first that is due, else the next approved, else the next drafted")
  func order() throws {
    let (workspace, sink) = try drafted()
    let ids = try workspace.rapport("drafts", "--json").objects.compactMap { $0["id"] as? String }
    #expect(ids.count == 2)
    #expect(try workspace.rapport("send", "--to-me", "--now", Self.now).output.contains(ids[0]))
    #expect(try workspace.rapport("approve", ids[1], "--now", Self.now).status == 0)
    #expect(try workspace.rapport("send", "--to-me", "--now", Self.now).output.contains(ids[1]))
    #expect(try sink.dumps().count == 2)
  }

  @Test("is no first live run: that one still begins with one mail")
  func isNoLiveRun() throws {
    let (workspace, sink) = try drafted()
    #expect(try workspace.rapport("approve", "--all", "--now", Self.now).status == 0)
    #expect(try workspace.rapport("send", "--to-me", "--now", Self.now).status == 0)
    let live = try workspace.rapport("send", "--live", "--yes", "1", "--now", Self.now)
    #expect(live.errors.contains("Nothing was ever sent"), "\(live.errors)")
    #expect(try sink.dumps().count == 2)
  }

  @Test("without a draft says what to do")
  func nothingToTry() throws {
    let result = try SampleWorkspace().rapport("send", "--to-me", "--now", Self.now)
    #expect(result.status == 65 && result.errors.contains("rapport draft"))
  }
}
