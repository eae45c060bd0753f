/// Reads a journal from its first entry to its last, and names everything that broke a rule.
///
/// It shares no code with the planner: days, zones, counts and stages are its own, from
/// Foundation's tables. A mail is judged at the instant of its claim, on what the journal held
/// before; a draft's slot is judged when it is written.
package struct Checker {
  let record: CadenceRecord
  let firms: [String: CadenceRecord.Firm]
  let people: [String: CadenceRecord.Person]
  let templates: [String: CadenceRecord.Template]

  var settings: CadenceRecord.Settings
  var calendar: WorkCalendar
  var clocks: [String: LocalClock] = [:]
  /// What went or is in hand, and what waits for its slot.
  var gone = Tallies()
  var waiting = Tallies()
  var histories: [String: FirmHistory] = [:]
  /// Firms where somebody could not be written to at some time, whether that was taken back or not.
  var barred: Set<String> = []
  /// What happened with a person, at whichever firm.
  var personal: [String: [CadenceRecord.Touch]] = [:]
  var drafts: [String: DraftLife] = [:]
  var boxes: [String: BoxHistory] = [:]
  var entry = 0
  package private(set) var breaches: [Breach] = []
  /// Mails that were judged.
  package private(set) var mails = 0

  struct DraftLife {
    let draft: CadenceRecord.Draft
    var state = "drafted"
    /// When it counts from, once it left the waiting ones.
    var at: Int64?
  }

  package static func check(_ record: CadenceRecord) -> Checker {
    var checker = Checker(record)
    for (index, entry) in record.entries.enumerated() {
      checker.entry = index
      checker.take(entry)
    }
    return checker
  }

  private init(_ record: CadenceRecord) {
    self.record = record
    firms = Dictionary(uniqueKeysWithValues: record.firms.map { ($0.id, $0) })
    people = Dictionary(uniqueKeysWithValues: record.people.map { ($0.id, $0) })
    templates = Dictionary(uniqueKeysWithValues: record.templates.map { ($0.name, $0) })
    settings = record.settings[0]
    calendar = WorkCalendar(record.settings[0])
  }

  mutating func blame(_ rule: String, _ text: String) {
    breaches.append(Breach(rule: rule, entry: entry, text: text))
  }

  private mutating func take(_ entry: CadenceRecord.Entry) {
    switch entry {
    case .settings(let index):
      settings = record.settings[index]
      calendar = WorkCalendar(settings)
    case .touch(let touch):
      take(touch)
    case .takenBack(let id):
      for firm in histories.keys { histories[firm]?.remove(id) }
      for person in personal.keys { personal[person]?.removeAll { $0.id == id } }
    case .resumed(let mailbox, let at):
      boxes[mailbox, default: BoxHistory()].resumed = at
    case .draft(let draft):
      judge(slotOf: draft)
      drafts[draft.id] = DraftLife(draft: draft)
      waiting.add(mail(draft, at: draft.planned))
    case .state(let id, let state, let at):
      move(id, to: state, at: at)
    case .plan(let plan):
      judge(plan)
    }
  }

  private mutating func take(_ touch: CadenceRecord.Touch) {
    if let id = touch.draft { leave(id) }
    histories[touch.firm, default: FirmHistory()].add(touch)
    if ["auto-reply", "bounce", "complaint"].contains(touch.kind) { barred.insert(touch.firm) }
    if let person = touch.person { personal[person, default: []].append(touch) }
    if touch.kind == "mail-out" {
      gone.add(
        Tallies.Mail(
          mailbox: touch.mailbox,
          person: touch.person.flatMap { people[$0] },
          firm: touch.firm,
          at: touch.at
        )
      )
    }
    if touch.kind == "bounce", let life = touch.draft.flatMap({ drafts[$0] }),
      life.state == "rejected"
    {
      boxes[life.draft.mailbox, default: BoxHistory()].refused(touch)
    }
    if let mailbox = touch.mailbox { boxes[mailbox, default: BoxHistory()].take(touch) }
  }

  private mutating func move(_ id: String, to state: String, at: Int64) {
    guard var life = drafts[id] else {
      return blame("draft", "\(id) became \(state) and was never written")
    }
    let before = life.state
    switch state {
    case "claimed":
      if before != "approved" { blame("unapproved", "\(id) was claimed and is \(before)") }
      mails += 1
      judge(claimOf: life.draft, at: at)
      waiting.remove(mail(life.draft, at: life.draft.planned))
      life.at = at
      gone.add(mail(life.draft, at: at))
      histories[life.draft.firm, default: FirmHistory()].inHand[id] = touch(life.draft, at: at)
    case "approved" where life.at != nil:
      leave(id)
      life = drafts[id] ?? life
      waiting.add(mail(life.draft, at: life.draft.planned))
    case "withdrawn", "skipped", "superseded", "rejected":
      if life.at == nil { waiting.remove(mail(life.draft, at: life.draft.planned)) }
      leave(id)
      life = drafts[id] ?? life
    default: break
    }
    life.state = state
    drafts[id] = life
  }

  /// Takes a draft out of the sender's hands.
  private mutating func leave(_ id: String) {
    guard let life = drafts[id], let at = life.at else { return }
    gone.remove(mail(life.draft, at: at))
    histories[life.draft.firm]?.inHand[id] = nil
    drafts[id]?.at = nil
  }

  func mail(_ draft: CadenceRecord.Draft, at instant: Int64) -> Tallies.Mail {
    Tallies.Mail(
      mailbox: draft.mailbox,
      person: people[draft.person],
      firm: draft.firm,
      at: instant
    )
  }

  private func touch(_ draft: CadenceRecord.Draft, at instant: Int64) -> CadenceRecord.Touch {
    CadenceRecord.Touch(
      id: draft.id,
      firm: draft.firm,
      person: draft.person,
      kind: "mail-out",
      at: instant,
      step: draft.step,
      mailbox: draft.mailbox,
      draft: draft.id
    )
  }
}
