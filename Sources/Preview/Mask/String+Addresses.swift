extension String {
  /// Whatever has the look of an address gets a pseudonym of its own.
  var withoutAddresses: String {
    guard utf8.contains(UInt8(ascii: "@")) else { return self }
    return split(separator: " ", omittingEmptySubsequences: false).map { part in
      part.split(separator: "\n", omittingEmptySubsequences: false).map { word in
        guard let at = word.firstIndex(of: "@"), at != word.startIndex,
          word[at...].contains(".")
        else { return String(word) }
        let edges: Set<Character> = ["<", ">", ",", ";", "(", ")", "\"", "”", "“", ".", ":"]
        let start = word.prefix { edges.contains($0) }
        let end = word.reversed().prefix { edges.contains($0) }.reversed()
        let core = word.dropFirst(start.count).dropLast(end.count)
        return start + Mask.pseudonym("address", String(core).lowercased()) + String(end)
      }.joined(separator: "\n")
    }.joined(separator: " ")
  }
}
