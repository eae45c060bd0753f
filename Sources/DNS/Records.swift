internal import CCAres
internal import Glibc

/// The records of a reply, as c-ares reads them.
struct Records {
  private let reply: [UInt8]

  /// More are left out: no honest answer has as many.
  private static let limit = 200

  init(_ reply: [UInt8]) { self.reply = reply }

  /// Nil where the reply is not well-formed; empty where it has no record of the kind.
  func read(_ kind: Question.Kind) -> [Answer.Record]? {
    switch kind {
    case .text: texts()
    case .mailExchanger: mailExchangers()
    case .address4: addresses4()
    case .address6: addresses6()
    }
  }

  private func texts() -> [Answer.Record]? {
    var first: UnsafeMutablePointer<ares_txt_ext>?
    let status = ares_parse_txt_reply_ext(reply, Int32(reply.count), &first)
    defer { ares_free_data(first) }
    guard status == ARES_SUCCESS || status == ARES_ENODATA else { return nil }
    var texts: [[UInt8]] = []
    var next = first
    while let part = next?.pointee, texts.count <= Self.limit {
      if part.record_start != 0 || texts.isEmpty { texts.append([]) }
      if let start = part.txt {
        texts[texts.count - 1] += UnsafeBufferPointer(start: start, count: part.length)
      }
      next = part.next
    }
    return texts.prefix(Self.limit).map { .text($0) }
  }

  private func mailExchangers() -> [Answer.Record]? {
    var first: UnsafeMutablePointer<ares_mx_reply>?
    let status = ares_parse_mx_reply(reply, Int32(reply.count), &first)
    defer { ares_free_data(first) }
    guard status == ARES_SUCCESS || status == ARES_ENODATA else { return nil }
    var records: [Answer.Record] = []
    var next = first
    while let record = next?.pointee, records.count < Self.limit {
      let host = record.host.map { String(cString: $0) } ?? ""
      records.append(.mailExchanger(host: host.lowercased(), preference: Int(record.priority)))
      next = record.next
    }
    return records
  }

  private func addresses4() -> [Answer.Record]? {
    var found = [ares_addrttl](repeating: ares_addrttl(), count: Self.limit)
    var count = Int32(Self.limit)
    let status = ares_parse_a_reply(reply, Int32(reply.count), nil, &found, &count)
    guard status == ARES_SUCCESS || status == ARES_ENODATA else { return nil }
    return found.prefix(status == ARES_SUCCESS ? Int(count) : 0).map { record in
      var address = record.ipaddr
      return .address(Self.text(AF_INET, &address))
    }
  }

  private func addresses6() -> [Answer.Record]? {
    var found = [ares_addr6ttl](repeating: ares_addr6ttl(), count: Self.limit)
    var count = Int32(Self.limit)
    let status = ares_parse_aaaa_reply(reply, Int32(reply.count), nil, &found, &count)
    guard status == ARES_SUCCESS || status == ARES_ENODATA else { return nil }
    return found.prefix(status == ARES_SUCCESS ? Int(count) : 0).map { record in
      var address = record.ip6addr
      return .address(Self.text(AF_INET6, &address))
    }
  }

  private static func text(_ family: Int32, _ address: UnsafeRawPointer) -> String {
    var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
    guard inet_ntop(family, address, &text, socklen_t(text.count)) != nil else { return "" }
    return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
