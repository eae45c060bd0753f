/// The rules of one instant: the hours, and every count.
extension Checker {
  /// What stands against a mail at its instant, as rule and reason.
  ///
  /// `other`: mails beside those that went, which count as well.
  mutating func limits(
    _ question: Question,
    and other: Tallies = Tallies(),
    _ strictness: Strictness = .exact
  ) -> [(rule: String, text: String)] {
    hours(question) + boxLimits(question, other, strictness)
      + peopleLimits(question, other, strictness)
  }

  /// What to do about the two things that a journal does not tell exactly of mails in a plan: the
  /// longest pause of a mailbox, and in whose zone a day was counted.
  enum Strictness {
    /// A mail that goes: the least pause, and its own recipient's day.
    case exact
    /// A slot: the least pause, and whichever zone of the people there makes it lawful.
    case lenient
    /// A slot that must be free for sure: the longest pause, and every zone there.
    case severe
  }

  mutating func hours(_ question: Question) -> [(rule: String, text: String)] {
    var against: [(rule: String, text: String)] = []
    let (day, second) = local(question.at, in: question.zone)
    let place = "\(Day.iso(day)) \(second / 3600):\(second / 60 % 60) \(question.zone)"
    if !settings.window.isOpen(day, second) {
      against.append(("window", "\(place) is outside \(settings.window.text)"))
    }
    let isWeekend =
      settings.window.onBusinessDays && calendar.isWeekend(day, question.country)
    if isWeekend || calendar.isClosed(day, question.country) {
      against.append(("holidays", "\(place) is no day of work"))
    }
    if let season = settings.season, season.contains(day), !season.kinds.contains(question.kind) {
      against.append(("season", "\(place) is in the season, no \(question.kind) may go"))
    }
    return against
  }

  private mutating func boxLimits(
    _ question: Question,
    _ other: Tallies,
    _ strictness: Strictness
  ) -> [(rule: String, text: String)] {
    guard let box = settings.mailboxes.first(where: { $0.id == question.mailbox }) else {
      return [("mailbox", "there is no mailbox \(question.mailbox)")]
    }
    var against: [(rule: String, text: String)] = []
    let mine = gone.mailbox(box.id)
    let others = other.mailbox(box.id)
    let inDay = mine.most(with: question.at, in: 86_400, and: others)
    if inDay > box.perDay { against.append(("mailbox.per_day", "\(inDay) of \(box.perDay)")) }
    let inHour = mine.most(with: question.at, in: 3_600, and: others)
    if inHour > box.perHour { against.append(("mailbox.per_hour", "\(inHour) of \(box.perHour)")) }
    let pause = [mine, others].compactMap { $0.nearest(to: question.at) }.min() ?? .max
    if pause < Int64(box.gap + (strictness == .severe ? box.jitter : 0)) {
      against.append(("mailbox.gap", "\(pause) s after another, \(box.gap) wanted"))
    }
    // A mail that is placed later may make an earlier day one that the ramp counts.
    let known = strictness == .severe ? [mine] : [mine, others]
    let cap = ramp(of: box, at: question.at, known)
    let upToNow =
      1 + mine.count(upTo: question.at, in: 86_400) + others.count(upTo: question.at, in: 86_400)
    if upToNow > cap { against.append(("mailbox.ramp", "\(upToNow) of \(cap)")) }
    return against
  }

  /// The start, and a step more for each earlier day on which it sends, or is to.
  private mutating func ramp(
    of box: CadenceRecord.Mailbox,
    at now: Int64,
    _ tallies: [Tally]
  ) -> Int {
    guard let ramp = box.ramp else { return box.perDay }
    let today = local(now, in: box.zone).day
    var days: Set<Int64> = []
    for mail in tallies.flatMap(\.instants) {
      let day = local(mail, in: box.zone).day
      if day < today { days.insert(day) }
    }
    return min(box.perDay, ramp.start + ramp.step * days.count)
  }

  private mutating func peopleLimits(
    _ question: Question,
    _ other: Tallies,
    _ strictness: Strictness
  ) -> [(rule: String, text: String)] {
    var against: [(rule: String, text: String)] = []
    let person = question.person.id
    for mails in [gone.person(person), other.person(person)] {
      for mail in mails.instants where !isApart(mail, question, strictness) {
        against.append(("contact.gap", "\(mail) and \(question.at) to \(person)"))
      }
    }
    guard !question.isInside else { return against }
    let firm = question.firm.id
    let toFirm = sameDay(question, [gone.firm(firm), other.firm(firm)], strictness) {
      $0.firm == firm
    }
    if toFirm >= settings.accountPerDay {
      against.append(("account.per_day", "\(toFirm) before it, \(settings.accountPerDay) allowed"))
    }
    if let domain = question.person.registered {
      let there = sameDay(question, [gone.domain(domain), other.domain(domain)], strictness) {
        $0.registered == domain
      }
      if there >= settings.domainPerDay {
        against.append(("domain.per_day", "\(there) before it to \(domain)"))
      }
    }
    return against
  }

  private mutating func isApart(
    _ mail: Int64,
    _ question: Question,
    _ strictness: Strictness
  ) -> Bool {
    let (first, second) = (min(mail, question.at), max(mail, question.at))
    // Nothing waits longer than three weeks of holidays and a dozen days.
    if second - first > 120 * 86_400 { return true }
    var places = [(zone: question.zone, country: question.country)]
    if strictness != .exact, question.isInside {
      // Our own people are written to in the days of each firm that they worked for.
      for firm in record.firms where firm.deliveredBy.contains(question.person.id) {
        let zone = question.person.zone ?? home(of: firm)
        places.append((zone, question.person.country ?? firm.country))
      }
    }
    let apart = places.map {
      end(of: settings.contactGap, from: first, in: $0.zone, $0.country) <= second
    }
    return strictness == .severe ? !apart.contains(false) : apart.contains(true)
  }

  private mutating func sameDay(
    _ question: Question,
    _ tallies: [Tally],
    _ strictness: Strictness,
    of isThere: (CadenceRecord.Person) -> Bool
  ) -> Int {
    var zones: Set<String> = [question.zone]
    if strictness != .exact {
      for person in record.people where isThere(person) {
        zones.insert(person.zone ?? firms[person.firm].map(home) ?? question.zone)
      }
    }
    var count = 0
    for mail in tallies.flatMap({ Array($0.around(question.at, 2 * 86_400)) }) {
      let same = zones.map { local(mail, in: $0).day == local(question.at, in: $0).day }
      if strictness == .severe ? same.contains(true) : !same.contains(false) { count += 1 }
    }
    return count
  }
}
