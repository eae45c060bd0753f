import Foundation
import TestSupport
import Testing

/// Drafts in the folder for drafts of a person's own mail program, on a real server.
@Suite("Drafts pushed over IMAP", .temporaryFolder, .needsPython, .needsDovecot)
struct PushTests {
  @Test(
    "lie there once after three pushes, byte for byte and marked as drafts",
    arguments: [
      (name: "Drafts", octets: "Drafts", isMarked: true, startTLS: false),
      ("Entwürfe", "Entw&APw-rfe", true, true),
      ("Entwürfe", "Entw&APw-rfe", false, false),
    ]
  )
  func pushes(_ folder: (name: String, octets: String, isMarked: Bool, startTLS: Bool)) throws {
    let dovecot = try Dovecot(drafts: folder.name, isMarked: folder.isMarked)
    let more = folder.isMarked ? [] : ["drafts: \(folder.name)"]
    let sample = try PushedWorkspace(dovecot, startTLS: folder.startTLS, more: more)
    let first = try sample.run("drafts", "push", "--all")
    #expect(first.status == 0, "\(first.output)\(first.errors)")
    #expect(first.output.contains("put into the folder “\(folder.name)”"))
    for words in [["--mailbox", "ana"], sample.ids] {
      let again = try sample.rapport.run(["drafts", "push", "--now", PushedWorkspace.now] + words)
      #expect(again.status == 0, "\(again.output)\(again.errors)")
      #expect(again.output.contains("0 drafts handed over, 2 there already."))
    }
    let there = try dovecot.messages(in: folder.octets)
    #expect(there.map(\.octets) == (try sample.octets()))
    #expect(there.allSatisfy { $0.flags.contains("\\Draft") && !$0.flags.contains("\\Seen") })
    #expect(try sample.states() == ["handed-over", "handed-over"])
  }

  @Test("never go out by rapport send, approved or not")
  func neverSent() throws {
    let dovecot = try Dovecot()
    let sample = try PushedWorkspace(dovecot)
    #expect(try sample.run("approve", sample.ids[0]).status == 0)
    #expect(try sample.run("drafts", "push", "--all").status == 0)
    #expect(try sample.run("send").output.hasPrefix("Nothing was sent. 0 due"))
    #expect(try sample.run("approve", sample.ids[1]).status != 0)
    let plan = try sample.run("plan")
    #expect(plan.output.contains("In your own mail program: 2"))
    #expect(try sample.run("why", sample.ids[0]).output.contains("handed-over"))
  }

  @Test("cannot be put anywhere where no folder is marked or named, which names the folders")
  func noFolder() throws {
    let dovecot = try Dovecot(drafts: "Entwürfe", isMarked: false)
    for more in [[], ["drafts: Drafts"]] {
      try? FileManager.default.removeItem(at: TemporaryFolder.current.appending(path: "workspace"))
      let sample = try PushedWorkspace(dovecot, more: more)
      let result = try sample.run("drafts", "push", "--all")
      #expect(result.status == 78)
      #expect(result.errors.contains("“Entwürfe”") && result.errors.contains("“Gesendet”"))
      #expect(try sample.states() == ["drafted", "drafted"])
    }
  }

  @Test("that the person changed there are left alone", arguments: ["edit", "flag"])
  func changed(_ action: String) throws {
    let dovecot = try Dovecot()
    let sample = try PushedWorkspace(dovecot)
    #expect(try sample.run("drafts", "push", "--all").status == 0)
    let changed = try dovecot.messages(after: action)
    let push = try sample.run("drafts", "push", "--all")
    #expect(push.status == 1)
    #expect(push.output.contains("you changed it in the folder “Drafts”; it was left alone"))
    let back = try sample.run("drafts", "take-back", sample.ids[0])
    #expect(back.status == 1)
    #expect(back.output.contains("stays handed over: you changed it"))
    #expect(try dovecot.messages().map(\.octets) == changed.map(\.octets))
    #expect(try sample.states() == ["handed-over", "handed-over"])
  }

  @Test("that are no longer there were sent or deleted: the person says which")
  func gone() throws {
    let dovecot = try Dovecot()
    let sample = try PushedWorkspace(dovecot)
    #expect(try sample.run("drafts", "push", "--all").status == 0)
    #expect(try dovecot.messages(after: "remove").isEmpty)
    let push = try sample.run("drafts", "push", "--all")
    #expect(push.status == 1 && push.output.contains("no longer in the folder “Drafts”"))
    #expect(try dovecot.messages().isEmpty)
    #expect(try sample.run("drafts", "take-back", sample.ids[0]).status == 1)
    let sent = try sample.run("resolve", sample.ids[0], "--sent", "--reason", "in my Sent folder")
    #expect(sent.status == 0, "\(sent.errors)")
    let back = try sample.run("drafts", "take-back", "--not-sent", sample.ids[1])
    #expect(back.status == 0, "\(back.errors)")
    #expect(try sample.states() == ["sent", "drafted"])
    #expect(try sample.run("log", "list", "acme").output.contains("mail-out"))
  }

