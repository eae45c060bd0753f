/// One value in a server's answer (RFC 9051 §4): an atom, a string, or a list of values.
package enum IMAPValue: Sendable, Equatable {
  /// A word, a number, a flag, `NIL`, or an item's name such as `BODY[]`.
  case atom([UInt8])
  /// A quoted string or a literal: any octets.
  case string([UInt8])
  case list([IMAPValue])
}

extension IMAPValue {
  /// An atom in capitals, as names are compared; nil for anything else.
  package var name: String? {
    guard case .atom(let octets) = self else { return nil }
    return String(decoding: octets, as: UTF8.self).uppercased()
  }

  /// A number of 32 bits, which is all that IMAP counts with.
  package var number: UInt32? {
    guard case .atom(let octets) = self else { return nil }
    return IMAPNumber.value(of: octets)
  }

  /// The octets of an atom or a string, as a mailbox's name may be either.
  package var octets: [UInt8]? {
    switch self {
    case .atom(let octets), .string(let octets): octets
    case .list: nil
    }
  }

  package var items: [IMAPValue]? {
    guard case .list(let items) = self else { return nil }
    return items
  }
}

/// Numbers as IMAP writes them: digits and nothing else.
enum IMAPNumber {
  /// nil where it is none, or more than 32 bits hold.
  static func value(of digits: some Collection<UInt8>) -> UInt32? {
    guard (1...10).contains(digits.count) else { return nil }
    var value: UInt64 = 0
    for digit in digits {
      guard (48...57).contains(digit) else { return nil }
      value = value * 10 + UInt64(digit - 48)
    }
    return UInt32(exactly: value)
  }
}
