internal import Glibc

/// Addresses as text (RFC 7208 §5.6).
enum NetworkAddress {
  static func isVersion4(_ text: String) -> Bool {
    var address = in_addr()
    return inet_pton(AF_INET, text, &address) == 1
  }

  static func isVersion6(_ text: String) -> Bool {
    var address = in6_addr()
    return inet_pton(AF_INET6, text, &address) == 1
  }
}
