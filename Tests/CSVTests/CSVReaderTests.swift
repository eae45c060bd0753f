import Testing

@testable import CSV

@Test func anEmptyFileHasNoHeader() {
  #expect(throws: CSVError(file: "a.csv", position: nil, reason: .noHeader)) {
    try CSVReader(name: "a.csv", source: { nil })
  }
}
