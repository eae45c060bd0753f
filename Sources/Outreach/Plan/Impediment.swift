import Civil

/// What keeps every mail from a person, whatever the step: suppressed, bounced, complained, away.
struct Impediment: Hashable, Sendable {
  let hold: Hold
  /// From when on; `distantPast` where nobody noted it.
  let since: Instant
}

extension Dossier {
  /// Empty for somebody who can be written to.
  func impediments(of contact: Contact) -> [Impediment] {
    [bounce(of: contact), complaint(of: contact), absence(of: contact), suppression(of: contact)]
      .compactMap(\.self)
  }

  func suppression(of contact: Contact) -> Impediment? {
    guard let suppression = policy.suppressions.first(where: { $0.covers(contact.address) }) else {
      return nil
    }
    let pattern = suppression.pattern.description
    return Impediment(
      hold: Hold(
        .suppressed,
        until: nil,
        .suppressed(pattern: pattern, reason: suppression.reason)
      ),
      since: suppression.since.map(zone(of: contact).startOfDay) ?? .distantPast
    )
  }

  /// An address that bounced is not tried again until they write from it.
  func bounce(of contact: Contact) -> Impediment? {
    guard let bounce = newest(.bounce, with: contact), !wrote(contact, after: bounce.at) else {
      return nil
    }
    return Impediment(
      hold: Hold(.suppressed, until: nil, .bounced(at: bounce.at)),
      since: bounce.at
    )
  }

  /// Who called a mail of ours spam gets none; a complaint of nobody in particular is everybody's.
  func complaint(of contact: Contact) -> Impediment? {
    let complaint = candidate.touches.last {
      $0.kind == .complaint && $0.at <= now
        && ($0.contact == contact.id
          || ($0.contact == nil && $0.account == account.id && !isInternal(contact)))
    }
    guard let complaint, !wrote(contact, after: complaint.at) else { return nil }
    return Impediment(
      hold: Hold(.suppressed, until: nil, .complained(at: complaint.at)),
      since: complaint.at
    )
  }

  /// Out of office, until a business day behind the stated return or `cadence.away` is over.
  func absence(of contact: Contact) -> Impediment? {
    guard let reply = newest(.autoReply, with: contact), !wrote(contact, after: reply.at) else {
      return nil
    }
    let back = whenBack(contact, after: reply)
    guard back > now else { return nil }
    return Impediment(
      hold: Hold(.away, until: back, .away(until: reply.until)),
      since: reply.at
    )
  }

  private func wrote(_ contact: Contact, after instant: Instant) -> Bool {
    newest(.mailIn, with: contact).map { $0.at > instant } ?? false
  }

  private func whenBack(_ contact: Contact, after reply: Touch) -> Instant {
    guard let until = reply.until else {
      return after(policy.cadence.away, reply.at, for: contact)
    }
    let calendar = closed(for: contact).isEmpty ? policy.holidays : calendar
    let day = calendar.nextBusinessDay(after: until, country: country(of: contact)) ?? until
    return zone(of: contact).startOfDay(day)
  }
}
