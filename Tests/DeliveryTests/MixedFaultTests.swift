import Delivery
import Foundation
import TestSupport
import Testing
import Wire

/// Faults at random: whatever the server does, no fate is a lie.
@Suite(.temporaryFolder, .hangGuard)
struct MixedFaultTests {
  @Test(
    "sent was taken, refused was not, and nothing is taken twice",
    arguments: [1, 2, 3],
    [
      (1, "PIPELINING", 1), (8, "PIPELINING", 1), (2, "SIZE", 1), (1, "PIPELINING", 4),
      (8, "SIZE", 2),
    ]
  )
  func isHonest(_ seed: Int, _ way: (Int, String, Int)) async throws {
    let server = try FaultySMTP(
      [],
      ["--mix", "0.08", "--seed", "\(seed)", "--offer", way.1],
      in: TemporaryFolder.current
    )
    let journal = MemoryJournal(try Sample.parcels(200))
    let transport = Sample.transport(
      try Sample.access(server.port),
      connections: way.0,
      pace: .always(way.2)
    )
    while journal.unclaimed > 0 { _ = try await transport.deliver(journal, until: Halt()) }
    #expect(try server.waitsUntilGone())
    let taken = try server.taken()
    #expect(Set(taken).count == taken.count)
    #expect(journal.complaints == [] && journal.fates.count == 200)
    var sent = 0
    for (id, fate) in journal.fates {
      let isTaken = taken.contains("<m\(id.number)@northlight.example>")
      switch fate {
      case .sent:
        #expect(isTaken, "\(id)")
        sent += 1
      case .rejected, .withdrawn: #expect(!isTaken, "\(id): \(fate)")
      case .unknown, .filed: break
      }
    }
    #expect(sent > 50)
  }
}
