import Civil
import Mail
import Outreach

extension RowCheck where Row == Book.Row<Account> {
  static let accounts: [RowCheck] = [
    unreadableDate, datesOutOfOrder, futureDate, placeholder, garbledText,
  ]

  static let unreadableDate = RowCheck(.unreadableDate) { row, situation in
    row.value.dates(situation.dateColumns).compactMap { column, text, date in
      guard date == nil else { return nil }
      return RowTrace(
        column,
        "“\(text.forMessage)” is not a date",
        advice: "write it as 2026-03-14"
      )
    }
  }

  static let datesOutOfOrder = RowCheck(.datesOutOfOrder) { row, situation in
    let dates = row.value.dates(situation.dateColumns)
    var traces: [RowTrace] = dates.compactMap { column, _, date in
      guard let date, !(situation.today.year - 30...situation.today.year + 10 ~= date.year) else {
        return nil
      }
      return RowTrace(
        column,
        "\(date) lies \(date < situation.today ? "long ago" : "far ahead")",
        advice: "look at the year"
      )
    }
    let known = Dictionary(dates.map { ($0.column, $0.date) }) { first, _ in first }
    if let delivered = known["delivered_on"] ?? nil, let renewed = known["renewed_on"] ?? nil,
      delivered > renewed
    {
      traces.append(
        RowTrace(
          "delivered_on",
          "delivered on \(delivered), after the renewal on \(renewed)",
          advice: "correct one of the two dates"
        )
      )
    }
    return traces
  }

  static let futureDate = RowCheck(.futureDate) { row, situation in
    guard let text = row.value.fields["news_on"], let date = try? LocalDate(iso: text),
      date > situation.today
    else { return [] }
    return [
      RowTrace(
        "news_on",
        "the news is of \(date), which is still to come",
        advice: "correct the date, or wait with the news"
      )
    ]
  }

  static let placeholder = RowCheck(.placeholder) { row, situation in
    Values.of(row).placeholders(situation.printed)
  }

  static let garbledText = RowCheck(.garbledText) { row, _ in Values.of(row).garbled }
}

extension RowCheck where Row == Book.Row<Contact> {
  static let contacts: [RowCheck] =
    names + [contactPlaceholder, contactGarbledText, strangeTeammate]

  static let contactPlaceholder = RowCheck(.placeholder) { row, situation in
    Values.of(row).placeholders(situation.printed)
  }

  static let contactGarbledText = RowCheck(.garbledText) { row, _ in Values.of(row).garbled }

  /// A teammate's thank-you tells of the client: it must not reach anybody outside.
  static let strangeTeammate = RowCheck(.wrongAudience) { row, situation in
    let contact = row.value
    if situation.ownAccounts.contains(contact.account) {
      guard let domain = RegistrableDomain.of(contact.address.domain),
        !situation.ownDomains.isEmpty, !situation.ownDomains.contains(domain)
      else { return [] }
      return [
        RowTrace(
          "email",
          "a teammate's address is at \(domain), which is not ours",
          advice: "correct the address, or add the domain to our own account"
        )
      ]
    }
    guard contact.role == .teammate else { return [] }
    return [
      RowTrace(
        "role",
        "a teammate belongs to an account that is not ours",
        advice: "correct the role or the account; internal: yes makes an account our own"
      )
    ]
  }
}

extension RowCheck where Row == Book.Row<Touch> {
  static let touches: [RowCheck] = [futureTouch]

  static let futureTouch = RowCheck(.futureTouch) { row, situation in
    guard row.value.at > situation.now else { return [] }
    return [
      RowTrace(
        "at",
        "this \(row.value.kind.rawValue) lies ahead of \(situation.today)",
        advice: "correct the date; day and month may have changed places"
      )
    ]
  }
}

extension Account {
  /// The cells that should be dates; `date` is nil for one that is not.
  fileprivate func dates(
    _ columns: Set<String>
  ) -> [(column: String, text: String, date: LocalDate?)] {
    zip(fields.names, fields.values).compactMap { name, value in
      guard let value, columns.contains(name) || name.hasSuffix("_on") else { return nil }
      return (name, value, try? LocalDate(iso: value))
    }
  }
}

extension [Values.Entry] {
  /// Cells that say nothing in words.
  fileprivate func placeholders(_ printed: Set<String>) -> [RowTrace] {
    compactMap { entry in
      guard let value = entry.value, value.utf8.count <= 10, printed.contains(entry.path),
        Self.nothings.contains(value.lowercased())
      else { return nil }
      return RowTrace(
        entry.cell.column,
        "“\(value.forMessage)” stands where a value should, and templates print it",
        advice: "fill it in, or leave the cell empty"
      )
    }
  }

  private static var nothings: Set<String> { Nothings.words }

  fileprivate var garbled: [RowTrace] {
    compactMap { entry in
      guard let value = entry.value, !value.utf8.allSatisfy({ $0 < 0x80 }),
        let range = Survey(value).garbled
      else { return nil }
      return RowTrace(
        entry.cell.column,
        "“\(value.octets(range).forMessage)” is a letter in a wrong encoding",
        advice: "export the file anew as UTF-8"
      )
    }
  }
}

/// What people and programs write for "nothing".
enum Nothings {
  static let words: Set<String> = [
    "n/a", "#n/a", "#ref!", "#value!", "#name?", "#null!", "null", "nil", "none", "undefined",
    "nan", "unknown", "unbekannt", "tbd", "tba", "tbc", "todo", "xxx", "xx", "-", "--", "---",
    "–", "—", "?", "??", "???", ".", "..", "...", "test", "asdf", "k.a.", "k. a.", "empty",
    "(none)",
    "(blank)", "(null)",
  ]
}
