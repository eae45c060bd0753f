import Pipeline

/// What an import did, in one glance, and every refused row with its reason.
struct ImportView {
  private let report: ImportReport

  init(_ report: ImportReport) { self.report = report }

  var lines: [String] {
    var table = Table(
      [
        Table.Column(""), Table.Column("new", isNumber: true),
        Table.Column("changed", isNumber: true), Table.Column("unchanged", isNumber: true),
        Table.Column("refused", isNumber: true),
      ],
      indent: 0
    )
    for (name, counts) in files {
      table.add([
        name, "\(counts.new)", "\(counts.changed)", "\(counts.unchanged)", "\(counts.refused)",
      ])
    }
    var lines = table.lines()
    if !report.refusals.isEmpty {
      lines += ["", Style.bold("Refused")] + report.refusals.map { "  " + $0 }
    }
    if !report.doubts.isEmpty {
      lines += ["", Style.bold("Worth a look")] + report.doubts.map { "  " + $0 }
    }
    return lines
  }

  /// One line for a longer output: how much was read, and where the refused rows are told.
  var summary: String {
    let read = files.map { "\($1.new + $1.changed + $1.unchanged) \($0)" }.joined(separator: ", ")
    return "Read \(read)"
      + (report.refused > 0 ? "; refused \(Style.yellow("\(report.refused) rows")):" : ".")
  }

  private var files: [(String, ImportReport.Counts)] {
    [("accounts", report.accounts), ("contacts", report.contacts), ("touches", report.touches)]
  }
}

/// An import as `--json` gives it.
struct ImportLine: Encodable {
  let accounts, contacts, touches: Counts
  let refusals, doubts: [String]

  struct Counts: Encodable {
    let new, changed, unchanged, refused: Int

    init(_ counts: ImportReport.Counts) {
      new = counts.new
      changed = counts.changed
      unchanged = counts.unchanged
      refused = counts.refused
    }
  }

  init(_ report: ImportReport) {
    accounts = Counts(report.accounts)
    contacts = Counts(report.contacts)
    touches = Counts(report.touches)
    refusals = report.refusals
    doubts = report.doubts
  }
}
