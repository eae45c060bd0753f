internal import Civil

extension Configuration {
  /// `holidays:` and `weekends:` as one calendar.
  mutating func holidays() -> BusinessCalendar {
    var calendar = BusinessCalendar.plain
    for entry in root["holidays"]?.entries(into: &problems) ?? [] {
      let days = holidays(entry.value)
      if entry.key == "all" {
        calendar = calendar.adding(holidays: days)
      } else if let country = country(entry, or: "all") {
        calendar = calendar.adding(holidays: days, country: country)
      }
    }
    for entry in root["weekends"]?.entries(into: &problems) ?? [] {
      if let country = country(entry), let weekend = weekend(entry.value) {
        calendar = calendar.setting(weekend: weekend, of: country)
      }
    }
    return calendar
  }

  private mutating func holidays(_ node: YamlNode) -> [LocalDate: String] {
    var days: [LocalDate: String] = [:]
    for item in node.itemsOrOne {
      guard let text = item.line(into: &problems)?.trimmedText else { continue }
      let parts = text.split(separator: " ", maxSplits: 1)
      do throws(LocalDateError) {
        let date = try LocalDate(iso: String(parts.first ?? ""))
        days[date] = parts.count > 1 ? parts[1].trimmedText : "holiday"
      } catch {
        item.report(.invalid("\(error), and its name behind it if it has one"), into: &problems)
      }
    }
    return days
  }

  private mutating func weekend(_ node: YamlNode) -> Set<Weekday>? {
    var weekend: Set<Weekday> = []
    for item in node.itemsOrOne {
      if let day = item.text.flatMap({ Weekday(name: $0.trimmedText) }) {
        weekend.insert(day)
      } else {
        item.reportExpected("a day like fri", into: &problems)
      }
    }
    if weekend.count < Weekday.allCases.count { return weekend }
    node.reportExpected("at least one day of work", into: &problems)
    return nil
  }

  private mutating func country(_ entry: YamlEntry, or word: String? = nil) -> Country? {
    do throws(CountryError) {
      return try Country(entry.key)
    } catch {
      let other = word.map { ", or “\($0)”" } ?? ""
      let fault = YamlProblem.Fault.invalid("\(error)\(other)")
      problems.append(YamlProblem(place: entry.keyPlace, path: entry.value.path, fault: fault))
      return nil
    }
  }
}
