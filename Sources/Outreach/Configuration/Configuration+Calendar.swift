internal import Civil

extension Configuration {
  /// `holidays:` and `weekends:` as one calendar, and the files that it is still to be read from.
  mutating func holidays() -> (calendar: BusinessCalendar, files: [CalendarFile]) {
    var calendar = BusinessCalendar.plain
    var files: [CalendarFile] = []
    for entry in root["holidays"]?.entries(into: &problems) ?? [] {
      let isEverywhere = entry.key == "all"
      let country = isEverywhere ? nil : country(entry, or: "all")
      let (days, paths) = holidays(entry.value)
      guard isEverywhere || country != nil else { continue }
      calendar = calendar.adding(holidays: days, country: country)
      files += paths.map { CalendarFile(country: country, path: $0.path, place: $0.place) }
    }
    for entry in root["weekends"]?.entries(into: &problems) ?? [] {
      if let country = country(entry), let weekend = weekend(entry.value) {
        calendar = calendar.setting(weekend: weekend, of: country)
      }
    }
    return (calendar, files)
  }

  /// The days that are written out, and what ends in `.ics` instead.
  private mutating func holidays(
    _ node: YamlNode
  ) -> (days: [LocalDate: String], files: [(path: String, place: Place)]) {
    var days: [LocalDate: String] = [:]
    var files: [(path: String, place: Place)] = []
    for item in node.itemsOrOne {
      guard let text = item.line(into: &problems)?.trimmedText else { continue }
      let parts = text.split(separator: " ", maxSplits: 1)
      do throws(LocalDateError) {
        let date = try LocalDate(iso: String(parts.first ?? ""))
        days[date] = parts.count > 1 ? parts[1].trimmedText : "holiday"
      } catch {
        if text.lowercased().hasSuffix(".ics") {
          files.append((text, item.place))
        } else {
          let sentence =
            "\(error), and its name behind it if it has one; or name a file that ends in .ics"
          item.report(.invalid(sentence), into: &problems)
        }
      }
    }
    return (days, files)
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
