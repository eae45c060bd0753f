import Mail
import Outreach
import Store

extension Store {
  /// The account that a person means: by its id, else by the beginning of its name.
  func account(meant text: String) throws -> Candidate {
    if let candidate = try candidate(AccountID(text)) { return candidate }
    if let id = try account(written: text), let candidate = try candidate(id) { return candidate }
    let names = try accountNames()
    let found = NameSearch.found(text, among: names) { [$0.name] }
    if found.count == 1, let candidate = try candidate(found[0].id) { return candidate }
    guard found.isEmpty else {
      throw Failure.ambiguous("account", text, found.map { ($0.id.text, $0.name) })
    }
    let known = names.map(\.id.text) + names.map(\.name)
    throw Failure.unknown("account", text, known: known, remedy: "\"rapport import\" reads them")
  }

  /// The only account whose name is written so, or else begins so: the database finds it at once,
  /// where a search that forgives accents reads every name.
  private func account(written text: String) throws -> AccountID? {
    guard !text.isEmpty else { return nil }
    let found = try accounts(named: text, limit: 2)
    guard let first = found.first, found.count > 1 else { return found.first?.id }
    let isAlone = [first, found[1]].map { $0.name.lowercased() == text.lowercased() }
    return isAlone == [true, false] ? first.id : nil
  }
}

extension Candidate {
  /// The person of the account whom somebody means: by id, by address, else by a name's beginning.
  func contact(meant text: String) throws -> Contact {
    let address = try? Address(text)
    let known =
      contacts.first { $0.id.text == text } ?? contacts.first { $0.address.key == address?.key }
    if let known { return known }
    let found = NameSearch.found(text, among: contacts) { person in
      [person.displayName, person.firstName, person.lastName].compactMap(\.self)
    }
    if found.count == 1 { return found[0] }
    guard found.isEmpty else {
      throw Failure.ambiguous("contact", text, found.map { ($0.id.text, $0.displayName ?? "") })
    }
    let names = contacts.map(\.id.text) + contacts.compactMap(\.displayName)
    let people = contacts.map(\.id.text).joined(separator: ", ")
    throw Failure.unknown(
      "contact of \(account.name)",
      text,
      known: names,
      remedy: people.isEmpty ? "it has none" : "it has \(people)"
    )
  }
}

extension Failure {
  fileprivate static func ambiguous(
    _ kind: String,
    _ text: String,
    _ found: [(id: String, name: String)]
  ) -> Failure {
    let lines = found.prefix(10).map { "  \($0.id.printable)  \($0.name.printable)" }
    let rest = found.count > 10 ? ["  and \(found.count - 10) more"] : []
    let head = "“\(text.printable)” may be any of \(found.count) \(kind)s; give one's id:"
    return Failure(.data, ([head] + lines + rest).joined(separator: "\n"))
  }

  static func unknown(
    _ kind: String,
    _ text: String,
    known: [String],
    remedy: String
  ) -> Failure {
    let guess = Spelling.closest(to: text, among: known).map { "did you mean “\($0)”?" }
    return Failure(
      .data,
      "there is no \(kind) “\(text)”; \(guess ?? remedy)".printable
    )
  }
}
