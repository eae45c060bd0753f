import Delivery
import Foundation
import Mail
import TestSupport
import Testing
import Wire

/// What a fate is, without its words.
enum Verdict: String, Sendable {
  case sent, unknown, vetoed, halted
  case temporaryMessage, temporaryRecipient, temporarySession
  case permanentMessage, permanentRecipient, permanentSession

  init?(_ fate: Fate?) {
    switch fate {
    case .sent: self = .sent
    case .unknown: self = .unknown
    case .withdrawn(.vetoed): self = .vetoed
    case .withdrawn(.halted): self = .halted
    case .rejected(let rejection):
      let permanence = rejection.isTemporary ? "temporary" : "permanent"
      self.init(rawValue: permanence + rejection.scope.rawValue.capitalized)
    case .filed, nil: return nil
    }
  }
}

/// A fault of the server, and what must become of the first and the second mail.
struct Fault: Sendable, CustomTestStringConvertible {
  let steps: String
  let first: Verdict
  /// nil: the run must end before it.
  let second: Verdict?
  /// How many connections are made in all.
  let connections: Int
  let isSilent: Bool

  init(
    _ steps: String,
    _ first: Verdict,
    then second: Verdict? = .sent,
    over connections: Int,
    silent: Bool = false
  ) {
    self.steps = steps
    self.first = first
    self.second = second
    self.connections = connections
    isSilent = silent
  }

  var testDescription: String { steps }

  var patience: Patience { isSilent ? Sample.shortPatience : Sample.longPatience }
}

@Suite(.temporaryFolder, .hangGuard)
struct FaultTests {
  static let atMail = [
    Fault("mail@1=say:451 4.3.0 later", .temporarySession, then: nil, over: 1),
    Fault("mail@1=say:550 5.1.8 who are you", .permanentSession, then: nil, over: 1),
    Fault("mail@1=say:552 5.3.4 too big", .permanentMessage, over: 1),
    Fault("mail@1=say:421 4.3.2 bye|close", .temporarySession, then: nil, over: 1),
    Fault("mail@1=close", .temporarySession, then: nil, over: 1),
    Fault("mail@1=reset", .temporarySession, then: nil, over: 1),
    Fault("mail@1=stall", .temporarySession, then: nil, over: 1, silent: true),
    Fault("mail@1=raw:rubbish\\r\\n", .temporarySession, then: nil, over: 1),
    Fault("mail@1=raw:250-never\\r\\n|stall", .temporarySession, then: nil, over: 1, silent: true),
    Fault("mail@1=raw:250-one\\r\\n550 two\\r\\n", .temporarySession, then: nil, over: 1),
    Fault("mail@1=say:354 what", .temporarySession, then: nil, over: 1),
    Fault("mail@1=flood:250-and", .temporarySession, then: nil, over: 1),
  ]

  static let atRecipient = [
    Fault("rcpt@1=say:450 4.2.1 later", .temporaryRecipient, over: 1),
    Fault("rcpt@1=say:550 5.1.1 nobody", .permanentRecipient, over: 1),
    Fault("rcpt@1=say:530 5.7.0 log in", .permanentSession, then: nil, over: 1),
    Fault("rcpt@1=say:421 4.3.2 bye|close", .temporarySession, then: nil, over: 1),
    Fault("rcpt@1=close", .temporaryRecipient, over: 2),
    Fault("rcpt@1=raw:25|close", .temporaryRecipient, over: 2),
    Fault("rcpt@1=stall", .temporaryRecipient, over: 2, silent: true),
    Fault("rcpt@1=say:999 what", .temporaryRecipient, over: 2),
  ]

  static let atData = [
    Fault("data@1=say:451 4.3.0 later", .temporaryMessage, over: 1),
    Fault("data@1=say:554 5.6.0 no", .permanentMessage, over: 1),
    Fault("data@1=say:250 what", .temporaryMessage, over: 2),
    Fault("data@1=close", .temporaryMessage, over: 2),
    Fault("data@1=stall", .temporaryMessage, over: 2, silent: true),
    Fault("data@1=raw:354 go\\r\\n250 stray\\r\\n", .temporaryMessage, over: 2),
    Fault("data@1=raw:354 go\\r\\n25", .temporaryMessage, over: 2),
  ]

