import CSV
import Foundation
import Outreach
import TestSupport
import Testing

@Suite("The example workspace")
struct ExampleWorkspaceTests {
  private func bytes(_ name: String) throws -> [UInt8] {
    let folder = SharedMaterial.packageFolder.appendingPathComponent("Examples/northlight")
    return Array(try Data(contentsOf: folder.appendingPathComponent(name)))
  }

  @Test func `has a configuration that is read without a complaint`() throws {
    let policy = try Configuration.read(bytes: bytes("rapport.yaml"), file: "rapport.yaml")
    #expect(policy.sender.company == "Northlight")
  }

  @Test func `has files of which few rows are refused, and no column is doubtful`() throws {
    let policy = try Configuration.read(bytes: bytes("rapport.yaml"), file: "rapport.yaml")
    let rules = ImportRules(policy)
    var book = BookIndex()
    var refused: [RowProblem] = []
    var accounts = try AccountRows(
      CSVReader(name: "accounts.csv", bytes: bytes("accounts.csv")),
      rules: rules
    )
    while let row = try accounts.next() {
      switch row {
      case .value(let account, _): book.add(account)
      case .refused(let problems): refused += problems
      }
    }
    var contacts = try ContactRows(
      CSVReader(name: "contacts.csv", bytes: bytes("contacts.csv")),
      rules: rules,
      book: book
    )
    while let row = try contacts.next() {
      switch row {
      case .value(let contact, _): book.add(contact)
      case .refused(let problems): refused += problems
      }
    }
    var touches = try TouchRows(
      CSVReader(name: "touches.csv", bytes: bytes("touches.csv")),
      rules: rules,
      book: book
    )
    var taken = 0
    while let row = try touches.next() {
      switch row {
      case .value: taken += 1
      case .refused(let problems): refused += problems
      }
    }
    #expect(accounts.doubts == [] && contacts.doubts == [] && touches.unread == [])
    #expect(taken >= 590)
    #expect((1...20).contains(refused.count), "\(refused)")
  }
}
