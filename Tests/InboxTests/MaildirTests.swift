import Foundation
import Inbox
import TestSupport
import Testing

@Suite(.temporaryFolder) struct MaildirTests {
  @Test func messagesOfBothFoldersComeInTheOrderOfTheirNames() throws {
    let folder = try maildir()
    try write("two", to: "cur/1002.b.host:2,RS")
    try write("one", to: "new/1001.a.host")
    try write("three", to: "new/1003.c.host")
    #expect(try texts(folder) == ["one", "two", "three"])
    #expect(
      try folder.entries().map(\.key.text) == [
        "maildir:1001.a.host", "maildir:1002.b.host", "maildir:1003.c.host",
      ]
    )
  }

  @Test func whatIsNoMessageIsPassedOver() throws {
    let folder = try maildir()
    try write("half", to: "tmp/1001.a.host")
    try write("hidden", to: "new/.1002.b.host")
    try write("secret", to: "secret")
    let files = FileManager.default
    let root = TemporaryFolder.current
    try files.createDirectory(
      at: root.appending(path: "cur/folder"),
      withIntermediateDirectories: true
    )
    try files.createSymbolicLink(
      at: root.appending(path: "new/1003.c.host"),
      withDestinationURL: root.appending(path: "secret")
    )
    #expect(try texts(folder) == [])
  }

  @Test func aMessageThatIsReadMeanwhileIsFoundWhereItWent() throws {
    let folder = try maildir()
    try write("one", to: "new/1001.a.host")
    let entry = try #require(try folder.entries().first)
    let root = TemporaryFolder.current
    try FileManager.default.moveItem(
      at: root.appending(path: "new/1001.a.host"),
      to: root.appending(path: "cur/1001.a.host:2,S")
    )
    let mail = try #require(try folder.message(entry))
    #expect(mail == RawMail(key: entry.key, bytes: Array("one".utf8)))
    #expect(try folder.entries().map(\.key) == [entry.key])
  }

  @Test func aMessageThatIsGoneIsNone() throws {
    let folder = try maildir()
    try write("one", to: "new/1001.a.host")
    let entry = try #require(try folder.entries().first)
    try FileManager.default.removeItem(
      at: TemporaryFolder.current.appending(path: "new/1001.a.host")
    )
    #expect(try folder.message(entry) == nil)
  }

  @Test func aFolderWithoutCurAndNewIsNoMaildir() {
    let path = TemporaryFolder.current.path
    #expect(throws: MailboxError.notMaildir(path: path)) { try Maildir(path: path) }
  }

  private func maildir() throws -> Maildir {
    for name in ["cur", "new", "tmp"] {
      try FileManager.default.createDirectory(
        at: TemporaryFolder.current.appending(path: name),
        withIntermediateDirectories: true
      )
    }
    return try Maildir(path: TemporaryFolder.current.path)
  }

  private func write(_ text: String, to name: String) throws {
    try Data(text.utf8).write(to: TemporaryFolder.current.appending(path: name))
  }

  private func texts(_ folder: Maildir) throws -> [String] {
    try folder.entries().compactMap { entry in
      try folder.message(entry).map { String(decoding: $0.bytes, as: UTF8.self) }
    }
  }
}
