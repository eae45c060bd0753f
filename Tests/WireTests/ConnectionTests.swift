import TestSupport
import Testing
import Wire

/// Lines and counted octets over a connection that stands.
@Suite(.temporaryFolder, .hangGuard)
struct ConnectionTests {
  private func connect(_ answer: String, halt: Halt = Halt()) throws -> Connection {
    let server = try FaultySMTP(["rset=" + answer], in: TemporaryFolder.current)
    let access = Access(
      endpoint: try Endpoint(host: "127.0.0.1", port: server.port, security: .loopbackOnly),
      ehloName: try EHLOName("a.example")
    )
    var connection = try Connection(to: access, until: halt)
    try connection.send(Array("RSET\r\n".utf8)[...], within: .seconds(20))
    return connection
  }

  private func line(_ connection: inout Connection, limit: Int = 100) throws -> String {
    String(
      decoding: try connection.readLine(limit: limit, by: Deadline(after: .seconds(20))),
      as: UTF8.self
    )
  }

  @Test("lines end with LF or CR LF, and counted octets with nothing at all")
  func reads() throws {
    var connection = try connect(#"raw:* {7}\r\n\r\nA\n.\r\nB) end\nlast\r\n"#)
    #expect(try line(&connection) == "* {7}")
    #expect(
      try connection.read(7, by: Deadline(after: .seconds(20))) == Array("\r\nA\n.\r\n".utf8)
    )
    #expect(try line(&connection) == "B) end")
    #expect(try line(&connection) == "last")
    #expect(try !connection.hasUnread())
  }

  @Test("counted octets come together from many pieces")
  func readsPieces() throws {
    var connection = try connect("raw:abc|sleep:0.1|raw:def|sleep:0.1|raw:ghi\\n")
    #expect(try connection.read(8, by: Deadline(after: .seconds(20))) == Array("abcdefgh".utf8))
    #expect(try line(&connection) == "i")
  }

  @Test("a line beyond the limit is refused, by its beginning")
  func limitsLines() throws {
    var connection = try connect("raw:123456789 and more")
    let error = #expect(throws: Interruption.self) { try line(&connection, limit: 8) }
    guard case .tooLong(let text) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(text.text.hasPrefix("123456789"))
  }

  @Test("the end of a connection is the loss of it, for reading and for writing, for ever")
  func noticesLoss() throws {
    var connection = try connect("say:250 bye|close")
    #expect(try line(&connection) == "250 bye")
    for _ in 0..<2 {
      #expect(throws: Interruption.lost) { try line(&connection) }
      #expect(throws: Interruption.lost) { try connection.hasUnread() }
      #expect(throws: Interruption.lost) {
        try connection.send([65], within: .seconds(20))
      }
    }
  }

  @Test("time is up in all, not since the last octet")
  func limitsTime() throws {
    let drip = Array(repeating: "raw:x|sleep:0.2", count: 100).joined(separator: "|")
    var connection = try connect(drip)
    #expect(throws: Interruption.timedOut) {
      try connection.readLine(limit: 100, by: Deadline(after: .seconds(1)))
    }
  }

  @Test("a halt ends waiting, and waiting that decides only after its grace")
  func halts() throws {
    let halt = Halt()
    var connection = try connect("raw:25|stall", halt: halt)
    #expect(try connection.read(2, by: Deadline(after: .seconds(20))) == Array("25".utf8))
    halt.request(grace: .milliseconds(300))
    for decisive in [false, true] {
      #expect(throws: Interruption.halted) {
        try connection.readLine(limit: 100, by: Deadline(after: .seconds(20)), decisive: decisive)
      }
    }
  }
}
