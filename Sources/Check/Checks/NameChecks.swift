import Mail
import Outreach

extension RowCheck where Row == Book.Row<Contact> {
  static let names: [RowCheck] = [shoutedName, oneLetterName, oddName, roleAddress]

  static let shoutedName = RowCheck(.shoutedName) { row, _ in
    row.value.names.compactMap { column, name in
      if name.isPlainName { return nil }
      let letters = name.filter { $0.isCased }
      let isSmall = column == "first_name" && letters.count > 1 && letters.allSatisfy(\.isLowercase)
      let isLoud = letters.count > 2 && letters.allSatisfy(\.isUppercase)
      guard isSmall || isLoud else { return nil }
      return RowTrace(
        column,
        "“\(name.forMessage)” is all in \(isLoud ? "capitals" : "small letters")",
        advice: "write the name as the person does"
      )
    }
  }

  static let oneLetterName = RowCheck(.oneLetterName) { row, _ in
    guard let name = row.value.firstName, name.utf8.count <= 8 else { return [] }
    let letters = name.filter(\.isLetter)
    guard letters.count == 1, letters.allSatisfy(\.isCased), row.value.salutation == nil else {
      return []
    }
    return [
      RowTrace(
        "first_name",
        "the first name is “\(name.forMessage)”",
        advice: "find out the name, or fill in salutation"
      )
    ]
  }

  static let oddName = RowCheck(.oddName) { row, _ in
    row.value.names.compactMap { column, name in
      guard let sign = name.utf8.first(where: { oddSigns[Int($0)] }) else { return nil }
      return RowTrace(
        column,
        "“\(name.forMessage)” has “\(Character(Unicode.Scalar(sign)))” in it",
        advice: "write the name alone"
      )
    }
  }

  static let roleAddress = RowCheck(.roleAddress) { row, _ in
    let local = row.value.address.localPart.lowercased().prefix { $0 != "+" }
    guard row.value.role != .teammate, roleNames.contains(String(local)) else { return [] }
    return [
      RowTrace(
        "email",
        "\(local)@ is a function's address, and nobody's own",
        advice: "write to a person"
      )
    ]
  }

  /// Those of RFC 2142, and what firms use besides.
  private static var roleNames: Set<String> { RoleAddress.names }

  private static var oddSigns: [Bool] { OddSigns.table }
}

/// By octet: what no name has.
private enum OddSigns {
  static let table: [Bool] = (0..<256).map {
    "@<>()[]{}|;,/\\_=+*#\"0123456789".utf8.contains(UInt8($0))
  }
}

enum RoleAddress {
  static let names: Set<String> = [
    "abuse", "accounting", "accounts", "admin", "administration", "anfrage", "bestellung",
    "billing", "booking", "bookings", "buero", "career", "careers", "compliance", "contact",
    "contactus", "contacto", "customerservice", "datenschutz", "enquiries", "enquiry", "einkauf",
    "feedback", "finance", "hello", "help", "helpdesk", "hostmaster", "hr", "info", "inquiries",
    "inquiry", "invoice", "invoices", "it", "jobs", "kontakt", "mail", "mailbox", "marketing",
    "media", "news", "newsletter", "no-reply", "noc", "noreply", "office", "order", "orders",
    "personal", "postmaster", "press", "presse", "privacy", "purchasing", "reception", "rechnung",
    "reservations", "sales", "secretary", "security", "sekretariat", "service", "shop", "support",
    "team", "verkauf", "vertrieb", "webmaster", "welcome",
  ]
}

extension String {
  /// A capital, and small letters somewhere behind it, all of ASCII: what most names are.
  fileprivate var isPlainName: Bool {
    guard let first = utf8.first, 0x41...0x5A ~= first else { return false }
    return utf8.contains { 0x61...0x7A ~= $0 }
  }
}

extension Contact {
  /// What a template may call the person, by column.
  fileprivate var names: [(column: String, name: String)] {
    [("first_name", firstName), ("last_name", lastName), ("salutation", salutation)]
      .compactMap { column, name in name.map { (column, $0) } }
  }

  fileprivate var salutation: String? { fields["salutation"] }
}

extension Character {
  /// A letter of a script whose names begin with a capital: Latin, Greek, Cyrillic, Armenian.
  ///
  /// One character of Chinese is a name, and Georgian has capitals that names do not use.
  fileprivate var isCased: Bool {
    guard let scalar = unicodeScalars.first, isUppercase || isLowercase else { return false }
    return 0x41...0x58F ~= scalar.value || 0x1E00...0x1FFF ~= scalar.value
  }
}