  static let behindDot = [
    Fault("dot@1=take|raw:250\\r\\n", .sent, over: 1),
    Fault("dot@1=take|raw:250\\n", .sent, over: 1),
    Fault("dot@1=take|say:251 elsewhere", .sent, over: 1),
    Fault("dot@1=take|raw:250-a\\r\\n250-b\\r\\n250 c\\r\\n", .sent, over: 1),
    Fault("dot@1=take|raw:junk\\r\\n250 ok\\r\\n", .sent, over: 2),
    Fault("dot@1=say:451 4.3.0 later", .temporaryMessage, over: 1),
    Fault("dot@1=say:554 5.6.0 spam", .permanentMessage, over: 1),
    Fault("dot@1=say:550 5.1.1 nobody", .permanentRecipient, over: 1),
    Fault("dot@1=say:421 4.3.2 bye|close", .temporarySession, then: .temporarySession, over: 1),
    Fault("dot@1=take|say:354 more", .unknown, over: 2),
    Fault("dot@1=take|say:999 what", .unknown, over: 2),
    Fault("dot@1=take|say:150 wait", .unknown, over: 2),
    Fault("dot@1=take|raw:250-more\\r\\n|close", .unknown, over: 2),
    Fault("dot@1=take|raw:250-one\\r\\n550 two\\r\\n", .unknown, over: 2),
    Fault("dot@1=take|raw:25|close", .unknown, over: 2),
    Fault("dot@1=take|raw:250 no end|close", .unknown, over: 2),
    Fault("dot@1=take|close", .unknown, over: 2),
    Fault("dot@1=take|reset", .unknown, over: 2),
    Fault("dot@1=close", .unknown, over: 2),
    Fault("dot@1=take|stall", .unknown, over: 2, silent: true),
    Fault("dot@1=take|flood:250-and", .unknown, over: 2),
    Fault("dot@1=take|flood:rubbish", .unknown, over: 2),
  ]

  /// Neither silence nor an end: each line comes in time, the reply does not.
  static let drip = Array(repeating: "raw:250-and\\r\\n|sleep:0.5", count: 60).joined(
    separator: "|"
  )

  static let dripping = [
    Fault("rcpt@1=" + drip, .temporaryRecipient, over: 2, silent: true),
    Fault("dot@1=take|" + drip, .unknown, over: 2, silent: true),
  ]

  static let betweenMails = [
    Fault("idle@1=close", .sent, over: 2),
    Fault("idle@1=reset", .sent, over: 2),
    Fault("idle@1=say:421 4.4.2 idle|close", .sent, over: 2),
    Fault("mail@2=say:421 4.4.2 enough|close", .sent, over: 2),
    Fault("mail@2=close", .sent, over: 2),
    Fault("rcpt@2=say:421 4.4.2 enough|close", .sent, over: 2),
    Fault("data@2=raw:354 go\\r\\n250 stray\\r\\n", .sent, over: 2),
    Fault("mail@2+=say:421 4.4.2 enough|close", .sent, then: .temporarySession, over: 2),
    Fault("idle@1=raw:250 stray\\r\\n", .sent, over: 2),
  ]

  static let all = atMail + atRecipient + atData + behindDot + dripping + betweenMails

  @Test("every fault has its fate, in groups", arguments: all)
  func grouped(_ fault: Fault) async throws {
    try await check(fault, offering: "PIPELINING,8BITMIME,SIZE 10485760")
  }

  @Test("every fault has its fate, in lockstep", arguments: all)
  func inStep(_ fault: Fault) async throws { try await check(fault, offering: "8BITMIME") }

  /// The second mail is claimed before the first is sent, so it has a fate of its own: given back.
  @Test("every fault has its fate, where the next mail is marked ahead", arguments: all)
  func ahead(_ fault: Fault) async throws {
    let second = fault.second ?? fault.first
    let changed = Fault(fault.steps, fault.first, then: second, over: fault.connections)
    try await check(
      changed,
      offering: "PIPELINING,8BITMIME,SIZE 10485760",
      patience: fault.patience,
      pace: .always(2)
    )
  }

  private func check(_ fault: Fault, offering offer: String) async throws {
    try await check(fault, offering: offer, patience: fault.patience, pace: .oneByOne)
  }

  private func check(
    _ fault: Fault,
    offering offer: String,
    patience: Patience,
    pace: Pace
  ) async throws {
    let trial = try await Trial(
      [fault.steps],
      mails: 2,
      options: ["--offer", offer],
      patience: patience,
      pace: pace
    )
    let journal = trial.journal
    #expect(Verdict(journal.fate(1)) == fault.first, "\(journal.fate(1)?.description ?? "no fate")")
    #expect(
      Verdict(journal.fate(2)) == fault.second,
      "\(journal.fate(2)?.description ?? "no fate")"
    )
    #expect(try trial.server.connections() == fault.connections)
    #expect(journal.complaints == [])
    try expectNoLie(trial)
  }

  /// What counts as sent was taken once; what counts as surely not delivered was not taken.
  private func expectNoLie(_ trial: Trial) throws {
    let taken = try trial.server.taken()
    #expect(Set(taken).count == taken.count, "a mail was taken twice")
    for (id, fate) in trial.journal.fates {
      let isTaken = taken.contains("<m\(id.number)@northlight.example>")
      switch fate {
      case .sent: #expect(isTaken)
      case .rejected, .withdrawn: #expect(!isTaken)
      case .unknown, .filed: break
      }
    }
  }
}
