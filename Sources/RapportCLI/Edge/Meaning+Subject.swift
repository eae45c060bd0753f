import Mail
import Outreach
import Pipeline
import Store

extension Store {
  /// What a person means by one word: an account, somebody there, or a draft.
  ///
  /// Exact ids and addresses come first; then the beginning of a draft's id, or of an account's name,
  /// where only one begins so.
  func subject(meant text: String) throws -> WhyRun.Subject {
    if try candidate(AccountID(text)) != nil { return .account(AccountID(text)) }
    if let person = try person(text) { return .contact(person.id, at: person.account) }
    if text.hasPrefix("d-"), let draft = try draft(meant: text) { return .draft(draft) }
    return .account(try account(meant: text).account.id)
  }

  /// Nil where none begins so.
  private func draft(meant text: String) throws -> DraftID? {
    let found = try drafts(startingWith: text, limit: 11)
    if let exact = found.first(where: { $0.text == text }) { return exact }
    guard found.count > 1 else { return found.first }
    let lines = found.prefix(10).map { "  \($0.text.printable)" }
    let rest = found.count > 10 ? ["  and more"] : []
    let head = "“\(text.printable)” may be any of several drafts; give one's whole id:"
    throw Failure(.data, ([head] + lines + rest).joined(separator: "\n"))
  }
}
