import Mail
package import Outreach

/// Puts a name that means nothing in the place of each person and firm: `contact 3f2a91c0`.
///
/// A person has the same one wherever it stands, today and tomorrow, so that a log can be followed;
/// it is a part of a hash of the id, so that whoever knows the id can find the pseudonym, and nobody
/// the other way. What a text says of somebody without naming them, it still says.
package struct Mask: Sendable {
  /// By their first word: what is looked for, the longest first.
  private let phrases: [String: [Phrase]]

  fileprivate struct Phrase: Sendable {
    let words: [String]
    let pseudonym: String
  }

  /// Names and addresses that must not be shown, with what stands in their place.
  package struct Names {
    private var found: [[String]: String] = [:]

    package init() {}

    /// Takes an account and all its people.
    package mutating func add(_ candidate: Candidate) {
      let account = candidate.account
      let pseudonym = Mask.pseudonym("account", account.id.text)
      for text in [account.id.text, account.name] + account.domains { add(text, pseudonym) }
      for contact in candidate.contacts { add(contact) }
    }

    package mutating func add(_ contact: Contact) {
      let pseudonym = Mask.pseudonym("contact", contact.id.text)
      let whole = [
        contact.id.text, contact.address.description, contact.address.localPart,
        contact.displayName,
        contact.fields["salutation"],
      ].compactMap(\.self)
      let parts = [contact.firstName, contact.lastName, contact.name].compactMap(\.self)
        .flatMap { [$0] + $0.split(separator: " ").map(String.init) }
      for text in whole + parts { add(text, pseudonym) }
    }

    /// Who writes: the sender and every mailbox.
    package mutating func add(_ policy: Policy) {
      let sender = policy.sender
      let names = [sender.name, sender.firstName, sender.phone].compactMap(\.self)
      for text in names + sender.name.split(separator: " ").map(String.init) { add(text, "sender") }
      for mailbox in policy.mailboxes {
        add(mailbox.from.address.description, "sender")
        if let name = mailbox.from.name { add(name, "sender") }
      }
    }

    private mutating func add(_ text: String, _ pseudonym: String) {
      let words = MaskedWord.words(of: text)
      // A single letter stands in every text.
      guard words.joined().utf8.count > 1 else { return }
      let known = found.updateValue(pseudonym, forKey: words)
      if let known, known != pseudonym { found[words] = Mask.anybody }
    }

    fileprivate var phrases: [String: [Phrase]] {
      Dictionary(grouping: found.map { Phrase(words: $0, pseudonym: $1) }) { $0.words[0] }
        .mapValues { $0.sorted { $0.words.count > $1.words.count } }
    }
  }

  package init(hiding names: Names) { phrases = names.phrases }

  /// Where several are called so.
  fileprivate static let anybody = "somebody"

  static func pseudonym(_ kind: String, _ id: String) -> String {
    "\(kind) \(Digest.of(Array(id.utf8)).hex.prefix(8))"
  }

  /// The text without the names, and without any other address of a mailbox.
  ///
  /// Letter case does not count, nor do up to three signs between two words of a name, since names
  /// are written in many ways: `Noor-Haddad`, `NOOR  HADDAD`, `noor.haddad`.
  package func callAsFunction(_ text: String) -> String {
    let parts = MaskedWord.all(in: text)
    var masked = ""
    var index = 0
    while index < parts.count {
      if let (length, pseudonym) = match(parts, at: index) {
        masked += pseudonym
        index += length
      } else {
        masked += parts[index].text
        index += 1
      }
    }
    return masked.withoutAddresses
  }

  private func match(_ parts: [MaskedWord], at start: Int) -> (length: Int, pseudonym: String)? {
    guard parts[start].isWord, let known = phrases[parts[start].folded] else { return nil }
    for phrase in known {
      if let end = end(of: phrase, parts, from: start) { return (end - start, phrase.pseudonym) }
    }
    return nil
  }

  /// Where the phrase ends that begins there; nil where it does not stand there.
  private func end(of phrase: Phrase, _ parts: [MaskedWord], from start: Int) -> Int? {
    var index = start
    for (number, word) in phrase.words.enumerated() {
      if number > 0, index < parts.count, !parts[index].isWord, parts[index].isShort { index += 1 }
      guard index < parts.count, parts[index].isWord, parts[index].folded == word else {
        return nil
      }
      index += 1
    }
    return index
  }
}
