/// Joins words that stay, go and come to pieces that a person reads.
///
/// A space between two changes belongs to both, so that "[-a big-] dog" does not fall apart.
struct PieceJoiner {
  private var pieces: [WordDiff.Piece] = []
  private var same = ""
  private var removed = ""
  private var added = ""
  /// A space behind a change, of which it is not known yet whether another change follows.
  private var gap = ""

  mutating func keep(_ word: Word) {
    if removed.isEmpty && added.isEmpty {
      same += word.text
    } else if gap.isEmpty && word.isSpace {
      gap = word.text
    } else {
      flush()
      same = gap + word.text
      gap = ""
    }
  }

  private mutating func change(_ old: String, _ new: String) {
    removed += gap + old
    added += gap + new
    gap = ""
  }

  /// `inDetail`: word by word, else the one in the place of the other.
  mutating func compare(_ old: [Word], _ new: [Word], inDetail: Bool) {
    guard inDetail else {
      return change(old.map(\.text).joined(), new.map(\.text).joined())
    }
    let difference = new.difference(from: old)
    let goes = Set(difference.removals.map(\.offset))
    let comes = Set(difference.insertions.map(\.offset))
    var (left, right) = (0, 0)
    while left < old.count || right < new.count {
      if left < old.count, goes.contains(left) {
        change(old[left].text, "")
        left += 1
      } else if right < new.count, comes.contains(right) {
        change("", new[right].text)
        right += 1
      } else {
        keep(new[right])
        left += 1
        right += 1
      }
    }
  }

  private mutating func flush() {
    if !same.isEmpty { pieces.append(.same(same)) }
    if !removed.isEmpty { pieces.append(.removed(removed)) }
    if !added.isEmpty { pieces.append(.added(added)) }
    (same, removed, added) = ("", "", "")
  }

  mutating func finished() -> [WordDiff.Piece] {
    let end = gap
    gap = ""
    if removed.isEmpty && added.isEmpty { same += end }
    flush()
    if !end.isEmpty && pieces.last.map(\.isChange) ?? false { pieces.append(.same(end)) }
    return pieces
  }
}

extension WordDiff.Piece {
  var isChange: Bool {
    if case .same = self { false } else { true }
  }
}

extension CollectionDifference.Change {
  fileprivate var offset: Int {
    switch self {
    case .insert(let offset, _, _), .remove(let offset, _, _): offset
    }
  }
}
