import Liquid
import Outreach

/// Finds where the words of a written mail come from: the template, a partial, a cell, the sender.
struct Locator {
  private let sources: [String: SourceMap]
  /// The partials that each template renders.
  private let partials: [TemplateName: [String]]
  private let policy: Policy

  init(_ sources: [TemplateSource], _ library: TemplateLibrary, _ policy: Policy) {
    self.sources = Dictionary(
      sources.map { ($0.name, SourceMap(source: $0)) },
      uniquingKeysWith: { first, _ in first }
    )
    var partials: [TemplateName: [String]] = [:]
    for template in library.templates {
      partials[template.name] = template.body.analysis.partials.map(\.name)
    }
    self.partials = partials
    self.policy = policy
  }

  /// The place of the template's own error, which names a partial by its name.
  func place(_ place: Liquid.Place) -> Outreach.Place {
    Outreach.Place(
      file: sources[place.template]?.source.path ?? place.template,
      line: place.position.line,
      column: place.position.column
    )
  }

  /// The best place to mend what a check found.
  func spot(of trace: Trace, in letter: Letter, _ part: Casting.Part?) -> Spot {
    if let home = trace.home { return .place(home) }
    let places = letter.template.places
    let home = trace.part == .subject ? places.subject : places.body
    guard let range = trace.range, trace.part != .html else { return .place(home) }
    let text = trace.part == .subject ? letter.mail.subject : letter.mail.text
    let maps = maps(of: letter.template)
    let wide = text.widened(range, by: 10)
    if let place = maps.firstPlace(of: text.octets(wide), range.lowerBound - wide.lowerBound) {
      return .place(place)
    }
    let words = text.octets(range)
    if words.utf8.count > 3, let place = maps.firstPlace(of: words) { return .place(place) }
    let near = text.octets(text.widened(range, by: 1))
    if let spot = value(holding: near, part) { return spot }
    for length in [24, 16, 10, 6] {
      let before = text.widened(range, by: length).lowerBound..<range.lowerBound
      guard before.count >= min(length, 6) else { continue }
      if let place = maps.firstPlace(of: text.octets(before), before.count) {
        return .place(place)
      }
    }
    return .place(home)
  }

  private func maps(of template: TemplateFile) -> [SourceMap] {
    ([template.name.text] + (partials[template.name] ?? [])).compactMap { sources[$0] }
  }

  private func value(holding words: String, _ part: Casting.Part?) -> Spot? {
    let words = words.trimmed
    if let part {
      let entries = Values.of(part.entry.account) + Values.of(part.contact)
      if let entry = entries.first(where: { $0.value?.holds(words) ?? false }) {
        return .cell(entry.cell)
      }
    }
    let sender: [(String, String?)] = [
      ("name", policy.sender.name), ("title", policy.sender.title),
      ("company", policy.sender.company), ("phone", policy.sender.phone),
      ("postal_address", policy.sender.postalAddress),
    ]
    return sender.lazy.filter { $0.1?.holds(words) ?? false }
      .compactMap { policy.places["sender.\($0.0)"] ?? policy.places[$0.0] }
      .first.map(Spot.place)
  }
}

extension [SourceMap] {
  fileprivate func firstPlace(of words: String, _ inner: Int = 0) -> Outreach.Place? {
    lazy.compactMap { $0.place(of: words, inner: inner) }.first
  }
}

extension String {
  /// The range with so many octets more at each side, on the same line and in whole characters.
  fileprivate func widened(_ range: Range<Int>, by count: Int) -> Range<Int> {
    var text = self
    return text.withUTF8 { octets in
      var start = range.lowerBound
      while start > 0, range.lowerBound - start < count || octets[start] & 0xC0 == 0x80,
        !octets[start - 1].isLineEnd
      {
        start -= 1
      }
      var end = range.upperBound
      while end < octets.count, end - range.upperBound < count || octets[end] & 0xC0 == 0x80,
        !octets[end].isLineEnd
      {
        end += 1
      }
      return start..<end
    }
  }
}
