import Delivery
import Foundation
import Synchronization
import TestSupport
import Testing
import Wire

/// When the journal is asked, and what follows from its answers.
@Suite(.temporaryFolder, .hangGuard)
struct JournalTests {
  @Test(
    "transmitting is recorded after the text went out, and before the dot did",
    arguments: ["PIPELINING", "8BITMIME"]
  )
  func recordsBeforeDot(_ offer: String) async throws {
    let server = try FaultySMTP([], ["--offer", offer], in: TemporaryFolder.current)
    let heard = Mutex<[String]>([])
    let journal = MemoryJournal(try Sample.parcels(3)) { entry in
      let dots = (try? server.events().count { $0.event == "dot" }) ?? -1
      let data = (try? server.lines().count { $0 == "DATA" }) ?? -1
      for id in entry.transmitting {
        heard.withLock { $0.append("\(id): \(dots) dots, \(data) DATA") }
      }
    }
    _ = try await Sample.transport(try Sample.access(server.port))
      .deliver(journal, until: Halt())
    #expect(
      heard.withLock { $0 } == (1...3).map { "attempt \($0): \($0 - 1) dots, \($0) DATA" }
    )
  }

  @Test("the settlement of one mail and the record of the next share an entry where they can")
  func sharesEntries() async throws {
    let trial = try await Trial([], mails: 20)
    #expect(trial.summary.sent == 20)
    #expect(trial.journal.entries.count <= 42)
    #expect(trial.journal.entries.allSatisfy { $0.settled.count <= 1 && $0.wanted <= 1 })
    #expect(trial.journal.complaints == [])
  }

  @Test("mails marked ahead go out without another entry before each dot", arguments: [1, 4])
  func marksAhead(_ connections: Int) async throws {
    let trial = try await Trial([], mails: 60, connections: connections, pace: .always(8))
    #expect(trial.summary.sent == 60)
    #expect(trial.journal.entries.allSatisfy { $0.transmitting.isEmpty && $0.wanted == 0 })
    #expect(trial.journal.entries.count < 60)
    #expect(trial.journal.complaints == [])
    #expect(Set(trial.journal.dots).count == 60)
    #expect(trial.journal.ends == trial.journal.fates)
    #expect(try Set(trial.server.taken()).count == 60)
  }

  @Test("what was given out ahead and not marked is marked just before its dot")
  func marksWhatIsNotMarked() async throws {
    let journal = MemoryJournal(try Sample.parcels(9), marksAhead: false)
    let trial = try await Trial([], journal, pace: .always(4))
    #expect(trial.summary.sent == 9)
    #expect(journal.entries.flatMap(\.transmitting).count == 9)
    #expect(journal.dots == [] && journal.complaints == [])
  }

  @Test("a mail marked ahead that met a stale connection goes over a fresh one")
  func triesMarkedAgain() async throws {
    let trial = try await Trial(["mail@2=close"], mails: 4, pace: .always(4))
    #expect(trial.summary.sent == 4 && trial.summary.connections == 2)
    #expect(trial.journal.complaints == [])
    #expect(try trial.server.taken().count == 4)
  }

  @Test("a slow server is given one mail at a time, a quick one several")
  func keepsPace() {
    var pace = Pace.measured
    #expect(pace.ahead == 1)
    let cases: [(Duration, Int)] = [
      (.zero, 32), (.microseconds(100), 32), (.milliseconds(1), 25), (.milliseconds(5), 5),
      (.milliseconds(13), 1),
      (.seconds(2), 1),
    ]
    for (latest, ahead) in cases {
      pace.latest = latest
      #expect(pace.ahead == ahead)
    }
  }

  @Test("a mail that the journal vetoes is never ended with a dot", arguments: ["PIPELINING", ""])
  func vetoes(_ offer: String) async throws {
    let journal = MemoryJournal(try Sample.parcels(3), vetoing: [AttemptID(2)])
    let trial = try await Trial([], journal, options: ["--offer", offer])
    #expect(Verdict(journal.fate(2)) == .vetoed)
    #expect(trial.summary.sent == 2 && trial.summary.withdrawn == 1)
    #expect(try trial.server.taken().count == 2)
  }

  @Test("once transmitting is recorded a mail is not begun anew, whatever the connection does")
  func settlesWhatIsRecorded() async throws {
    let server = try FaultySMTP(
      ["text@2=sleep:1|raw:250 early\\r\\n"],
      in: TemporaryFolder.current
    )
    let journal = MemoryJournal(try Sample.parcels(3)) { entry in
      guard entry.transmitting == [AttemptID(2)] else { return }
      _ = try? server.waits { $0.count { $0.phase == "text" } == 2 }
    }
    _ = try await Sample.transport(try Sample.access(server.port))
      .deliver(journal, until: Halt())
    #expect(Verdict(journal.fate(2)) == .temporaryMessage)
    #expect(Verdict(journal.fate(3)) == .sent)
    #expect(journal.complaints == [])
    #expect(try server.connections() == 2)
  }

  @Test("a journal that fails ends the run without another dot", arguments: 1...6, [1, 2])
  func failing(_ entry: Int, _ ahead: Int) async throws {
    let server = try FaultySMTP(in: TemporaryFolder.current)
    let journal = MemoryJournal(try Sample.parcels(20), failingAtEntry: entry)
    let transport = Sample.transport(try Sample.access(server.port), pace: .always(ahead))
    await #expect(throws: MemoryJournal.Failure.self) {
      try await transport.deliver(journal, until: Halt())
    }
    let recorded = ahead == 1 ? journal.states.values.count { $0 != .claimed } : journal.dots.count
    #expect(try server.waitsUntilGone())
    #expect(try server.events().count { $0.event == "dot" } == recorded)
  }

  @Test("many connections deliver each mail once", arguments: [2, 8])
  func manyConnections(_ connections: Int) async throws {
    let trial = try await Trial([], mails: 200, connections: connections)
    #expect(trial.summary.sent == 200)
    #expect(trial.summary.connections <= connections)
    let taken = try trial.server.taken()
    #expect(taken.count == 200 && Set(taken).count == 200)
    #expect(trial.journal.complaints == [])
    #expect(trial.journal.entries.allSatisfy { $0.transmitting.count <= connections })
  }

  @Test(
    "what one connection cannot begin another takes, however late it comes back",
    arguments: [1, 3]
  )
  func returnsParcels(_ ahead: Int) async throws {
    let trial = try await Trial(
      ["connect@2+=sleep:3|say:421 4.3.2 too many|close", "dot=sleep:0.02|normal"],
      mails: 30,
      connections: 4,
      pace: .always(ahead)
    )
    #expect(trial.summary.sent == 30 && trial.summary.end == .finished)
    #expect(trial.summary.connections == 1)
    #expect(try trial.server.connections() == 4)
    #expect(trial.journal.complaints == [])
  }

  @Test("no connection at all: nothing is begun, and the mailbox has to wait")
  func refusedAtOnce() async throws {
    let trial = try await Trial(["connect=say:554 5.7.1 go away|close"], mails: 3, connections: 4)
    #expect(try trial.server.connections() == 1)
    #expect(Verdict(trial.journal.fate(1)) == .temporarySession)
    #expect(trial.journal.unclaimed == 2)
    guard case .refused(.connection(let error)) = trial.summary.end else {
      Issue.record("\(trial.summary)")
      return
    }
    #expect(error.problem == .refused && error.remedy == .later && error.serverCode == 554)
  }

  @Test("mail after mail in trouble ends the run, lest each becomes unknown")
  func stopsInTrouble() async throws {
    let trial = try await Trial(["dot=take|close"], mails: 10, troubleLimit: 3)
    #expect(trial.summary.unknown == 3)
    #expect(trial.summary.end == .refused(.troubles(.lost)))
    #expect(trial.journal.unclaimed == 6)
    #expect(Verdict(trial.journal.fate(4)) == .temporarySession)
  }

  @Test("a halt before the dot takes the mail back at once")
  func haltsBeforeDot() async throws {
    let halt = Halt()
    let server = try FaultySMTP(["data@1=stall"], in: TemporaryFolder.current)
    let journal = MemoryJournal(try Sample.parcels(5))
    let transport = Sample.transport(try Sample.access(server.port))
    halt.request(once: server) { $0.contains { $0.text == "DATA" } }
    let summary = try await transport.deliver(journal, until: halt)
    #expect(summary.end == .halted)
    #expect(journal.fates == [AttemptID(1): .withdrawn(.halted)])
  }

  @Test("behind the dot, a halt waits for the reply that decides", arguments: ["PIPELINING", ""])
  func haltsBehindDot(_ offer: String) async throws {
    let halt = Halt()
    let server = try FaultySMTP(
      ["dot@1=take|sleep:1|normal"],
      ["--offer", offer],
      in: TemporaryFolder.current
    )
    let journal = MemoryJournal(try Sample.parcels(5))
    let transport = Sample.transport(try Sample.access(server.port))
    halt.request(once: server) { $0.contains { $0.event == "taken" } }
    let summary = try await transport.deliver(journal, until: halt)
    #expect(summary.end == .halted)
    #expect(Verdict(journal.fate(1)) == .sent)
    #expect(journal.fates.count == 2 && Verdict(journal.fate(2)) == .halted)
  }

  @Test("a halt gives back what was marked ahead, and has begun no dot of it")
  func haltsMarked() async throws {
    let halt = Halt()
    let server = try FaultySMTP(["dot@2=take|sleep:1|normal"], in: TemporaryFolder.current)
    let journal = MemoryJournal(try Sample.parcels(9))
    let transport = Sample.transport(try Sample.access(server.port), pace: .always(8))
    halt.request(once: server) { $0.count { $0.event == "taken" } == 2 }
    let summary = try await transport.deliver(journal, until: halt)
    #expect(summary.end == .halted && summary.sent == 2)
    #expect(journal.dots == [AttemptID(1), AttemptID(2)])
    #expect((3...9).compactMap { Verdict(journal.fate($0)) }.allSatisfy { $0 == .halted })
    #expect(journal.states.values.allSatisfy { $0 != .transmitting } && journal.complaints == [])
  }

  @Test("a halt whose grace ends before the reply leaves the mail unknown")
  func haltsInDoubt() async throws {
    let halt = Halt()
    let server = try FaultySMTP(["dot@1=take|stall"], in: TemporaryFolder.current)
    let journal = MemoryJournal(try Sample.parcels(2)) { entry in
      if !entry.transmitting.isEmpty { halt.request(grace: .milliseconds(300)) }
    }
    let transport = Sample.transport(try Sample.access(server.port))
    _ = try await transport.deliver(journal, until: halt)
    #expect(journal.fate(1) == .unknown(Doubt(trouble: .halted)))
    #expect(journal.fates.count == 2 && Verdict(journal.fate(2)) == .halted)
  }
}

extension Halt {
  /// Asks to stop as soon as the server has seen something, on a thread of its own.
  fileprivate func request(
    once server: FaultySMTP,
    saw condition: @escaping @Sendable ([FaultySMTP.Event]) -> Bool
  ) {
    Thread {
      if (try? server.waits(until: condition)) == true { self.request() }
    }.start()
  }
}
