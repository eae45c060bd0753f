import Mail
import Outreach

/// Joins the occurrences of a defect at one place, and draws the places.
struct Joining {
  /// How many records a finding names.
  private static let examples = 5

  private struct Key: Hashable {
    let kind: FindingKind
    let spot: Spot
    let topic: String
    let silence: Silence?
  }

  private struct Group {
    let hit: Hit
    var records: [RecordName] = []
    var seen: Set<String> = []
  }

  private var groups: [Key: Group] = [:]
  private var order: [Key] = []

  mutating func add(_ hit: Hit, _ silence: Silence?) {
    let key = Key(kind: hit.kind, spot: hit.spot, topic: hit.topic, silence: silence)
    if groups[key] == nil {
      groups[key] = Group(hit: hit)
      order.append(key)
    }
    guard let record = hit.record,
      groups[key]?.seen.insert("\(record.account ?? "")\0\(record.contact ?? "")").inserted == true
    else { return }
    if groups[key]?.records.count ?? 0 < Self.examples { groups[key]?.records.append(record) }
  }

  /// The findings, the worst first.
  func findings(in input: CheckInput) -> [Finding] {
    let finders = finders(for: input)
    let place = { (cell: Spot.Cell) in
      finders[cell.table]?.place(of: cell) ?? Place(file: "", line: cell.line, column: 1)
    }
    let findings = order.compactMap { key -> Finding? in
      guard let group = groups[key] else { return nil }
      let hit = group.hit
      let spot =
        switch key.spot {
        case .place(let place): place
        case .cell(let cell): place(cell)
        }
      return Finding(
        hit.kind,
        at: spot,
        hit.message,
        advice: hit.advice,
        records: group.records.map { record in
          record.cell.map { "\(record.text) (\(place($0)))" } ?? record.text
        },
        count: group.seen.count,
        draft: hit.draft.map { DraftID.derived(from: $0) },
        silence: key.silence
      )
    }
    return findings.sorted(by: Finding.goesBefore)
  }

  private func finders(for input: CheckInput) -> [Table: CellFinder] {
    var finders: [Table: CellFinder] = [
      .accounts: CellFinder(input.accounts), .contacts: CellFinder(input.contacts),
    ]
    if let touches = input.touches { finders[.touches] = CellFinder(touches) }
    for (key, group) in groups {
      if case .cell(let cell) = key.spot { finders[cell.table]?.want(cell) }
      for record in group.records {
        if let cell = record.cell { finders[cell.table]?.want(cell) }
      }
    }
    for table in finders.keys { finders[table]?.find(in: table) }
    return finders
  }
}
