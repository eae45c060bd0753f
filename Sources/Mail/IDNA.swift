internal import CIDN2

/// Internationalised domain names by libidn2: IDNA 2008 with the mapping of UTS 46, without its
/// transitional rules.
enum IDNA {
  struct Failure: Error {
    let explanation: String
  }

  /// The A-labels of `name`, which holds no NUL.
  static func ascii(of name: String) throws(Failure) -> String {
    var output: UnsafeMutablePointer<UInt8>?
    let flags =
      IDN2_NFC_INPUT.rawValue | IDN2_NONTRANSITIONAL.rawValue | IDN2_USE_STD3_ASCII_RULES.rawValue
    let code = name.withCString { text in
      text.withMemoryRebound(to: UInt8.self, capacity: name.utf8.count + 1) {
        idn2_lookup_u8($0, &output, Int32(flags))
      }
    }
    defer { idn2_free(output) }
    guard code == 0, let output else {
      throw Failure(explanation: idn2_strerror(code).map { String(cString: $0) } ?? "error \(code)")
    }
    return String(cString: output)
  }

  /// The U-labels of a name in A-labels; nil where libidn2 finds it invalid.
  static func unicode(of name: String) -> String? {
    var output: UnsafeMutablePointer<CChar>?
    let code = idn2_to_unicode_8z8z(name, &output, 0)
    defer { idn2_free(output) }
    guard code == 0, let output else { return nil }
    return String(cString: output)
  }
}
