import Foundation
import Mail
import TestSupport
import Testing

@Suite("A message as bytes") struct MessageGoldenTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Golden")

  @Test("is the golden file, byte for byte", arguments: GoldenMessage.allCases)
  func golden(_ golden: GoldenMessage) throws {
    let file = Self.folder.appendingPathComponent("\(golden.rawValue).eml")
    let expected = try String(decoding: Data(contentsOf: file), as: UTF8.self)
    let actual = String(decoding: try golden.message().serialized(), as: UTF8.self)
    #expect(Array(actual.utf8) == Array(expected.utf8), "\(actual)")
  }

  @Test("is clean to the strict checker", .needsPython, .needsSharedMaterial, .temporaryFolder)
  func strict() throws {
    let all = GoldenMessage.allCases.filter { $0 != .smtputf8 }
    let messages = try all.map { try $0.message().serialized() }
    #expect(try StrictJudge.findings(in: messages, folder: TemporaryFolder.current).isEmpty)
  }

  @Test(
    "is clean as bulk mail, without a warning",
    .needsPython,
    .needsSharedMaterial,
    .temporaryFolder
  )
  func bulk() throws {
    let message = try GoldenMessage.oneClick.message().serialized()
    let folder = TemporaryFolder.current
    #expect(try StrictJudge.findings(in: [message], folder: folder, options: ["--bulk"]).isEmpty)
  }

  @Test("holds an address outside ASCII as UTF-8, and is read back")
  func international() throws {
    let message = try GoldenMessage.smtputf8.message()
    #expect(message.needsSMTPUTF8)
    #expect(ParsedMessage(try message.serialized()).to == [message.to])
    #expect(try !WireText(message.serialized()).isASCII)
  }
}
