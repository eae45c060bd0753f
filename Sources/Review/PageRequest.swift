/// What a browser asks of the page, as it came from the socket.
package struct PageRequest: Sendable {
  package let method: String
  /// Path and query, percent-encoded.
  package let target: String
  /// By name in lower case.
  package let headers: [String: String]
  /// Nil where it is longer than a form of ours can be.
  package let body: [UInt8]?
  /// The port of ours on which it came in.
  package let port: UInt16

  package init(
    method: String,
    target: String,
    headers: [String: String],
    body: [UInt8]? = [],
    port: UInt16
  ) {
    self.method = method
    self.target = target
    self.headers = Dictionary(headers.map { ($0.lowercased(), $1) }) { first, _ in first }
    self.body = body
    self.port = port
  }

  /// The path's segments, decoded; an empty one at the end is left out.
  var path: [String] {
    var segments = target.prefix { $0 != "?" }.split(
      separator: "/",
      omittingEmptySubsequences: false
    )
    if segments.first?.isEmpty == true { segments.removeFirst() }
    if segments.last?.isEmpty == true { segments.removeLast() }
    return segments.map { PercentCoding.decode($0) }
  }

  var query: FormFields {
    guard let mark = target.firstIndex(of: "?") else { return FormFields("") }
    return FormFields(target[target.index(after: mark)...])
  }

  /// Nil unless it is what a form of ours sends.
  var form: FormFields? {
    guard let body, let type = headers["content-type"] else { return nil }
    let name = type.prefix { $0 != ";" }.filter { $0 != " " }.lowercased()
    guard name == "application/x-www-form-urlencoded" else { return nil }
    return FormFields(String(decoding: body, as: UTF8.self)[...])
  }

  func cookie(_ name: String) -> String? {
    let pairs = (headers["cookie"] ?? "").split(separator: ";").map { $0.drop { $0 == " " } }
    return pairs.first { $0.hasPrefix(name + "=") }.map { String($0.dropFirst(name.count + 1)) }
  }
}
