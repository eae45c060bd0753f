import Liquid

/// A contact as an application holds it before any engine sees it.
struct Contact {
  struct Touch {
    var subject: String
    var channel: String
    var at: Int
  }

  static let names = [
    "first_name", "first_name_or_last", "company", "city", "title", "industry", "sender_name",
    "product",
  ]

  /// In the order of ``names``.
  var texts: [String]
  /// Seconds since 1970.
  var lastContacted: Int?
  var touches: [Touch]

  init(_ value: LiquidValue) {
    texts = Self.names.map { Self.text(value[$0]) }
    let date = Self.text(value["last_contacted"])
    lastContacted = date.isEmpty ? nil : Self.instant(date)
    touches = []
    if case .array(let items)? = value["touches"] {
      touches = items.map {
        Touch(
          subject: Self.text($0["subject"]),
          channel: Self.text($0["channel"]),
          at: Self.instant(Self.text($0["at"]))
        )
      }
    }
  }

  private static func text(_ value: LiquidValue?) -> String {
    if case .text(let text)? = value { text } else { "" }
  }

  /// Midnight in UTC of `2026-03-14`.
  private static func instant(_ text: String) -> Int {
    let parts = text.split(separator: "-").compactMap { Int($0) }
    guard parts.count == 3 else { return 0 }
    let (year, month, day) = (parts[1] <= 2 ? parts[0] - 1 : parts[0], parts[1], parts[2])
    let ofYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let days = year / 400 * 146_097 + year % 400 * 365 + year % 400 / 4 - year % 400 / 100 + ofYear
    return (days - 719_468) * 86_400
  }

  /// What an engine without dates, fallbacks and filters is given.
  var formatted: [String: Any] {
    var values: [String: Any] = [:]
    for (name, text) in zip(Self.names, texts) { values[name] = text }
    if texts[0].isEmpty { values["first_name"] = "there" }
    if let lastContacted { values["last_contacted"] = Self.shown(lastContacted, "%B %-d, %Y") }
    values["touches"] = touches.map {
      [
        "subject": Self.shown($0.subject, "strip | capitalize"),
        "channel": $0.channel.uppercased(), "at": Self.shown($0.at, "%-d %b"),
      ]
    }
    return values
  }

  private static func shown(_ seconds: Int, _ format: String) -> String {
    (try? Template(source: "{{ x | date: '\(format)' }}").render(with: ["x": .integer(seconds)]))
      ?? ""
  }

  private static func shown(_ text: String, _ filters: String) -> String {
    (try? Template(source: "{{ x | \(filters) }}").render(with: ["x": .text(text)])) ?? ""
  }

  /// The same on one line, for engines of other languages.
  var line: String {
    let values = formatted
    var fields = Self.names.map { values[$0] as? String ?? "" }
    fields.append(values["last_contacted"] as? String ?? "")
    for touch in values["touches"] as? [[String: String]] ?? [] {
      fields += [touch["at"] ?? "", touch["subject"] ?? "", touch["channel"] ?? ""]
    }
    return fields.joined(separator: "\t")
  }
}
