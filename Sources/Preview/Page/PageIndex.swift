import Markup
import Outreach

/// What of a preview stands where on the page.
struct PageIndex {
  /// How many mails are shown in full, at most; all of them are in the plan.
  static let fullMails = 300

  private let sources: [String: Int]
  private let lineCounts: [Int]
  private let shown: Set<DraftID>
  private let known: Set<DraftID>
  /// For each template the mails that are shown in full, in the order of the plan.
  let mails: [TemplateName: [PreviewMail]]
  /// For each template how many mails it has.
  let counts: [TemplateName: Int]

  /// nil: a page without a preview, on which nothing but findings stands.
  init(_ preview: Preview?, comparison: Comparison?) {
    sources = Dictionary(
      (preview?.sources ?? []).enumerated().map { ($1.file, $0) },
      uniquingKeysWith: { first, _ in first }
    )
    lineCounts = (preview?.sources ?? []).map { $0.lines.count }
    let groups = Dictionary(grouping: preview?.mails ?? [], by: \.template)
    counts = groups.mapValues(\.count)
    known = Set((preview?.mails ?? []).map(\.id))
    let changed = Set(comparison?.changes.compactMap { $0.after?.id } ?? [])
    let share = Self.share(of: groups.values.map(\.count))
    mails = groups.mapValues { mails in
      guard mails.count > share else { return mails }
      let chosen = Set(
        (mails.filter { changed.contains($0.id) } + mails.filter { !changed.contains($0.id) })
          .prefix(share).map(\.id)
      )
      return mails.filter { chosen.contains($0.id) }
    }
    shown = Set(mails.values.joined().map(\.id))
  }

  var shownCount: Int { shown.count }

  /// How many mails of each template there is room for: the same for all that have so many.
  private static func share(of counts: [Int]) -> Int {
    var room = fullMails
    var share = 0
    for (index, count) in counts.sorted().enumerated() {
      let left = counts.count - index
      share = max(1, room / left)
      room -= min(count, share)
      if count > share { return share }
    }
    return max(share, counts.max() ?? 0)
  }

  /// Where a line of a template is shown; nil where the file or the line is not.
  func anchor(_ place: Place) -> HTML? {
    guard let source = sources[place.file], (1...max(1, lineCounts[source])).contains(place.line)
    else { return nil }
    return "s\(source)-\(place.line)"
  }

  func anchor(_ source: PreviewSource) -> HTML { "s\(sources[source.file] ?? 0)" }

  /// Where a mail is shown, in full or as a line of the plan.
  func anchor(_ mail: DraftID) -> HTML? {
    if shown.contains(mail) { return "m-\(mail.text)" }
    return known.contains(mail) ? row(mail) : nil
  }

  func row(_ mail: DraftID) -> HTML { "r-\(mail.text)" }

  /// A place as text that leads to the line, where the page has it.
  func link(_ place: Place) -> HTML {
    guard let anchor = anchor(place) else {
      return "<span class=\"place\">\(place.description)</span>"
    }
    return "<a class=\"place\" href=\"#\(anchor)\">\(place.description)</a>"
  }
}

extension PreviewSource {
  /// Without an empty one at the end.
  var lines: [Substring] {
    var lines = text.split(
      omittingEmptySubsequences: false,
      whereSeparator: { $0 == "\n" || $0 == "\r\n" }
    )
    if lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }
}