  @Test("that are taken back are removed there, and want a new approval")
  func takesBack() throws {
    let dovecot = try Dovecot()
    let sample = try PushedWorkspace(dovecot)
    #expect(try sample.run("approve", "--all").status == 0)
    #expect(try sample.run("drafts", "push", "--all").status == 0)
    let back = try sample.run("drafts", "take-back", sample.ids[0])
    #expect(back.status == 0, "\(back.output)\(back.errors)")
    #expect(try dovecot.messages().count == 1)
    #expect(try sample.states() == ["drafted", "handed-over"])
    #expect(try sample.run("approve", sample.ids[0]).status == 0)
    #expect(try sample.run("send").output.hasPrefix("Nothing was sent. 1 due"))
  }

  /// Edits the first draft, which is taken back by word alone, so that its old copy stays.
  private func superseded(_ sample: PushedWorkspace) throws -> String {
    #expect(try sample.run("drafts", "take-back", "--not-sent", sample.ids[0]).status == 0)
    var rapport = sample.rapport
    rapport.environment["EDITOR"] = "sed -i s/measure/count/"
    let edit = try rapport.run(["edit", sample.ids[0], "--json", "--now", PushedWorkspace.now])
    return try #require(edit.objects.first?["id"] as? String, "\(edit.errors)")
  }

  @Test("take the place of an earlier version that nobody touched")
  func replaces() throws {
    let dovecot = try Dovecot()
    let sample = try PushedWorkspace(dovecot)
    #expect(try sample.run("drafts", "push", sample.ids[0]).status == 0)
    let next = try superseded(sample)
    let push = try sample.run("drafts", "push", next)
    #expect(push.status == 0 && push.output.contains("in the place of \(sample.ids[0])"))
    let there = try dovecot.messages()
    #expect(
      there.map(\.octets) == [Data(try sample.run("drafts", "show", "--raw", next).output.utf8)]
    )
    #expect(try sample.run("edit", next).status != 0)
  }

  @Test("do not lie beside an earlier version that the person changed")
  func leavesEarlier() throws {
    let dovecot = try Dovecot()
    let sample = try PushedWorkspace(dovecot)
    #expect(try sample.run("drafts", "push", sample.ids[0]).status == 0)
    let changed = try dovecot.messages(after: "edit")
    let next = try superseded(sample)
    let push = try sample.run("drafts", "push", next)
    #expect(push.status == 1)
    #expect(push.output.contains("you changed its earlier version \(sample.ids[0])"))
    #expect(try dovecot.messages().map(\.octets) == changed.map(\.octets))
    #expect(try sample.run("drafts", "list", "--state", "drafted").output.contains(next))
  }

  @Test("are found again when the folder was made anew and every number in it is another")
  func renewed() throws {
    let dovecot = try Dovecot()
    let sample = try PushedWorkspace(dovecot)
    let before = try sample.run("drafts", "push", "--all", "--json").objects
    #expect(try dovecot.messages(after: "renew").count == 2)
    let after = try sample.run("drafts", "push", "--all", "--json").objects
    #expect(after.compactMap { $0["outcome"] as? String } == ["there already", "there already"])
    #expect(
      before.compactMap { $0["uid_validity"] as? Int }
        != after.compactMap { $0["uid_validity"] as? Int }
    )
    #expect(try dovecot.messages().count == 2)
  }

  @Test(
    "lie there once, whichever of its calls a push is killed at",
    .needsTracing,
    .hangGuard,
    arguments: ["sendto", "recvfrom", "pwrite64", "fdatasync"]
  )
  func kills(_ call: String) throws {
    let dovecot = try Dovecot()
    let sample = try PushedWorkspace(dovecot)
    let octets = try sample.octets()[0]
    var states: Set<[String]> = []
    for count in 1...200 {
      let killed = try sample.copy("k\(count)")
      var strace = killed.rapport
      strace.program = URL(filePath: "/usr/bin/env")
      let words = [
        "strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace=\(call)", "-e",
        "inject=\(call):signal=KILL:when=\(count)", Program.rapport.path, "drafts", "push",
        sample.ids[0], "--now", PushedWorkspace.now,
      ]
      let end = try strace.run(words)
      let before = try killed.states()
      states.insert(before)
      // What may be there is not Rapport's to send any more.
      #expect(try dovecot.files(of: killed.user).isEmpty || before[0] == "handed-over")
      let again = try killed.run("drafts", "push", sample.ids[0])
      #expect(again.status == 0, "\(call) \(count): \(again.output)\(again.errors)")
      #expect(try dovecot.files(of: killed.user) == [octets], "\(call) \(count)")
      try FileManager.default.removeItem(at: killed.workspace.folder)
      if end.status == 0 { break }
      #expect(count < 200, "it never came to its end")
    }
    #expect(states.count > 1)
  }
}
