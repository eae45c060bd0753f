import Foundation

/// One request over a socket of 127.0.0.1, and what came back.
struct Talk {
  let status: Int
  private let head: [Substring]
  private let body: String

  struct NoAnswer: Error {}

  init(
    _ port: UInt16,
    _ request: String,
    _ fields: String...,
    host: String? = nil,
    body: String = ""
  ) throws {
    let lines =
      ["\(request) HTTP/1.1", "Host: \(host ?? "127.0.0.1:\(port)")", "Connection: close"] + fields
      + ["Content-Length: \(body.utf8.count)", "", body]
    let answer = try Self.exchange(port, Array(lines.joined(separator: "\r\n").utf8))
    let text = String(decoding: answer.filter { $0 != 13 }, as: UTF8.self)
    guard let end = text.firstRange(of: "\n\n") else { throw NoAnswer() }
    head = text[..<end.lowerBound].split(separator: "\n")
    self.body = String(text[end.upperBound...])
    status = Int(head.first?.split(separator: " ").dropFirst().first ?? "") ?? 0
  }

  func header(_ name: String) -> String? {
    head.first { $0.lowercased().hasPrefix(name.lowercased() + ": ") }
      .map { String($0.dropFirst(name.count + 2)) }
  }

  func field(_ name: String) -> String? {
    let mark = "name=\"\(name)\" value=\""
    return body.firstRange(of: mark).map { String(body[$0.upperBound...].prefix { $0 != "\"" }) }
  }

  private static func exchange(_ port: UInt16, _ request: [UInt8]) throws -> [UInt8] {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
    let isConnected = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
      }
    }
    guard isConnected else { throw NoAnswer() }
    var rest = request[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes {
        send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { throw NoAnswer() }
      rest = rest.dropFirst(count)
    }
    var answer: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 65_536)
    while case let count = recv(descriptor, &block, block.count, 0), count > 0 {
      answer += block.prefix(count)
    }
    return answer
  }
}
