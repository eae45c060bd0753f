import Testing

@testable import IMAP

/// Names of folders in IMAP's own UTF-7.
@Suite struct FolderNameTests {
  @Test(
    "a name is what people call the folder, and what the server calls it",
    arguments: [
      ("Drafts", "Drafts"), ("Entwürfe", "Entw&APw-rfe"), ("Brouillons", "Brouillons"),
      ("R&D", "R&-D"), ("&", "&-"), ("草稿", "&g0l6Pw-"), ("Чернов", "&BCcENQRABD0EPgQy-"),
      ("😀 a", "&2D3eAA- a"), ("~peter/mail/台北/日本語", "~peter/mail/&U,BTFw-/&ZeVnLIqe-"),
      ("", ""), ("a\u{7}b", "a&AAc-b"),
    ]
  )
  func writes(_ text: String, _ octets: String) {
    #expect(FolderName(text).octets == Array(octets.utf8))
    #expect(FolderName(octets: Array(octets.utf8)).text == text)
  }

  @Test(
    "octets that are no such name are shown as they came, and go back as they came",
    arguments: ["Entw&APw", "&!-", "&AP-", "&2D0-", "Entwürfe", "a\u{7}"]
  )
  func keeps(_ octets: String) {
    let name = FolderName(octets: Array(octets.utf8))
    #expect(name.octets == Array(octets.utf8))
    #expect(name.text == octets)
  }

  @Test("the inbox has no case, other folders have")
  func inbox() {
    #expect(FolderName("inbox").names(FolderName("INBOX")))
    #expect(!FolderName("drafts").names(FolderName("Drafts")))
    #expect(FolderName("Entwürfe").names(FolderName(octets: Array("Entw&APw-rfe".utf8))))
    #expect(FolderName("Entwürfe").names(FolderName(octets: Array("Entwürfe".utf8))))
  }
}
