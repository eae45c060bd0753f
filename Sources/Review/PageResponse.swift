/// What the review page answers, before it is put on a socket.
package struct PageResponse: Hashable, Sendable {
  package let status: Int
  /// In the order in which they are written; names as in RFC 9110.
  package let headers: [Header]
  package let body: String

  package init(status: Int, headers: [Header] = [], body: String) {
    self.status = status
    self.headers = headers
    self.body = body
  }

  package struct Header: Hashable, Sendable {
    package let name: String
    package let value: String

    package init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  /// The first value of a header, asked for in any case.
  package func value(_ name: String) -> String? {
    headers.first { $0.name.lowercased() == name.lowercased() }?.value
  }
}
