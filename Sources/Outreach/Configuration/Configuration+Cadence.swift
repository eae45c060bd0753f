internal import Civil

extension Configuration {
  mutating func cadence() -> Cadence {
    var cadence = Cadence()
    if let keys = section("cadence", of: root, known: ConfigurationKeys.cadence) {
      readWindow(keys, into: &cadence)
      readCaps(keys, into: &cadence)
      readWaits(keys, into: &cadence)
      cadence.priority = priority(keys["priority"])
    }
    readYearEnd(into: &cadence)
    return cadence
  }

  private mutating func readWindow(_ keys: YamlMapping, into cadence: inout Cadence) {
    let window = keys["window"]?
      .parsed(as: "days and hours like Mon–Fri 09:00–17:00", into: &problems) {
        text throws(DayWindowError) in try DayWindow(text)
      }
    cadence.window = window ?? cadence.window
  }

  private mutating func readCaps(_ keys: YamlMapping, into cadence: inout Cadence) {
    if let contact = section("contact", of: keys, known: ConfigurationKeys.cadenceContact) {
      read(contact["gap"], into: &cadence.contactGap)
      read(contact["per_sequence"], into: &cadence.contactPerSequence)
    }
    if let account = section("account", of: keys, known: ConfigurationKeys.cadenceAccount) {
      read(account["per_day"], into: &cadence.accountPerDay)
      read(account["active_contacts"], into: &cadence.accountActiveContacts)
    }
    if let domain = section("domain", of: keys, known: ConfigurationKeys.cadenceDomain) {
      read(domain["per_day"], into: &cadence.domainPerDay)
    }
  }

  private mutating func readWaits(_ keys: YamlMapping, into cadence: inout Cadence) {
    cadence.afterBreakUp = afterBreakUp(keys["after_break_up"])
    read(keys["away"], into: &cadence.away)
    read(keys["stale"], into: &cadence.stale)
    read(keys["lapse"], into: &cadence.lapse)
    read(keys["stalled_after"], into: &cadence.stalledAfter)
    read(keys["reply_within"], into: &cadence.replyWithin)
  }

  /// Nil, which is for good, by default.
  private mutating func afterBreakUp(_ node: YamlNode?) -> HumanDuration? {
    guard let node, node.text?.trimmedText.lowercased() != "for good" else { return nil }
    return node.parsed(as: "a duration like 90 days, or for good", into: &problems) {
      text throws(SilenceError) in
      do throws(HumanDurationError) { return try HumanDuration(text) } catch {
        throw SilenceError(duration: error)
      }
    }
  }

  /// The words in the order of the file, and behind them those that it leaves out.
  private mutating func priority(_ node: YamlNode?) -> [Wish.Priority] {
    var order: [Wish.Priority] = []
    for item in node?.itemsOrOne ?? [] {
      let words = Wish.Priority.allCases.map { ($0.word, $0) }
      guard let priority = item.choice(words, into: &problems) else { continue }
      if order.contains(priority) {
        item.report(.invalid("“\(priority.word)” stands here twice: keep one"), into: &problems)
      } else {
        order.append(priority)
      }
    }
    return order + Wish.Priority.allCases.filter { !order.contains($0) }
  }

  private mutating func readYearEnd(into cadence: inout Cadence) {
    guard let seasons = section("seasons", of: root, known: ConfigurationKeys.seasons),
      let keys = section("year_end", of: seasons, known: ConfigurationKeys.season)
    else { return }
    let season = keys["dates"]?.parsed(as: "dates like 15 Dec – 3 Jan", into: &problems) {
      text throws(SeasonError) in try Season(text)
    }
    cadence.yearEnd.season = season ?? cadence.yearEnd.season
    guard let kinds = keys["kinds"]?.itemsOrOne else { return }
    cadence.yearEnd.kinds = Set(
      kinds.compactMap { $0.choice(TemplateKind.self, into: &problems) }
    )
  }

  private mutating func read(_ node: YamlNode?, into wait: inout HumanDuration) {
    wait = node?.duration(into: &problems) ?? wait
  }

  private mutating func read(_ node: YamlNode?, into cap: inout Int) {
    cap = node?.integer(in: 1...100_000, into: &problems) ?? cap
  }
}

/// Why a text is no silence after a break-up.
private struct SilenceError: Error, CustomStringConvertible {
  let duration: HumanDurationError

  var description: String { "\(duration), or “for good”" }
}
