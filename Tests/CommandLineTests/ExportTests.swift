import Foundation
import TestSupport
import Testing

/// Drafts as files that mail programs open as drafts.
@Suite("Drafts exported to files", .temporaryFolder)
struct ExportTests {
  private func sample() throws -> PushedWorkspace {
    try PushedWorkspace(imap: ["host: imap.northlight.example"])
  }

  private func files(_ sample: PushedWorkspace, _ folder: String = "Handover") throws -> [String:
    Data]
  {
    let root = sample.workspace.folder.appending(path: folder)
    let names = (try? FileManager.default.contentsOfDirectory(atPath: root.path)) ?? []
    return try Dictionary(
      uniqueKeysWithValues: names.map { ($0, try Data(contentsOf: root.appending(path: $0))) }
    )
  }

  @Test("are the mails but for X-Unsent, Date and Message-ID, under names that stay")
  func exports() throws {
    let sample = try sample()
    let octets = try sample.octets()
    let export = try sample.run("drafts", "export", "--eml")
    #expect(export.status == 0, "\(export.output)\(export.errors)")
    let files = try files(sample)
    #expect(
      files.keys.sorted() == [
        "acme--zoe--prospect.check-in.first.eml", "birch--bo--prospect.check-in.first.eml",
      ]
    )
    for (file, mail) in zip(files.sorted { $0.key < $1.key }.map(\.value), octets) {
      let lines = String(decoding: mail, as: UTF8.self).components(separatedBy: "\r\n")
      let kept = lines.filter { !$0.hasPrefix("Date: ") && !$0.hasPrefix("Message-ID: ") }
      #expect(kept.count == lines.count - 2)
      #expect(
        String(decoding: file, as: UTF8.self).components(separatedBy: "\r\n")
          == ["X-Unsent: 1"] + kept
      )
    }
    #expect(try sample.states() == ["handed-over", "handed-over"])
    #expect(try sample.run("drafts", "export", "--eml").output.contains("0 drafts handed over"))
    #expect(try sample.run("drafts", "export", "--eml", "--draft", sample.ids[0]).status == 0)
    #expect(try self.files(sample) == files)
  }

  @Test("go to the folder that is named, and a file that the person changed is left alone")
  func changed() throws {
    let sample = try sample()
    #expect(try sample.run("drafts", "export", "--eml", "Mine").status == 0)
    let name = try #require(try files(sample, "Mine").keys.min())
    try sample.workspace.write("mine", to: "Mine/\(name)")
    let again = try sample.run("drafts", "export", "--eml", "--draft", sample.ids[0], "Mine")
    #expect(again.status == 1 && again.output.contains("left alone"))
    let back = try sample.run("drafts", "take-back", sample.ids[0])
    #expect(back.status == 0 && back.output.contains("may still lie in your mail program"))
    #expect(try files(sample, "Mine")[name] == Data("mine".utf8))
    #expect(try sample.run("drafts", "take-back", sample.ids[1]).status == 0)
    #expect(try files(sample, "Mine").count == 1)
    #expect(try sample.states() == ["drafted", "drafted"])
  }

  @Test("are not what a push puts beside them, nor the reverse")
  func elsewhere() throws {
    let server = try FaultyIMAP(
      [],
      ["--folder", "Drafts:\\Drafts", "--password", Dovecot.password],
      in: TemporaryFolder.current
    )
    let sample = try PushedWorkspace(server)
    #expect(try sample.run("drafts", "export", "--eml", "--draft", sample.ids[0]).status == 0)
    let push = try sample.run("drafts", "push", "--all")
    #expect(push.status == 1 && push.output.contains("handed over in"))
    #expect(try server.kept().count == 1)
    let export = try sample.run("drafts", "export", "--eml", "--draft", sample.ids[1])
    #expect(export.status == 1 && export.output.contains("in the folder “Drafts” already"))
    #expect(try files(sample).count == 1)
  }

  @Test("are not written of a mail that they answered meanwhile")
  func overtaken() throws {
    let sample = try sample()
    let reply = try sample.run("log", "reply", "acme", "--contact", "zoe", "yes please")
    #expect(reply.status == 0, "\(reply.errors)")
    let export = try sample.run("drafts", "export", "--eml")
    #expect(export.status == 1 && export.output.contains("not handed over"))
    #expect(try files(sample).count == 1)
    #expect(try sample.states() == ["drafted", "handed-over"])
  }

  @Test("that they answered meanwhile are not to be sent, which rapport draft says")
  func stranded() throws {
    let sample = try sample()
    #expect(try sample.run("drafts", "export", "--eml").status == 0)
    #expect(try sample.run("log", "reply", "acme", "--contact", "zoe", "yes please").status == 0)
    let draft = try sample.run("draft")
    #expect(draft.output.contains("\(sample.ids[0]) is in your own mail program; do not send it"))
    #expect(try sample.states() == ["handed-over", "handed-over"])
  }
}
