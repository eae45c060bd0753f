import Delivery
import Foundation
import Mail
import TestSupport
import Wire

/// Parcels and transports that tests share.
enum Sample {
  static func parcel(
    _ number: Int64,
    to recipient: String = "bo@client.example",
    body: String = "Hello.\r\n"
  ) throws -> Parcel {
    let head = [
      "From: Ann <ann@northlight.example>", "To: Bo <bo@client.example>", "Subject: Hello",
      "Message-ID: <m\(number)@northlight.example>", "MIME-Version: 1.0",
      "Date: Mon, 09 Mar 2026 09:00:00 +0000",
    ]
    return Parcel(
      id: AttemptID(number),
      envelope: Envelope(
        sender: try Address("ann@northlight.example"),
        recipient: try Address(recipient)
      ),
      bytes: Array((head.joined(separator: "\r\n") + "\r\n\r\n" + body).utf8),
      name: OutboxName(date: "2026-03-09", account: "acme", contact: "bo", step: "\(number)")
    )
  }

  static func parcels(_ count: Int) throws -> [Parcel] {
    try (1...Int64(count)).map { try parcel($0) }
  }

  /// Phases short enough that a silent server is noticed at once, and a busy machine is not.
  static let shortPatience = Patience(
    connect: .seconds(20),
    command: .seconds(3),
    data: .seconds(3),
    block: .seconds(3),
    final: .seconds(3),
    quit: .seconds(1)
  )

  static let longPatience = Patience(
    connect: .seconds(20),
    command: .seconds(20),
    data: .seconds(20),
    block: .seconds(20),
    final: .seconds(20),
    quit: .seconds(5)
  )

  /// A transport that marks each mail just before its dot, unless `pace` says otherwise.
  static func transport(
    _ access: Access,
    connections: Int = 1,
    reports: ReportWish = .serverDefault,
    pace: Pace = .oneByOne,
    troubleLimit: Int = 5
  ) -> SMTPTransport {
    SMTPTransport(
      access: access,
      connections: connections,
      reports: reports,
      pace: pace,
      troubleLimit: troubleLimit
    )
  }

  static func access(
    _ port: UInt16,
    host: String = "127.0.0.1",
    security: Endpoint.Security = .loopbackOnly,
    credentials: Credentials? = nil,
    trust: Trust = .system,
    patience: Patience = longPatience
  ) throws -> Access {
    Access(
      endpoint: try Endpoint(host: host, port: port, security: security),
      ehloName: try EHLOName("northlight.example"),
      credentials: credentials,
      trust: trust,
      patience: patience
    )
  }
}

/// One run against a misbehaving server, and all that is known about it afterwards.
struct Trial {
  let journal: MemoryJournal
  let summary: DeliverySummary
  let server: FaultySMTP

  init(
    _ faults: [String],
    mails: Int = 1,
    options: [String] = [],
    connections: Int = 1,
    patience: Patience = Sample.longPatience,
    pace: Pace = .oneByOne,
    troubleLimit: Int = 5
  ) async throws {
    try await self.init(
      faults,
      MemoryJournal(try Sample.parcels(mails)),
      options: options,
      connections: connections,
      patience: patience,
      pace: pace,
      troubleLimit: troubleLimit
    )
  }

  init(
    _ faults: [String],
    _ journal: MemoryJournal,
    options: [String] = [],
    connections: Int = 1,
    patience: Patience = Sample.longPatience,
    pace: Pace = .oneByOne,
    troubleLimit: Int = 5
  ) async throws {
    server = try FaultySMTP(faults, options, in: TemporaryFolder.current)
    self.journal = journal
    let transport = Sample.transport(
      try Sample.access(server.port, patience: patience),
      connections: connections,
      pace: pace,
      troubleLimit: troubleLimit
    )
    summary = try await transport.deliver(journal, until: Halt())
    guard try server.waitsUntilGone() else { throw FaultySMTP.NoServer() }
  }
}
