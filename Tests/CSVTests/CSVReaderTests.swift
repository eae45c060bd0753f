import CSV
import Testing

@Suite struct CSVReaderTests {
  @Test(arguments: FileCase.all)
  func aFileGivesItsRecordsAndProblems(_ file: FileCase) {
    #expect(Transcript(file.bytes, options: file.options).lines == file.expected)
  }

  @Test(arguments: FileCase.all, [1, 2, 3, 5, 7])
  func theSizeOfBlocksChangesNothing(_ file: FileCase, _ blockSize: Int) {
    let transcript = Transcript(file.bytes, blockSize: blockSize, options: file.options)
    #expect(transcript.lines == file.expected)
  }
}
