/// One record of the Sender Policy Framework (RFC 7208), as far as it can be judged without a mail.
struct SPFRecord: Hashable {
  let terms: [Term]

  enum Term: Hashable {
    case all(Result)
    /// nil: the name depends on the mail, by a macro.
    case include(String?)
    /// nil: the domain of the record itself.
    case address(Target)
    case mailExchanger(Target)
    case pointer
    case exists(String?)
    /// A network; `isEverything` where it is the whole address space.
    case network(isEverything: Bool)
    case redirect(String?)
    /// `exp=` and modifiers that nobody knows, which mean nothing here.
    case other
  }

  enum Target: Hashable {
    case itself
    case name(String)
    case macro
  }

  enum Result: Hashable {
    case pass, fail, softFail, neutral
  }

  /// What a term is, and why it is none.
  struct Fault: Error, Hashable {
    let term: String
    let reason: String
  }

  private static let limit = 200

  /// `v=spf1`, and then a space or nothing (RFC 7208 §4.5).
  static func isRecord(_ text: String) -> Bool {
    let start = text.prefix(6)
    return start.lowercased() == "v=spf1" && (text.count == 6 || text.dropFirst(6).first == " ")
  }

  init(_ text: String) throws(Fault) {
    let words = text.split(separator: " ").dropFirst()
    guard words.count <= Self.limit else {
      throw Fault(term: "v=spf1", reason: "has more than \(Self.limit) terms")
    }
    var terms: [Term] = []
    for word in words { terms.append(try SPFTerm(String(word)).term) }
    self.terms = terms
  }
}

/// Reads one term of a record.
struct SPFTerm {
  let term: SPFRecord.Term

  init(_ text: String) throws(SPFRecord.Fault) {
    if let modifier = try Self.modifier(text) {
      term = modifier
      return
    }
    var rest = Substring(text)
    let result: SPFRecord.Result
    switch rest.first {
    case "-": result = .fail
    case "~": result = .softFail
    case "?": result = .neutral
    default: result = .pass
    }
    if let first = rest.first, "+-~?".contains(first) { rest.removeFirst() }
    let end = rest.firstIndex { $0 == ":" || $0 == "/" } ?? rest.endIndex
    let name = rest[..<end].lowercased()
    term = try Self.mechanism(name, String(rest[end...]), result, text)
  }

  /// `name=value`, where the sign comes before any `:` or `/`.
  private static func modifier(_ text: String) throws(SPFRecord.Fault) -> SPFRecord.Term? {
    guard let sign = text.firstIndex(where: { "=:/".contains($0) }), text[sign] == "=" else {
      return nil
    }
    let name = text[..<sign].lowercased()
    let isName =
      name.first?.isLetter == true
      && name.utf8.allSatisfy {
        $0 < 128 && ($0 == 45 || $0 == 95 || $0 == 46 || isAlphanumeric($0))
      }
    guard isName else { throw SPFRecord.Fault(term: text, reason: "is no term") }
    guard name == "redirect" else { return .other }
    return .redirect(try domain(String(text[text.index(after: sign)...]), text))
  }

  private static func isAlphanumeric(_ octet: UInt8) -> Bool {
    switch octet {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: false
    }
  }

  private static func mechanism(
    _ name: String,
    _ rest: String,
    _ result: SPFRecord.Result,
    _ text: String
  ) throws(SPFRecord.Fault) -> SPFRecord.Term {
    switch name {
    case "all" where rest.isEmpty: return .all(result)
    case "include": return .include(try domain(value(rest, text), text))
    case "exists": return .exists(try domain(value(rest, text), text))
    case "a": return .address(try target(rest, text))
    case "mx": return .mailExchanger(try target(rest, text))
    case "ptr": return .pointer
    case "ip4", "ip6": return try network(name, value(rest, text), result, text)
    default: throw SPFRecord.Fault(term: text, reason: "is no mechanism of SPF")
    }
  }

  private static func value(_ rest: String, _ text: String) throws(SPFRecord.Fault) -> String {
    guard rest.first == ":", rest.count > 1 else {
      throw SPFRecord.Fault(term: text, reason: "names nothing behind the colon")
    }
    return String(rest.dropFirst())
  }

  /// Nothing, a domain, a length of the prefix, or both (RFC 7208 §5.3).
  private static func target(_ rest: String, _ text: String) throws(SPFRecord.Fault)
    -> SPFRecord.Target
  {
    // A length begins with a slash outside of a macro; a name has none.
    let slash = rest.contains("%{") ? nil : rest.firstIndex(of: "/")
    let lengths = slash.map { rest[$0...].split(separator: "/") } ?? []
    guard lengths.count <= 2, lengths.allSatisfy({ UInt8($0).map { $0 <= 128 } ?? false }) else {
      throw SPFRecord.Fault(term: text, reason: "has a length that is none")
    }
    let name = slash.map { String(rest[..<$0]) } ?? rest
    if name.isEmpty { return .itself }
    guard let domain = try domain(value(name, text), text) else { return .macro }
    return .name(domain)
  }

  private static func network(
    _ name: String,
    _ value: String,
    _ result: SPFRecord.Result,
    _ text: String
  ) throws(SPFRecord.Fault) -> SPFRecord.Term {
    let parts = value.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    let most = name == "ip4" ? 32 : 128
    let length = parts.count == 2 ? Int(parts[1]) : most
    let isAddress =
      name == "ip4" ? NetworkAddress.isVersion4(parts[0]) : NetworkAddress.isVersion6(parts[0])
    guard parts.count <= 2, let length, (0...most).contains(length), isAddress else {
      throw SPFRecord.Fault(term: text, reason: "is no network")
    }
    return .network(isEverything: length == 0 && result == .pass)
  }

  /// A name in lower case; nil where it has a macro, which only a mail fills in.
  private static func domain(_ text: String, _ term: String) throws(SPFRecord.Fault) -> String? {
    if text.contains("%") { return nil }
    var name = text.lowercased()
    if name.hasSuffix(".") { name.removeLast() }
    let labels = name.split(separator: ".", omittingEmptySubsequences: false)
    let isName =
      name.utf8.count <= 253 && labels.count > 1
      && labels.allSatisfy { label in
        (1...63).contains(label.utf8.count)
          && label.utf8.allSatisfy { $0 == 45 || $0 == 95 || isAlphanumeric($0) }
      }
    guard isName else { throw SPFRecord.Fault(term: term, reason: "names no domain") }
    return name
  }
}
