import CSV
import Foundation
import Outreach
import TestSupport
import Testing

@Suite("Rows that are wrong")
struct ImportErrorTests {
  @Test("are refused with place, reason and remedy", arguments: ImportErrorRow.all)
  func message(row: ImportErrorRow) throws {
    let messages =
      switch row.kind {
      case "accounts": try ImportTable.accounts(row.file).flatMap(\.messages)
      case "contacts":
        try ImportTable.contacts(row.file, book: ImportTable.book()).flatMap(\.messages)
      default: try ImportTable.touches(row.file, book: ImportTable.book()).flatMap(\.messages)
      }
    #expect(messages == row.messages)
  }

  @Test func `a refused row takes no other with it`() throws {
    let rows = try ImportTable.accounts("id,name,stage\n1,A,client\n2,,client\n3,C,client\n")
    #expect(rows.map(\.value?.id.text) == ["1", nil, "3"])
  }

  @Test func `what is said of a row shows no control character`() throws {
    let file = "id,\u{1B}[2Jnote,name,stage\n1,x,A,\"\u{1B}[31m\u{202E}client\"\n"
    let messages = try ImportTable.accounts(file).flatMap(\.messages)
    #expect(messages.count == 1)
    for scalar in messages.joined().unicodeScalars {
      #expect(scalar.properties.generalCategory != .control)
      #expect(scalar != "\u{202E}")
    }
  }

  @Test(.needsSharedMaterial, arguments: ["note", "text"])
  func `any text is a field's value, unchanged but for white space around it`(column: String) throws
  {
    let data = try Data(contentsOf: SharedMaterial.url("corpora/strings/naughty.json"))
    let strings = try JSONDecoder().decode([String].self, from: data)
      .filter { !$0.utf8.contains(0) }
    #expect(strings.count > 500)
    let blanks = CharacterSet.whitespacesAndNewlines.union(["\u{FEFF}", "\u{2060}", "\u{180E}"])
    let book = try ImportTable.book()
    for string in strings {
      let record = CSVWriter().record(["A1", string])
      let value: String?
      if column == "note" {
        let header = Array("id,name,stage,note\r\n".utf8)
        let row = CSVWriter().record(["A1", "Acme", "client", string])
        value = try Self.account(header + row)?.fields["note"]
      } else {
        var rows = try TouchRows(
          CSVReader(
            name: "touches.csv",
            bytes: Array("account,text,kind,at\r\n".utf8) + record.dropLast(2)
              + Array(",note,2025-03-01\r\n".utf8)
          ),
          rules: ImportTable.rules(),
          book: book
        )
        value = try rows.next()?.value?.text
      }
      let expected = string.trimmingCharacters(in: blanks)
      #expect(Array((value ?? "").utf8) == Array(expected.utf8))
    }
  }

  @Test(.needsSharedMaterial)
  func `no text in any column ends the reading`() throws {
    let data = try Data(contentsOf: SharedMaterial.url("corpora/strings/naughty.json"))
    let strings = try JSONDecoder().decode([String].self, from: data)
    let book = try ImportTable.book()
    for string in strings {
      let accounts = Array("id,name,stage,domain,country,mailbox,internal,delivered_by\r\n".utf8)
      let account = CSVWriter().record(Array(repeating: string, count: 8))
      #expect(try Self.account(accounts + account) == nil)
      let header = Array("account,email,role,country\r\n".utf8)
      var contacts = try ContactRows(
        CSVReader(
          name: "c",
          bytes: header + CSVWriter().record(Array(repeating: string, count: 4))
        ),
        rules: ImportTable.rules(),
        book: book
      )
      #expect(try contacts.next()?.value == nil)
    }
  }

  private static func account(_ bytes: [UInt8]) throws -> Account? {
    var rows = try AccountRows(
      CSVReader(name: "accounts.csv", bytes: bytes),
      rules: ImportTable.rules()
    )
    return try rows.next()?.value
  }
}
