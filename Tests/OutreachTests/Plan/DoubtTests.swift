import Civil
import Testing

@testable import Outreach

@Suite("A mail of unknown fate")
struct DoubtTests {
  private static func doubt(
    _ step: String,
    in sequence: String,
    _ kind: TemplateKind,
    to contact: String = "zoe",
    occurrence: String = ""
  ) -> DraftRecord {
    Sample.draft(
      contact,
      step: step,
      in: sequence,
      planned: "2026-11-23T09:00:00Z",
      state: .unknown,
      kind: kind,
      occurrence: occurrence
    )
  }

  @Test("stops its sequence for everybody at the account")
  func sequence() throws {
    let away = Sample.touch(.autoReply, "2026-11-23T10:00:00Z", by: "zoe")
    let people = [Sample.contact("zoe"), Sample.contact("amy", .influencer)]
    let free = Sample.candidate(.prospect, people, [away])
    #expect(try Sample.outcome(free).wanted == ["amy check-in/influencer"])
    let held = Sample.candidate(
      .prospect,
      people,
      [away],
      drafts: [Self.doubt("check-in/first", in: "prospect", .checkIn)]
    )
    let outcome = try Sample.outcome(held)
    #expect(outcome.wanted.isEmpty)
    #expect(outcome.heldBack == ["zoe check-in/first: drafted"])
  }

  @Test("stops no other sequence, which counts it as sent for its pause")
  func others() throws {
    let fields = ["delivered_on": "2026-11-17", "renewed_on": "2026-11-22"]
    let doubt = Self.doubt(
      "thank-you/renewal",
      in: "renewal",
      .thankYou,
      occurrence: "2026-11-22"
    )
    let candidate = Sample.candidate(.client, drafts: [doubt], fields: fields)
    let mail = try #require(try Sample.plan([candidate]).scheduled.first)
    #expect(mail.wish.key.position.step.text == "thank-you/delivery")
    // Monday 10:00, and three business days.
    #expect(mail.slot.instant == Sample.instant("2026-11-26T09:00:00Z"))
  }

  @Test("stops a sequence for teammates for its own teammate alone")
  func teammates() throws {
    let team = ["kim", "lee"].map { Sample.contact($0, at: "us", .teammate) }
    let doubt = Self.doubt(
      "thank-you/teammate",
      in: "delivery-team",
      .thankYou,
      to: "kim",
      occurrence: "2026-11-17"
    )
    let candidate = Sample.candidate(
      .client,
      team,
      drafts: [doubt],
      fields: ["delivered_on": "2026-11-17"],
      deliveredBy: ["kim", "lee"]
    )
    #expect(try Sample.outcome(candidate).wanted == ["lee thank-you/teammate"])
  }
}
