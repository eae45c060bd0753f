/// Makes a book by chance: firms over the world, their people, and what happened so far.
struct BookMaker {
  var chance: Chance
  let start: Int64
  let size: CadenceCase.Size
  var settings: [CadenceRecord.Settings] = []
  var firms: [CadenceRecord.Firm] = []
  var people: [CadenceRecord.Person] = []
  var past: [CadenceRecord.Touch] = []
  var events: [CadenceCase.Event] = []

  private static let places: [(zone: String, country: String)] = [
    ("Europe/Berlin", "DE"), ("Europe/London", "GB"), ("America/New_York", "US"),
    ("America/Los_Angeles", "US"), ("Asia/Tokyo", "JP"), ("Asia/Riyadh", "SA"),
    ("Asia/Kolkata", "IN"), ("Australia/Lord_Howe", "AU"), ("Pacific/Auckland", "NZ"),
    ("America/Sao_Paulo", "BR"), ("Pacific/Kiritimati", "KI"), ("Asia/Kathmandu", "NP"),
    ("Africa/Cairo", "EG"), ("America/St_Johns", "CA"), ("UTC", "DE"),
  ]

  static let zones = places.map(\.zone)

  mutating func make() {
    makeSettings()
    makeOurs()
    for number in 1...chance.int(1...size.firms) { makeFirm(number) }
    for number in settings.indices {
      settings[number].suppressions = suppressions(from: number)
    }
    makePast()
    makeEvents()
  }

  private mutating func makeOurs() {
    let place = chance.pick(Self.places)
    firms.append(
      CadenceRecord.Firm(
        id: "us",
        declared: "client",
        isOurs: true,
        zone: place.zone,
        country: place.country
      )
    )
    for number in 1...3 {
      people.append(
        CadenceRecord.Person(
          id: "us\(number)",
          firm: "us",
          address: "us\(number)@northlight.example",
          role: "teammate",
          firstName: "Uma",
          registered: "northlight.example"
        )
      )
    }
  }

  private mutating func makeFirm(_ number: Int) {
    let id = "f\(number)"
    let place = chance.pick(Self.places)
    var firm = CadenceRecord.Firm(
      id: id,
      declared: chance.pick(["client", "prospect", "prospect", "prospect", "stalled", "lost"])
    )
    if chance.permille(800) { firm.zone = place.zone }
    if chance.permille(800) { firm.country = place.country }
    if chance.permille(200) { firm.mailbox = chance.pick(settings[0].mailboxes).id }
    if firm.declared == "client" {
      firm.deliveredBy = ["us1", "us2", "us3"].filter { _ in chance.permille(400) }
      for field in ["delivered_on", "renewed_on"] where chance.permille(700) {
        firm.fields[field] = Day.iso(start / 86_400 + Int64(chance.int(-40...100)))
      }
    }
    // Two reasons to write to one firm on one day, to two people.
    if chance.permille(400), let day = firm.fields["delivered_on"].flatMap(Day.number) {
      firm.fields["renewed_on"] = Day.iso(day + 6)
    }
    firms.append(firm)
    makePeople(of: firm)
  }

  private mutating func makePeople(of firm: CadenceRecord.Firm) {
    let domains = [
      ("\(firm.id).example", "\(firm.id).example"), ("eu.\(firm.id).co.uk", "\(firm.id).co.uk"),
      ("\(firm.id).group.example", "group.example"), ("group.example", "group.example"),
      ("gmail.com", nil),
    ]
    let domain = chance.pick(domains)
    let roles = ["decision-maker", "influencer", "end-user", "stakeholder", "other"]
    for number in 1...chance.int(1...5) {
      let there = chance.permille(900) ? domain : chance.pick(domains)
      let place = chance.permille(150) ? chance.pick(Self.places) : nil
      people.append(
        CadenceRecord.Person(
          id: "\(firm.id)p\(number)",
          firm: firm.id,
          address: "p\(number).\(firm.id)@\(there.0)",
          role: number == 1 ? "decision-maker" : chance.pick(roles),
          zone: place?.zone,
          country: chance.permille(500) ? place?.country : nil,
          firstName: chance.permille(950) ? "Zoë" : nil,
          registered: there.1
        )
      )
    }
  }

  /// Each configuration forbids at least what the one before it did.
  private mutating func suppressions(from number: Int) -> [String] {
    var texts = number > 0 ? settings[number - 1].suppressions : ["noreply@*"]
    guard chance.permille(600), let person = chance.pick(any: people) else { return texts }
    let host = person.address.split(separator: "@").last.map(String.init) ?? ""
    texts.append(chance.pick([person.address, host, "@" + host, "*." + person.firm + "@*"]))
    return texts
  }

  private mutating func makePast() {
    var count = 0
    for firm in firms where !firm.isOurs && chance.permille(600) {
      let there = people.filter { $0.firm == firm.id }
      for _ in 0..<chance.int(0...6) {
        count += 1
        past.append(pastTouch(count, firm, there))
      }
    }
  }

  private mutating func pastTouch(
    _ number: Int,
    _ firm: CadenceRecord.Firm,
    _ there: [CadenceRecord.Person]
  ) -> CadenceRecord.Touch {
    let kinds = ["mail-out", "mail-out", "mail-out", "mail-in", "call", "note", "auto-reply"]
    let kind = chance.pick(kinds + ["bounce", "letter", "let-go"])
    var touch = CadenceRecord.Touch(
      id: "past\(number)",
      firm: firm.id,
      person: chance.pick(there).id,
      kind: kind,
      at: start - Int64(chance.int(0...100 * 86_400))
    )
    touch.answered = chance.permille(500)
    if kind == "mail-out" {
      if chance.permille(700) { touch.mailbox = chance.pick(settings[0].mailboxes).id }
      let sequence = settings[0].sequences.first { $0.stage == firm.declared }
      if chance.permille(400), let sequence, let step = chance.pick(any: sequence.steps),
        step.template != nil, sequence.start == .stage
      {
        touch.step = CadenceRecord.StepPlace(sequence: sequence.id, step: step.id)
      }
    }
    if kind == "auto-reply" || kind == "let-go", chance.permille(600) {
      touch.until = Day.iso(touch.at / 86_400 + Int64(chance.int(1...90)))
    }
    return touch
  }
}
