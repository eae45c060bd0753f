import Delivery
import Foundation
import Mail
import TestSupport
import Testing
import Wire

/// What is said on the wire.
@Suite(.temporaryFolder, .hangGuard)
struct EngineTests {
  private func commands(_ trial: Trial) throws -> [String] {
    try trial.server.lines().map { String($0.prefix { $0 != " " }) }
  }

  @Test("each mail is offered, recorded, and settled, and the server keeps the last word")
  func delivers() async throws {
    let trial = try await Trial([], mails: 3)
    #expect(trial.summary.sent == 3 && trial.summary.end == .finished)
    #expect(trial.summary.connections == 1)
    #expect(trial.journal.fate(2)?.description == "sent: 250 2.0.0 queued as F1")
    #expect(
      try commands(trial) == ["EHLO"]
        + Array(repeating: ["MAIL", "RCPT", "DATA"], count: 3).flatMap(\.self) + ["QUIT"]
    )
  }

  @Test("the bytes arrive as they were approved, dots and all")
  func keepsBytes() async throws {
    let body = ".\r\n..\r\n.a\r\nend of it\r\n.\r\n"
    let parcel = try Sample.parcel(1, body: body)
    let trial = try await Trial([], MemoryJournal([parcel]))
    let taken = try trial.server.events().filter { $0.event == "taken" }
    #expect(taken.map(\.sha256) == [Digest.of(parcel.bytes).hex])
  }

  @Test("a text beyond what the network takes at once arrives whole", arguments: [true, false])
  func keepsLargeText(_ pipelining: Bool) async throws {
    let line = String(repeating: "x", count: 70) + "\r\n"
    let parcels = try (1...3).map {
      try Sample.parcel($0, body: String(repeating: line, count: 100_000))
    }
    let trial = try await Trial(
      [],
      MemoryJournal(parcels),
      options: ["--offer", pipelining ? "PIPELINING" : "DSN"]
    )
    let taken = try trial.server.events().filter { $0.event == "taken" }
    #expect(taken.map(\.sha256) == parcels.map { Digest.of($0.bytes).hex })
  }

  @Test(
    "what goes wrong while the text is under way delivers nothing",
    arguments: [
      "text@1=close", "text@1=reset", "text@1=raw:250 early\\r\\n", "text@1=say:421 bye",
    ],
    ["PIPELINING", "8BITMIME"]
  )
  func stopsInText(_ fault: String, _ offer: String) async throws {
    let large = try Sample.parcel(1, body: String(repeating: "x\r\n", count: 5_000_000))
    let journal = MemoryJournal([large, try Sample.parcel(2)])
    let trial = try await Trial([fault], journal, options: ["--offer", offer])
    #expect([.temporaryMessage, .temporarySession].contains(Verdict(journal.fate(1))))
    #expect(Verdict(journal.fate(2)) == .sent)
    #expect(try trial.server.taken() == ["<m2@northlight.example>"])
  }

  @Test("a server that takes no more of the text is given up in time")
  func givesUpDeafServer() async throws {
    let parcel = try Sample.parcel(1, body: String(repeating: "x\r\n", count: 10_000_000))
    let server = try FaultySMTP(["text@1=deaf"], ["--offer", ""], in: TemporaryFolder.current)
    let journal = MemoryJournal([parcel])
    let access = try Sample.access(server.port, patience: Sample.shortPatience)
    _ = try await Sample.transport(access).deliver(journal, until: Halt())
    #expect(Verdict(journal.fate(1)) == .temporaryMessage)
  }

  @Test(
    "what the server offers is used, and nothing else",
    arguments: [
      (
        "PIPELINING,8BITMIME,SMTPUTF8,DSN,SIZE 100000", " SIZE=216", " RET=HDRS",
        " NOTIFY=FAILURE,DELAY"
      ),
      ("SIZE", " SIZE=216", "", ""), ("", "", "", ""),
    ]
  )
  func usesOffers(_ offer: String, _ size: String, _ ret: String, _ notify: String) async throws {
    let parcel = try Sample.parcel(1, body: ".dot\r\n")
    let server = try FaultySMTP([], ["--offer", offer], in: TemporaryFolder.current)
    let transport = Sample.transport(
      try Sample.access(server.port),
      reports: .failuresAndDelays
    )
    _ = try await transport.deliver(MemoryJournal([parcel]), until: Halt())
    let size = size.isEmpty ? "" : " SIZE=\(parcel.bytes.count)"
    #expect(
      try server.lines()[1...2] == [
        "MAIL FROM:<ann@northlight.example>\(size)\(ret)", "RCPT TO:<bo@client.example>\(notify)",
      ]
    )
  }

  @Test("letters outside ASCII need what the server does not always offer")
  func needsSMTPUTF8() async throws {
    let parcels = [
      try Sample.parcel(1, to: "jürgen@client.example"), try Sample.parcel(2, body: "Grüße\r\n"),
      try Sample.parcel(3),
    ]
    let poor = try await Trial([], MemoryJournal(parcels), options: ["--offer", "PIPELINING"])
    let causes = poor.journal.fates.mapValues(\.cause)
    #expect(Verdict(poor.journal.fate(1)) == .permanentRecipient)
    #expect(causes[AttemptID(1)] == .unsendable(.needsSMTPUTF8))
    #expect(causes[AttemptID(2)] == .unsendable(.needs8BITMIME))
    #expect(Verdict(poor.journal.fate(2)) == .permanentMessage)
    #expect(Verdict(poor.journal.fate(3)) == .sent)
    let rich = try await Trial(
      [],
      MemoryJournal(parcels),
      options: ["--offer", "8BITMIME,SMTPUTF8"]
    )
    #expect(rich.summary.sent == 3)
    let mails = try rich.server.lines().filter { $0.hasPrefix("MAIL") }.map { $0.dropFirst(34) }
    #expect(mails == [" SMTPUTF8", " BODY=8BITMIME", ""])
  }

  @Test("a message larger than the server takes is not offered", arguments: ["PIPELINING,", ""])
  func comparesSize(_ more: String) async throws {
    let parcels = [
      try Sample.parcel(1), try Sample.parcel(2, body: String(repeating: "x\r\n", count: 1_000)),
      try Sample.parcel(3),
    ]
    let trial = try await Trial(
      [],
      MemoryJournal(parcels),
      options: ["--offer", more + "SIZE 1000"]
    )
    #expect(Verdict(trial.journal.fate(2)) == .permanentMessage)
    #expect(trial.summary.sent == 2)
    #expect(try commands(trial).count { $0 == "MAIL" } == 2)
  }

  @Test("a text with a bare line end never reaches the wire")
  func refusesBareLineEnds() async throws {
    let parcel = try Sample.parcel(1, body: "a\n.\r\nMAIL FROM:<x@y.example>\r\n")
    let trial = try await Trial([], MemoryJournal([parcel]))
    #expect(Verdict(trial.journal.fate(1)) == .permanentMessage)
    #expect(try commands(trial) == ["EHLO", "QUIT"])
  }

  @Test(
    "after a refused recipient the transaction is given up before the next",
    arguments: [
      "PIPELINING", "8BITMIME",
    ]
  )
  func resets(_ offer: String) async throws {
    let trial = try await Trial(
      ["rcpt@1=say:550 5.1.1 nobody"],
      mails: 2,
      options: ["--offer", offer]
    )
    #expect(Verdict(trial.journal.fate(2)) == .sent)
    let said = try commands(trial)
    #expect(said.filter { $0 == "RSET" || $0 == "MAIL" } == ["MAIL", "RSET", "MAIL"])
  }

  @Test("a refused RSET costs the connection, not the mail", arguments: ["PIPELINING", "8BITMIME"])
  func refusedReset(_ offer: String) async throws {
    let trial = try await Trial(
      ["rcpt@1=say:550 5.1.1 nobody", "rset=say:500 no"],
      mails: 2,
      options: ["--offer", offer]
    )
    #expect(Verdict(trial.journal.fate(2)) == .sent)
    #expect(try trial.server.connections() == 2)
  }

  @Test("after a 421 nothing more is said", arguments: ["PIPELINING", "8BITMIME"])
  func isSilentAfter421(_ offer: String) async throws {
    let trial = try await Trial(["rcpt=say:421 4.3.2 bye"], options: ["--offer", offer])
    #expect(try !commands(trial).contains("QUIT"))
  }

  @Test("a text that the server wants though it refused the recipient is not sent")
  func sendsNoTextAfterRefusal() async throws {
    let trial = try await Trial(
      ["rcpt@1=say:550 5.1.1 nobody", "data@1=say:354 go on"],
      mails: 2,
      options: ["--text-always"]
    )
    #expect(Verdict(trial.journal.fate(1)) == .permanentRecipient)
    #expect(Verdict(trial.journal.fate(2)) == .sent)
    #expect(try trial.server.taken() == ["<m2@northlight.example>"])
    #expect(try trial.server.events().filter { $0.event == "unended" }.map(\.size) == [0])
  }
}

extension Fate {
  fileprivate var cause: Rejection.Cause? {
    if case .rejected(let rejection) = self { rejection.cause } else { nil }
  }
}
