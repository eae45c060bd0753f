import Civil
import Mail
import Testing

@testable import Outreach

@Suite("A simulated book knows whose a bounce is")
struct BounceLogTests {
  private static let boxes = ["ana", "ben"].map { Sample.mailbox($0) }

  private func touch(_ kind: Touch.Kind, _ at: String, from mailbox: String? = nil) -> Touch {
    Touch(
      id: TouchID("\(kind.rawValue) \(at)"),
      account: AccountID("acme"),
      contact: ContactID("zoe"),
      kind: kind,
      at: Sample.instant(at),
      mailbox: mailbox.map { MailboxID($0) }
    )
  }

  private func bounces(_ touches: [(Touch, DraftID?)], at now: String) -> [Int] {
    var book = SimulatedBook([Sample.candidate(.prospect)])
    for (touch, draft) in touches { book.note(touch, draft: draft) }
    let records = book.records(of: Self.boxes, at: Sample.instant(now))
    return Self.boxes.map { records[$0.id]?.bounces ?? -1 }
  }

  @Test("that of the newest mail to the person, whichever mailbox wrote it")
  func newest() {
    let mails = [
      (touch(.mailOut, "2026-11-02T09:00:00Z", from: "ana"), DraftID?.none),
      (touch(.mailOut, "2026-11-09T09:00:00Z", from: "ben"), nil),
    ]
    let late = touch(.bounce, "2026-11-10T09:00:00Z")
    #expect(bounces(mails + [(late, nil)], at: "2026-11-11T09:00:00Z") == [0, 1])
    #expect(bounces(mails + [(late, nil)], at: "2026-11-09T10:00:00Z") == [0, 0])
    let between = touch(.bounce, "2026-11-03T09:00:00Z")
    #expect(bounces(mails + [(between, nil)], at: "2026-11-11T09:00:00Z") == [1, 0])
    let unknown = (touch(.mailOut, "2026-11-09T12:00:00Z"), DraftID?.none)
    #expect(bounces(mails + [unknown, (late, nil)], at: "2026-11-11T09:00:00Z") == [0, 0])
  }

  @Test("or that of the mail that it names")
  func named() {
    let mails = [
      (touch(.mailOut, "2026-11-02T09:00:00Z", from: "ana"), DraftID("d-1")),
      (touch(.mailOut, "2026-11-09T09:00:00Z", from: "ben"), DraftID("d-2")),
    ]
    let bounce = (touch(.bounce, "2026-11-10T09:00:00Z"), Optional(DraftID("d-1")))
    #expect(bounces(mails + [bounce], at: "2026-11-11T09:00:00Z") == [1, 0])
  }
}
