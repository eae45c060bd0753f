/// Finds the delimiter of a file from its first records.
///
/// Each candidate reads the first five records, as far as they end within 64 KiB, by the same rules
/// as the reader. A candidate must divide the header. One by which all these records are well-formed
/// and have as many fields as the header wins over one by which they have not; then one that
/// gives more fields; then a tab over a semicolon over a comma. Where none divides the header
/// there is one column, and the delimiter is the comma.
enum DelimiterSearch {
  private static let mostRecords = 5
  private static let mostBytes = 65_536

  fileprivate struct Fit {
    var recordCount = 0
    var fieldCount = 0
    var isEven = true

    static func < (left: Self, right: Self) -> Bool {
      if left.isEven != right.isEven { return right.isEven }
      return left.fieldCount < right.fieldCount
    }
  }

  static func search(_ window: inout TextWindow) -> CSVDelimiter {
    var enough = 512
    while true {
      var isWhole = false
      while !isWhole, window.unread.count < enough { isWhole = !window.fill() }
      let sample = Array(window.unread.prefix(mostBytes))
      let isAll = isWhole || sample.count == mostBytes
      let fits = CSVDelimiter.searched.map { ($0, fit($0, sample, isAll: isAll)) }
      if isAll || fits.allSatisfy({ $0.1.recordCount == mostRecords }) { return best(fits) }
      enough *= 2
    }
  }

  private static func best(_ fits: [(CSVDelimiter, Fit)]) -> CSVDelimiter {
    var best: (delimiter: CSVDelimiter, fit: Fit)?
    for (delimiter, fit) in fits where fit.fieldCount > 1 {
      if let champion = best, !(champion.fit < fit) { continue }
      best = (delimiter, fit)
    }
    return best?.delimiter ?? .comma
  }

  private static func fit(_ delimiter: CSVDelimiter, _ sample: [UInt8], isAll: Bool) -> Fit {
    var scanner = RecordScanner(
      delimiter: delimiter,
      options: CSVOptions(maximumFieldBytes: mostBytes, maximumRecordBytes: mostBytes)
    )
    var fit = Fit()
    var start = 0
    while fit.recordCount < mostRecords, start < sample.count {
      if sample[start] == UInt8(ascii: "\n") || sample[start] == UInt8(ascii: "\r") {
        start += 1
        continue
      }
      scanner.restart()
      if let end = scanner.scan(sample[start...]) {
        start += end
      } else {
        // The last of the sample counts where it is the file's last, or the only one.
        guard isAll, sample.count < mostBytes || fit.recordCount == 0 else { break }
        scanner.finish()
        start = sample.count
      }
      fit.take(scanner)
    }
    return fit
  }
}

extension DelimiterSearch.Fit {
  fileprivate mutating func take(_ scanner: RecordScanner) {
    if recordCount == 0 { fieldCount = scanner.fields.count }
    recordCount += 1
    if scanner.fault != nil || scanner.fields.count != fieldCount { isEven = false }
  }
}
