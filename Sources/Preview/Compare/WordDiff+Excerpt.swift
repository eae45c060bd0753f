extension WordDiff {
  /// The lines in which something changes, each with a few words around it; `nil` stands for lines
  /// that are left out.
  ///
  /// `around`: how many characters of an unchanged stretch are kept next to a change.
  package func excerpt(around width: Int = 40) -> [[Piece]?] {
    var excerpt: [[Piece]?] = []
    for line in lines {
      if line.contains(where: \.isChange) {
        excerpt.append(Self.shortened(line, to: width))
      } else if excerpt.last != .some(nil) {
        excerpt.append(nil)
      }
    }
    if excerpt.first == .some(nil) { excerpt.removeFirst() }
    if excerpt.last == .some(nil) { excerpt.removeLast() }
    return excerpt
  }

  /// The pieces, line by line; a line that goes or comes whole is a line of its own.
  private var lines: [[Piece]] {
    var lines: [[Piece]] = [[]]
    for piece in pieces {
      let parts = piece.text.split(separator: "\n", omittingEmptySubsequences: false)
      for (number, part) in parts.enumerated() {
        if number > 0 { lines.append([]) }
        let isLast = number == parts.count - 1
        // A line end that changes is a change, too, and is shown as one.
        let text = String(part) + (isLast || !piece.isChange ? "" : "¶")
        if !text.isEmpty { lines[lines.count - 1].append(piece.with(text)) }
      }
    }
    return lines
  }

  private static func shortened(_ line: [Piece], to width: Int) -> [Piece] {
    line.enumerated().map { index, piece in
      guard case .same(let text) = piece, text.count > 2 * width else { return piece }
      let start = index == 0 ? "" : String(text.prefix(width).upToSpace)
      let end = index == line.count - 1 ? "" : String(text.suffix(width).fromSpace)
      return .same(start + "…" + end)
    }
  }
}

extension WordDiff.Piece {
  package var text: String {
    switch self {
    case .same(let text), .removed(let text), .added(let text): text
    }
  }

  fileprivate func with(_ text: String) -> WordDiff.Piece {
    switch self {
    case .same: .same(text)
    case .removed: .removed(text)
    case .added: .added(text)
    }
  }
}

extension Substring {
  fileprivate var upToSpace: Substring { lastIndex(of: " ").map { self[...$0] } ?? self }
  fileprivate var fromSpace: Substring { firstIndex(of: " ").map { self[$0...] } ?? self }
}
