import Civil
import Outreach
import Testing

@Suite("The id of an entry that a person notes")
struct NotedIDTests {
  private static let at = Instant(epochSeconds: 1_795_000_000)

  private static func said(
    account: String = "acme",
    contact: String? = "zoe",
    kind: Touch.Kind = .call,
    at: Instant = at,
    minutes: Int = 5,
    text: String = "hello",
    answered: Bool = false,
    until: LocalDate? = nil
  ) -> Touch {
    Touch(
      id: TouchID(""),
      account: AccountID(account),
      contact: contact.map { ContactID($0) },
      kind: kind,
      at: at,
      minutes: minutes,
      text: text,
      answered: answered,
      until: until
    )
  }

  @Test func `is the same wherever and whenever the same is said`() {
    #expect(TouchID.noted(Self.said()).text == "l-6gphrsnr59e43")
    #expect(TouchID.noted(Self.said()) == TouchID.noted(Self.said()))
  }

  @Test func `is another where anything is said otherwise, and where it was taken back`() {
    let date = LocalDate(daysSinceEpoch: 20_000)
    let others = [
      Self.said(account: "birch"), Self.said(contact: nil), Self.said(contact: "bo"),
      Self.said(kind: .visit), Self.said(at: Self.at.adding(seconds: 1)), Self.said(minutes: 6),
      Self.said(text: "hello "), Self.said(answered: true), Self.said(until: date),
    ]
    let ids =
      ([Self.said()] + others).map { TouchID.noted($0) }
      + [TouchID.noted(Self.said(), again: 1), TouchID.noted(Self.said(), again: 2)]
    #expect(Set(ids).count == others.count + 3)
  }
}
