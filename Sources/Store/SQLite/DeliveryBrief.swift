import Mail
import Outreach

/// All that a claim of a draft looks at, read ahead for several drafts in a handful of queries.
struct DeliveryBrief {
  let draft: StoredDraft
  let bytes: [UInt8]
  let candidate: Candidate
}

extension SQLConnection {
  /// The briefs of the drafts that there are; `names`: what another reading left, and leaves.
  func briefs(
    for ids: [DraftID],
    names: inout [Int64: [String]]
  ) throws(StoreError) -> [DeliveryBrief] {
    let rows = try draftRows(ids)
    var texts = try texts(of: rows)
    var reader = CandidateReader(self, names: names, wanted: Set(rows.map(\.draft)))
    let accounts = try reader.candidates(keys: Set(rows.map(\.account)).sorted())
    names = reader.names
    let candidates = Dictionary(uniqueKeysWithValues: accounts.map { ($0.key, $0.candidate) })
    return try rows.map { (row) throws(StoreError) in
      guard let draft = reader.found[row.draft], let candidate = candidates[row.account] else {
        throw .damaged(path: path, reason: "the draft in row \(row.draft) has no account")
      }
      guard let bytes = texts.removeValue(forKey: row.draft) else {
        throw .damaged(path: path, reason: "draft \(draft.record.id) has lost its text")
      }
      return DeliveryBrief(draft: draft, bytes: bytes, candidate: candidate)
    }
  }

  /// The rows of the drafts that there are, with those of their accounts, in the given order.
  private func draftRows(
    _ ids: [DraftID]
  ) throws(StoreError) -> [(draft: Int64, account: Int64)] {
    var found = try rows(Self.draftsByID, TextList(ids.map(\.text)).json)
    var drafts: [(draft: Int64, account: Int64)] = []
    while let row = try found.next() { drafts.append((try row.integer(0), try row.integer(1))) }
    return drafts
  }

  private func texts(
    of drafts: [(draft: Int64, account: Int64)]
  ) throws(StoreError) -> [Int64: [UInt8]] {
    let keys = "[" + drafts.map { String($0.draft) }.joined(separator: ",") + "]"
    var found = try rows(Self.textsByDraft, keys)
    var texts: [Int64: [UInt8]] = [:]
    while let row = try found.next() { texts[try row.integer(0)] = try row.bytes(1) }
    return texts
  }

  private static let draftsByID = SQL(
    """
    SELECT d.key, d.account FROM json_each(?) k CROSS JOIN drafts d ON d.id = k.value
    """
  )
  private static let textsByDraft = SQL(
    """
    SELECT b.draft, b.bytes FROM json_each(?) k CROSS JOIN draft_bytes b ON b.draft = k.value
    """
  )
}
