/// What the domain name system says to a question; nothing of it is to be trusted.
package enum Answer: Hashable, Sendable {
  /// At least one record.
  case records([Record])
  /// The name is there, with no record of this kind.
  case noRecord
  /// NXDOMAIN: there is no such name.
  case noName
  case failed(Failure)

  package enum Record: Hashable, Sendable {
    /// The strings of one TXT record, joined (RFC 7208 §3.3, RFC 6376 §3.6.2.2).
    case text([UInt8])
    case mailExchanger(host: String, preference: Int)
    /// An IPv4 or IPv6 address as text.
    case address(String)
  }

  /// Why there is no answer; it says nothing of the name.
  package enum Failure: String, Hashable, Sendable {
    /// No name server could be reached.
    case noServer
    case timedOut
    /// SERVFAIL: the server could not find out, as where DNSSEC does not hold.
    case serverFailure
    case refused
    /// The reply is no well-formed answer.
    case malformed
    /// The name cannot be asked for: a label is empty or too long.
    case noQuestion
  }

  package var records: [Record] {
    if case .records(let records) = self { records } else { [] }
  }

  /// The text records that are text; a record that is not UTF-8 is left out.
  package var texts: [String] {
    records.compactMap { record in
      if case .text(let octets) = record { String(validating: octets, as: UTF8.self) } else { nil }
    }
  }

  /// By preference, then name.
  package var mailExchangers: [String] {
    records.compactMap { record -> (Int, String)? in
      if case .mailExchanger(let host, let preference) = record { (preference, host) } else { nil }
    }
    .sorted { $0 < $1 }.map(\.1)
  }

  /// The name is not there, or has no such record (RFC 7208 §4.6.4 calls such a look-up void).
  package var isVoid: Bool { self == .noName || self == .noRecord }
}
