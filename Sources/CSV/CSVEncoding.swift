/// How the bytes of a file stand for text.
package enum CSVEncoding: String, Sendable, Hashable, CaseIterable, CustomStringConvertible {
  case utf8 = "UTF-8"
  case utf16LittleEndian = "UTF-16 LE"
  case utf16BigEndian = "UTF-16 BE"
  case windows1252 = "Windows-1252"

  package var description: String { rawValue }
}
