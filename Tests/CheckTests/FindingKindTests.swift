import Check
import Outreach
import Testing

@Suite("What can be found")
struct FindingKindTests {
  @Test("every kind is explained, with what to do", arguments: FindingKind.allCases)
  func everyKindIsExplained(kind: FindingKind) {
    #expect(kind.explanation.utf8.count > 60)
    #expect(kind.title != kind.id)
    #expect(!kind.title.hasSuffix("."))
  }

  @Test("an id is lower case with hyphens", arguments: FindingKind.allCases)
  func anIDIsPlain(kind: FindingKind) {
    #expect(kind.id.utf8.allSatisfy { $0 == UInt8(ascii: "-") || (0x61...0x7A).contains($0) })
  }

  @Test("errors come before warnings, and what is silenced comes last")
  func theWorstComesFirst() {
    let place = Place(file: "a.md", line: 1, column: 1)
    let silence = Silence(reason: "meant", place: place)
    let error = Finding(.refusedRow, at: Place(file: "z.csv", line: 9, column: 1), "", advice: "")
    let warning = Finding(.longMail, at: place, "", advice: "")
    let silenced = Finding(.missingValue, at: place, "", advice: "", silence: silence)
    let sorted = [silenced, warning, error].sorted(by: Finding.goesBefore)
    #expect(sorted == [error, warning, silenced])
  }
}
