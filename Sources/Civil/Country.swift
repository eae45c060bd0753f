/// A country as its ISO 3166-1 alpha-2 code: what holidays and weekends go by.
package struct Country: Hashable, Sendable {
  /// Two letters in upper case.
  package let code: String

  /// Reads an assigned code, in any case: `DE`, `de`.
  package init(_ code: String) throws(CountryError) {
    let wanted = code.uppercased()
    // Counted before, since some single letters have two in upper case.
    guard code.utf8.count == 2, Self.assigned.contains(wanted) else {
      throw CountryError(code: code, suggestion: Self.mistaken[wanted])
    }
    self.code = wanted
  }

  /// Codes that are reserved, old or those of a language, for the country's own.
  private static let mistaken = [
    "UK": "GB", "EL": "GR", "EN": "GB", "JA": "JP", "ZH": "CN", "KO": "KR", "DA": "DK",
    "CS": "CZ", "USA": "US", "GBR": "GB", "DEU": "DE", "GER": "DE", "FRA": "FR", "UAE": "AE",
  ]

  /// ISO 3166-1, with XK, which the European Union uses for Kosovo.
  static let assigned = Set(
    """
    AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR \
    BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ \
    EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW \
    GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY \
    KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV \
    MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY \
    QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG \
    TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA \
    ZM ZW
    """.split(separator: " ").map(String.init)
  )
}

extension Country: CustomStringConvertible {
  package var description: String { code }
}

extension Country {
  /// The days of rest there: Saturday and Sunday unless the table says otherwise.
  ///
  /// The table follows CLDR's `weekData` (`weekendStart`, `weekendEnd`), and common office hours
  /// for those that CLDR leaves out (BD, BN, DJ, MV, NP, PS). Two entries of CLDR are left out:
  /// Sunday alone in IN and UG, where offices mostly rest on Saturday as well.
  package var weekend: Set<Weekday> { Self.weekends[code] ?? Self.usualWeekend }

  static let usualWeekend: Set<Weekday> = [.saturday, .sunday]

  private static let weekends: [String: Set<Weekday>] = {
    let fridayAndSaturday: Set<Weekday> = [.friday, .saturday]
    var table: [String: Set<Weekday>] = [
      "AF": [.thursday, .friday], "BN": [.friday, .sunday], "IR": [.friday], "NP": [.saturday],
    ]
    let codes = "BD BH DJ DZ EG IL IQ JO KW LY MV OM PS QA SA SD SY YE"
    for code in codes.split(separator: " ") { table[String(code)] = fridayAndSaturday }
    return table
  }()
}

/// The text is no country's code.
package struct CountryError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The code as it was written.
  package let code: String
  /// The code that may have been meant.
  package let suggestion: String?

  package var description: String {
    let meant = suggestion.map { "did you mean \($0)? " } ?? ""
    return "\(quoted(code)) is not a country's code; \(meant)"
      + "write the two letters of ISO 3166 as in DE or GB"
  }
}
