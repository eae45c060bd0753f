import Civil
import Liquid
import Outreach

/// Looks at every row of the data, whether a mail is ahead or not.
struct RowChecks {
  private let book: Book
  private let situation: RowSituation
  private let names: [AccountID: Account]

  init(_ book: Book, _ plot: Plot, at now: Instant) {
    self.book = book
    var dates: Set<String> = []
    for case .date(let field, _, _) in plot.policy.sequences.map(\.start) { dates.insert(field) }
    var printed: Set<String> = []
    for template in plot.library.templates {
      for analysis in [template.subject.analysis, template.body.analysis] {
        printed.formUnion(analysis.reads.filter(\.isOutput).map(\.path))
      }
    }
    let own = book.accounts.map(\.value).filter(\.isInternal)
    situation = RowSituation(
      now: now,
      today: plot.policy.mailboxes[0].zone.localDate(at: now),
      dateColumns: dates,
      printed: printed,
      ownDomains: Set(own.flatMap(\.domains)),
      ownAccounts: Set(own.map(\.id))
    )
    names = Dictionary(book.accounts.map { ($0.value.id, $0.value) }) { first, _ in first }
  }

  var hits: [Hit] { accounts + contacts + touches }

  private var accounts: [Hit] {
    book.accounts.flatMap { row in
      RowCheck<Book.Row<Account>>.accounts.flatMap { check in
        check.look(row, situation).map { trace in
          hit(check.kind, trace, .accounts, row.line, RecordName(row))
        }
      }
    }
  }

  private var contacts: [Hit] {
    book.contacts.flatMap { row in
      RowCheck<Book.Row<Contact>>.contacts.flatMap { check in
        check.look(row, situation).map { trace in
          let record = names[row.value.account].map { RecordName(row.value, at: $0) }
          return hit(check.kind, trace, .contacts, row.line, record)
        }
      }
    }
  }

  private var touches: [Hit] {
    book.touches.flatMap { row in
      RowCheck<Book.Row<Touch>>.touches.flatMap { check in
        check.look(row, situation).map { trace in
          let record = names[row.value.account].map {
            RecordName(Book.Row(value: $0, line: row.line))
          }
          return hit(check.kind, trace, .touches, row.line, record)
        }
      }
    }
  }

  private func hit(
    _ kind: FindingKind,
    _ trace: RowTrace,
    _ table: Table,
    _ line: Int,
    _ record: RecordName?
  ) -> Hit {
    let cell = Spot.Cell(table: table, line: line, column: trace.column)
    return Hit(kind, at: .cell(cell), trace.message, advice: trace.advice, record: record)
  }
}
