/// Reads OK, NO, BAD, BYE and PREAUTH, whose text is free and ends with the line.
enum StatusReader {
  /// nil where the line is another answer.
  static func status(_ line: ArraySlice<UInt8>) -> IMAPStatus? {
    let word = line.prefix { $0 != 32 }
    guard let kind = IMAPStatus.Kind(rawValue: String(decoding: word, as: UTF8.self).uppercased())
    else { return nil }
    let rest = line.dropFirst(word.count).drop { $0 == 32 }
    guard rest.first == UInt8(ascii: "["), let end = rest.firstIndex(of: UInt8(ascii: "]")) else {
      return IMAPStatus(kind: kind, code: [], text: Array(rest))
    }
    let inside = rest[(rest.startIndex + 1)..<end]
    let text = rest[(end + 1)...].drop { $0 == 32 }
    return IMAPStatus(kind: kind, code: code(inside), text: Array(text))
  }

  /// A code that cannot be read says nothing; what matters of it is looked up otherwise.
  private static func code(_ inside: ArraySlice<UInt8>) -> [IMAPValue] {
    var scanner = ValueScanner()
    do throws(ValueScanner.Fault) {
      guard try scanner.scan(inside) == nil else { return [] }
      return scanner.values ?? []
    } catch {
      return []
    }
  }
}
