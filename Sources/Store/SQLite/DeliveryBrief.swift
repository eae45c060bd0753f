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
    let drafts = try drafts(ids)
    var texts = try texts(of: drafts)
    var reader = CandidateReader(self, names: names)
    let candidates = try reader.candidates(of: drafts)
    names = reader.names
    return try drafts.map { (draft) throws(StoreError) in
      guard let bytes = texts.removeValue(forKey: draft.key) else {
        throw .damaged(path: path, reason: "draft \(draft.record.id) has lost its text")
      }
      guard let candidate = candidates[draft.account] else {
        throw .damaged(path: path, reason: "draft \(draft.record.id) has no account")
      }
      return DeliveryBrief(draft: draft, bytes: bytes, candidate: candidate)
    }
  }

  private func drafts(_ ids: [DraftID]) throws(StoreError) -> [StoredDraft] {
    var found = try rows(Self.draftsByID, TextList(ids.map(\.text)).json)
    var drafts: [StoredDraft] = []
    while let row = try found.next() { drafts.append(try StoredDraft(row)) }
    return drafts
  }

  private func texts(of drafts: [StoredDraft]) throws(StoreError) -> [Int64: [UInt8]] {
    let keys = "[" + drafts.map { String($0.key) }.joined(separator: ",") + "]"
    var found = try rows(Self.textsByDraft, keys)
    var texts: [Int64: [UInt8]] = [:]
    while let row = try found.next() { texts[try row.integer(0)] = try row.bytes(1) }
    return texts
  }

  private static let draftsByID = SQL(
    """
    SELECT \(StoredDraft.columns) FROM json_each(?) k CROSS JOIN drafts d ON d.id = k.value
      JOIN accounts a ON a.key = d.account JOIN contacts c ON c.key = d.contact
    """
  )
  private static let textsByDraft = SQL(
    """
    SELECT b.draft, b.bytes FROM json_each(?) k CROSS JOIN draft_bytes b ON b.draft = k.value
    """
  )
}
