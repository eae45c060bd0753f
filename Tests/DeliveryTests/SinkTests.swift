import Delivery
import Foundation
import TestSupport
import Testing
import Wire

/// Against Postfix's own test server.
@Suite(.temporaryFolder, .needsSMTPSink, .hangGuard)
struct SinkTests {
  @Test(
    "each mail arrives once, byte for byte",
    arguments: [(["-p"], 1), ([], 1), ([], 4), (["-e"], 1)]
  )
  func delivers(_ options: [String], _ connections: Int) async throws {
    let sink = try SMTPSink(options, dumpingTo: TemporaryFolder.current)
    let parcels = try (1...50).map { try Sample.parcel($0, body: ".\r\n.dot \($0)\r\n\r\nend\r\n") }
    let journal = MemoryJournal(parcels)
    let transport = Sample.transport(try Sample.access(sink.port), connections: connections)
    let summary = try await transport.deliver(journal, until: Halt())
    #expect(summary.sent == 50 && journal.complaints == [])
    let bodies = try sink.dumps().map { dump in
      dump.split(separator: "\n", omittingEmptySubsequences: false)
        .drop { $0.hasPrefix("X-") || $0.hasPrefix("Received:") || $0.hasPrefix("\t") }
        .joined(separator: "\n")
    }
    let expected = parcels.map { String(decoding: $0.bytes.filter { $0 != 13 }, as: UTF8.self) }
    #expect(
      bodies.map { $0.trimmingCharacters(in: .newlines) }.sorted()
        == expected.map { $0.trimmingCharacters(in: .newlines) }.sorted()
    )
  }

  @Test(
    "what the sink refuses is refused",
    arguments: [
      ("-f", "MAIL", Verdict.permanentSession), ("-f", "RCPT", .permanentRecipient),
      ("-f", "DATA", .permanentMessage), ("-f", ".", .permanentMessage),
      ("-r", "MAIL", .temporarySession), ("-r", "RCPT", .temporaryRecipient),
      ("-r", "DATA", .temporaryMessage), ("-r", ".", .temporaryMessage), ("-q", ".", .unknown),
    ]
  )
  func refuses(_ option: String, _ command: String, _ verdict: Verdict) async throws {
    let sink = try SMTPSink([option, command], dumpingTo: TemporaryFolder.current)
    let journal = MemoryJournal([try Sample.parcel(1)])
    let transport = Sample.transport(try Sample.access(sink.port))
    _ = try await transport.deliver(journal, until: Halt())
    #expect(Verdict(journal.fate(1)) == verdict, "\(journal.fates)")
  }
}
