import Foundation
import TestSupport
import Testing

/// The whole way with a real server at its end: import, draft, approve, send.
@Suite("From data files to a server", .temporaryFolder)
struct SendTests {
  private static let now = "2026-11-24T08:00:00Z"

  private func started() throws -> (workspace: SampleWorkspace, sink: SMTPSink, dumps: URL) {
    let dumps = TemporaryFolder.current.appending(path: "taken", directoryHint: .isDirectory)
    try FileManager.default.createDirectory(at: dumps, withIntermediateDirectories: true)
    let sink = try SMTPSink(dumpingTo: dumps)
    let workspace = try SampleWorkspace(configuration: SampleWorkspace.sending(to: sink.port))
    #expect(try workspace.rapport("import").status == 0)
    #expect(try workspace.rapport("draft", "--now", Self.now).status == 0)
    return (workspace, sink, dumps)
  }

  /// The messages as the sink took them, without the lines that it adds, by their Message-ID.
  private func taken(_ sink: SMTPSink) throws -> [String: String] {
    var messages: [String: String] = [:]
    for dump in try sink.dumps() {
      let lines = dump.split(separator: "\n", omittingEmptySubsequences: false)
      // The sink ends each message with an empty line of its own.
      let message = lines.drop { !$0.hasPrefix("From:") }.dropLast().joined(separator: "\n")
      let id = lines.first { $0.hasPrefix("Message-ID:") }.map(String.init) ?? "none"
      #expect(messages[id] == nil, "\(id) was taken twice")
      messages[id] = message
    }
    return messages
  }

  private func states(_ workspace: SampleWorkspace) throws -> [String] {
    try workspace.rapport("drafts", "list", "--state", "all", "--json").objects
      .compactMap { $0["state"] as? String }
  }

  @Test("each approved mail arrives once, byte for byte the dry run's file", .needsSMTPSink)
  func once() throws {
    let (workspace, sink, _) = try started()
    #expect(try workspace.rapport("approve", "--all", "--now", Self.now).status == 0)

    let dry = try workspace.rapport("send", "--now", Self.now)
    #expect(dry.output.contains("Nothing was sent"))
    #expect(try taken(sink).isEmpty)
    let files = try workspace.outbox()
    #expect(files.count == 2)

    let live = try workspace.send(2, at: Self.now)
    #expect(live.status == 0, "\(live.errors)")
    #expect(live.output.contains("Sent 2 mails"))
    let messages = try taken(sink)
    let written = files.values.map {
      String(decoding: $0, as: UTF8.self).replacingOccurrences(of: "\r\n", with: "\n")
    }
    #expect(messages.values.sorted() == written.sorted())
    #expect(try states(workspace) == ["sent", "sent"])

    let again = try workspace.send(0, at: Self.now)
    #expect(again.output.contains("Sent 0 mails"))
    #expect(try taken(sink).count == 2)
    #expect(try workspace.rapport("draft", "--now", Self.now).output.contains("0 new drafts"))
  }

  @Test("nothing goes without an approval", .needsSMTPSink)
  func unapproved() throws {
    let (workspace, sink, _) = try started()
    #expect(try workspace.send(0, at: Self.now).output.contains("Sent 0"))
    #expect(try taken(sink).isEmpty)
  }

  @Test(
    "an edited draft waits until it is approved again, and then the new text goes",
    .needsSMTPSink
  )
  func edited() throws {
    let (workspace, sink, _) = try started()
    #expect(try workspace.rapport("approve", "--all", "--now", Self.now).status == 0)
    let drafts = try workspace.rapport("drafts", "--json").objects
    let first = try #require(drafts.first { $0["account"] as? String == "acme" })
    let id = try #require(first["id"] as? String)
    var person = workspace.rapport
    person.environment["EDITOR"] = "sed -i 's/measure/weigh/'"
    let edit = try person("edit", id, "--now", Self.now)
    #expect(edit.status == 0, "\(edit.errors)")

    #expect(try workspace.send(1, at: Self.now).output.contains("Sent 1"))
    #expect(try taken(sink).values.allSatisfy { !$0.contains("weigh") })

    #expect(try workspace.rapport("approve", "--all", "--now", Self.now).status == 0)
    #expect(try workspace.send(1, at: Self.now).output.contains("Sent 1"))
    #expect(try taken(sink).values.count { $0.contains("weigh") } == 1)
    #expect(try states(workspace).sorted() == ["sent", "sent", "superseded"])
  }

  @Test("a reply that comes in between takes the draft back", .needsSMTPSink)
  func reply() throws {
    let (workspace, sink, _) = try started()
    #expect(try workspace.rapport("approve", "--all", "--now", Self.now).status == 0)
    try workspace.write(
      "account,contact,kind,at,text\nacme,zoe,mail-in,2026-11-24T07:59:00Z,Please call me\n",
      to: "touches.csv"
    )
    #expect(try workspace.rapport("import").status == 0)
    let live = try workspace.send(2, at: Self.now)
    #expect(live.output.contains("Sent 1"))
    #expect(live.output.contains("withdrawn"))
    #expect(try taken(sink).values.allSatisfy { !$0.contains("zoe@acme.example") })
    #expect(try states(workspace).sorted() == ["sent", "withdrawn"])
  }

  @Test("a skipped step is never drafted again")
  func skipped() throws {
    let workspace = try SampleWorkspace()
    #expect(try workspace.rapport("import").status == 0)
    #expect(try workspace.rapport("draft", "--now", Self.now).status == 0)
    let ids = try workspace.rapport("drafts", "--json").objects.compactMap { $0["id"] as? String }
    #expect(ids.count == 2)
    #expect(try workspace.rapport.run(["skip", "--reason", "known"] + ids).status == 0)
    let again = try workspace.rapport("draft", "--now", Self.now)
    #expect(again.output.contains("0 new drafts"))
    #expect(Set(try states(workspace)) == ["skipped"])
  }

  @Test("a mail whose slot is still to come is not sent", .needsSMTPSink)
  func early() throws {
    let (workspace, sink, _) = try started()
    #expect(try workspace.rapport("approve", "--all", "--now", Self.now).status == 0)
    let night = "2026-11-24T05:00:00Z"
    #expect(try workspace.send(0, at: night).output.contains("Sent 0"))
    #expect(try taken(sink).isEmpty)
  }

  @Test("the listing for programs has the promised keys")
  func keys() throws {
    let workspace = try SampleWorkspace()
    #expect(try workspace.rapport("import").status == 0)
    #expect(try workspace.rapport("draft", "--now", Self.now).status == 0)
    let drafts = try workspace.rapport("drafts", "--json").objects
    let promised: Set<String> = [
      "id", "account", "contact", "to", "kind", "step", "state", "planned", "message_id", "sha256",
    ]
    #expect(drafts.count == 2)
    for draft in drafts { #expect(promised.isSubset(of: Set(draft.keys))) }
  }
}
