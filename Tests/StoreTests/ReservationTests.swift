import Civil
import Mail
import Outreach
import Store
import TestSupport
import Testing

@Suite(.temporaryFolder) struct ReservationTests {
  @Test(arguments: StoreFactory.all)
  func `every draft that counts against caps has one place, and no other draft`(
    _ factory: StoreFactory
  ) throws {
    let store = try factory.make()
    try store.importing([Fixture.account()], [Fixture.contact()])
    for (index, state) in DraftState.allCases.enumerated() {
      try store.adding(state, Fixture.draft("d-\(index)", key: Fixture.key("step-\(index)")))
    }
    let counting = try store.drafts(DraftFilter()).filter(\.state.countsAgainstCaps)
    let reservations = try store.reservations(since: Fixture.noon)
    #expect(reservations.compactMap(\.draft).sorted() == counting.map(\.id).sorted())
    #expect(reservations.count == counting.count)
    for reservation in reservations {
      let draft = try #require(counting.first { $0.id == reservation.draft })
      let isInUse = [.claimed, .transmitting, .handedOver, .unknown, .sent].contains(draft.state)
      #expect(
        reservation
          == Reservation(
            mailbox: draft.mailbox,
            account: Fixture.client,
            contact: Fixture.contact,
            domain: "acme.example",
            at: isInUse && draft.state != .handedOver ? Fixture.noon : draft.planned.instant,
            draft: draft.id,
            isOpen: !isInUse
          )
      )
    }
  }

  @Test(arguments: StoreFactory.all)
  func `the history's mails count from the instant on, and nothing but mails`(
    _ factory: StoreFactory
  ) throws {
    let store = try factory.make()
    let kinds = Touch.Kind.allCases.map { Fixture.touch("k-\($0.rawValue)", kind: $0) }
    let nobody = Fixture.touch("nobody", contact: nil, at: Fixture.after(1))
    try store.importing(
      [Fixture.account()],
      [Fixture.contact()],
      kinds + [Fixture.touch("late", at: Fixture.after(-1)), nobody]
    )
    #expect(
      try store.reservations(since: Fixture.noon) == [
        Reservation(
          mailbox: MailboxID("sales"),
          account: Fixture.client,
          contact: Fixture.contact,
          domain: "acme.example",
          at: Fixture.noon,
          draft: nil
        ),
        Reservation(
          mailbox: MailboxID("sales"),
          account: Fixture.client,
          contact: ContactID(""),
          domain: "",
          at: Fixture.after(1),
          draft: nil
        ),
      ]
    )
  }

  @Test(
    arguments: StoreFactory.all,
    [
      (DraftState.drafted, Fixture.after(-1_000_000)),
      (.approved, Fixture.after(-1_000_000)),
      (.claimed, Fixture.noon),
      (.transmitting, nil),
      (.unknown, nil),
      (.handedOver, Fixture.noon),
      (.sent, nil),
    ] as [(DraftState, Instant?)]
  )
  func `an open draft counts by its slot, a claimed one by its claim, a mail only if it went since`(
    _ factory: StoreFactory,
    _ row: (state: DraftState, at: Instant?)
  ) throws {
    let store = try factory.make()
    try store.holding(row.state, Fixture.draft(planned: Fixture.after(-1_000_000)))
    #expect(try store.reservations(since: Fixture.noon).count == 1)
    let later = try store.reservations(since: Fixture.after(1))
    #expect(later.map(\.at) == (row.at.map { [$0] } ?? []))
  }
}
