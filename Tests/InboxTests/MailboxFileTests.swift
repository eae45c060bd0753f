import Foundation
import Inbox
import TestSupport
import Testing

@Suite struct MailboxFileTests {
  static let two = """
    From ann@acme.example Mon Dec 21 10:00:00 2026
    Subject: One

    Hello
    >From here on
    >>From there

    From MAILER-DAEMON Tue Dec 22 10:00:00 2026
    Subject: Two

    From now on, a line of prose.

    From 10 to 12 we are closed.


    """

  @Test(arguments: [1, 7, 64, 100_000])
  func messagesAreReadWhateverTheBlocks(size: Int) throws {
    #expect(
      try read(Self.two, blocks: size) == [
        "Subject: One\n\nHello\nFrom here on\n>From there\n",
        "Subject: Two\n\nFrom now on, a line of prose.\n\nFrom 10 to 12 we are closed.\n",
      ]
    )
  }

  @Test func theOlderQuotingUndoesOneLevelOnly() throws {
    let first = try read(Self.two, quoting: .mboxo).first
    #expect(first == "Subject: One\n\nHello\nFrom here on\n>>From there\n")
  }

  @Test func linesThatEndWithCRLFAreReadAsTheyAre() throws {
    let text = Self.two.split(separator: "\n", omittingEmptySubsequences: false)
      .joined(separator: "\r\n")
    #expect(
      try read(text).first?.utf8.count == "Subject: One\n\nHello\nFrom here on\n>From there\n".utf8
        .count + 5
    )
    #expect(try read(text).count == 2)
  }

  @Test func anEmptyFileHasNoMessages() throws {
    #expect(try read("") == [])
    #expect(try read("\n\n") == [])
  }

  @Test func aMessageWithoutALastLineEndIsWhole() throws {
    #expect(try read("From a Mon Dec 21 10:00:00 2026\nSubject: x\n\nend") == ["Subject: x\n\nend"])
  }

  @Test func aFileThatIsNoMailboxIsRefused() {
    #expect(throws: MailboxError.notMailbox(path: "file")) { try read("id,name\n1,Ann\n") }
  }

  @Test func whatIsTooLongIsCutAndSaysSo() throws {
    let body = String(repeating: "0123456789\n", count: 20_000)
    let text = "From a Mon Dec 21 10:00:00 2026\nSubject: x\n\n\(body)\n" + Self.two
    let mails = try mails(text, limit: 100_000)
    #expect(mails.map(\.isCut) == [true, false, false])
    #expect(mails[0].bytes.count <= 100_000)
  }

  @Test func aLineLongerThanAPieceIsOneLine() throws {
    let line = "x" + String(repeating: "From a Mon Dec 21 10:00:00 2026 ", count: 10_000)
    let text = "From a Mon Dec 21 10:00:00 2026\n\n\(line)\n"
    #expect(try read(text) == ["\n\(line)\n"])
  }

  @Test func aMessageIsKnownAgainAfterItWasReadAndMarked() throws {
    let marked = Self.two.replacing(
      "Subject: One",
      with: "Status: RO\nX-Status: A\n\tB\nSubject: One"
    )
    let moved = "From x Mon Dec 21 10:00:00 2026\nSubject: Zero\n\nNew\n\n" + marked
    let before = try mails(Self.two).map(\.key)
    #expect(Set(before).count == 2)
    #expect(try Array(mails(moved).map(\.key).dropFirst()) == before)
  }

  @Test func otherFieldsAndTheBodyMakeAnotherMessage() throws {
    let key = try mails(Self.two)[0].key
    let other = Self.two.replacing("Hello", with: "Status: RO")
    #expect(try mails(other)[0].key != key)
  }

  @Test(.temporaryFolder) func aFileIsReadByItsPath() throws {
    let file = TemporaryFolder.current.appending(path: "inbox.mbox")
    try Data(Self.two.utf8).write(to: file)
    var mailbox = try MailboxFile(path: file.path)
    #expect(try mailbox.next() != nil)
    #expect(try mailbox.next() != nil)
    #expect(try mailbox.next() == nil)
    #expect(try mailbox.next() == nil)
  }

  @Test(.temporaryFolder) func whatIsNoFileIsRefusedWithItsReason() throws {
    let folder = TemporaryFolder.current.path
    #expect(throws: MailboxError.cannotRead(path: folder, reason: "it is no regular file")) {
      try MailboxFile(path: folder)
    }
    let absent = folder + "/absent"
    #expect(
      throws: MailboxError.cannotRead(path: absent, reason: "No such file or directory")
    ) { try MailboxFile(path: absent) }
  }

  private func read(
    _ text: String,
    blocks: Int = 1_000,
    quoting: MailboxFile.Quoting = .mboxrd
  ) throws -> [String] {
    try mails(text, blocks: blocks, quoting: quoting).map {
      String(decoding: $0.bytes, as: UTF8.self)
    }
  }

  private func mails(
    _ text: String,
    blocks: Int = 1_000,
    quoting: MailboxFile.Quoting = .mboxrd,
    limit: Int = RawMail.limit
  ) throws -> [RawMail] {
    var rest = Array(text.utf8)[...]
    var mailbox = MailboxFile(path: "file", quoting: quoting, limit: limit) {
      guard !rest.isEmpty else { return nil }
      defer { rest = rest.dropFirst(blocks) }
      return Array(rest.prefix(blocks))
    }
    var mails: [RawMail] = []
    while let mail = try mailbox.next() { mails.append(mail) }
    return mails
  }
}
