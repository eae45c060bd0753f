import Civil
import Mail
import Outreach

extension MailCheck {
  static let law: [MailCheck] = [
    missingOptOut, missingPostalAddress, unknownCountry, missingSender,
  ]

  static let missingOptOut = MailCheck(.missingOptOut) { letter in
    guard letter.isOutside, letter.text.first(.optOut) == nil, !letter.namesWayOut else {
      return nil
    }
    let law = letter.country.map(Law.optOut) ?? Law.anywhere
    return Trace(
      "nothing says how to hear no more, which \(law) asks for",
      advice: "end the mail with {% render 'partials/opt-out', sender: sender %}"
    )
  }

  static let missingPostalAddress = MailCheck(.missingPostalAddress) { letter in
    guard letter.isOutside, let law = letter.country.flatMap(Law.postalAddress),
      !letter.hasPostalAddress
    else { return nil }
    return letter.withoutAddress("the postal address is not in the mail, which \(law) asks for")
  }

  /// Says nothing where the address is in the mail, since then no country can miss it.
  static let unknownCountry = MailCheck(.unknownCountry) { letter in
    guard letter.isOutside, letter.country == nil, !letter.hasPostalAddress else { return nil }
    return letter.withoutAddress(
      "nobody knows the recipient's country, and the mail has no postal address",
      "fill in the column country, or "
    )
  }

  static let missingSender = MailCheck(.missingSender) { letter in
    let sender = letter.setting.sender
    let names = [sender.name, sender.company, sender.firstName].compactMap(\.self)
    guard letter.isOutside, !names.contains(where: letter.mail.text.holds) else { return nil }
    return Trace(
      "the mail does not say who writes",
      advice: "sign it: {% render 'partials/signature', sender: sender %}"
    )
  }
}

extension Letter {
  /// The configured place for "stop" stands in the text.
  fileprivate var namesWayOut: Bool {
    let places = [
      setting.compliance.unsubscribeAddress?.description, setting.compliance.unsubscribeURL,
    ]
    return places.compactMap(\.self).contains(where: mail.text.holds)
  }

  /// Mended in the configuration where the address is not there, else in the template.
  fileprivate func withoutAddress(_ message: String, _ advice: String = "") -> Trace {
    let print = "print it: {% render 'partials/opt-out', sender: sender %} does"
    let set = setting.addressHome == nil ? "" : "set postal_address under sender:, and "
    var trace = Trace(message, advice: advice + set + print)
    trace.home = setting.addressHome
    return trace
  }

  fileprivate var hasPostalAddress: Bool {
    guard let address = setting.postalAddress else { return false }
    return mail.text.holds(address) || mail.text.onOneLine.holds(address)
  }
}

/// Which law wants what, by the recipient's country; the lessons have the sections.
enum Law {
  static let anywhere = "the law of most countries"

  static func optOut(_ country: Country) -> String {
    switch country.code {
    case "US": "CAN-SPAM (United States)"
    case "CA": "CASL (Canada)"
    case "GB": "PECR reg. 22 and 23 (United Kingdom)"
    case "CH": "UWG art. 3(1)(o) (Switzerland)"
    case "AU": "the Spam Act 2003 (Australia)"
    case "NZ": "the UEMA 2007 (New Zealand)"
    case let code where europeanArea.contains(code):
      "Directive 2002/58/EC art. 13 with GDPR art. 21 (\(code))"
    default: anywhere
    }
  }

  static func postalAddress(_ country: Country) -> String? {
    switch country.code {
    case "US": "CAN-SPAM (United States)"
    case "CA": "CASL (Canada)"
    default: nil
    }
  }

  /// Those that want most come first, then by code.
  static func isStricter(_ left: Country, _ right: Country) -> Bool {
    let wants = { (country: Country) in postalAddress(country) == nil ? 1 : 0 }
    return (wants(left), left.code) < (wants(right), right.code)
  }

  /// The European Economic Area.
  private static let europeanArea: Set<String> = Set(
    """
    AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK
    """.split(separator: " ").map(String.init)
  )

  /// The country that an address's domain belongs to, where its last label is a country's own.
  ///
  /// Labels that are sold for their sound (`.io`, `.co`, `.ai`) say nothing.
  static func country(ofDomain domain: String) -> Country? {
    guard let label = domain.split(separator: ".").last, label.utf8.count == 2,
      !sold.contains(String(label))
    else { return nil }
    return try? Country(label == "uk" ? "GB" : String(label))
  }

  private static let sold: Set<String> = [
    "io", "co", "ai", "me", "tv", "cc", "ly", "gg", "sh", "so", "to", "fm", "am", "la", "vc", "ws",
    "bz", "ag", "sc", "mn", "eu", "st", "gl", "pw", "nu", "tk", "ml", "ga", "cf", "gq",
  ]
}
