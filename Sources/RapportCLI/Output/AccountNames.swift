import Mail
import Outreach
import Store

/// Looks up what to call accounts and contacts, each account once.
final class AccountNames {
  private let store: any Store
  private var known: [AccountID: Candidate] = [:]

  init(_ store: any Store) { self.store = store }

  func of(_ account: AccountID, _ contact: ContactID?) -> (account: String, contact: String) {
    let candidate = known[account] ?? (try? store.candidate(account)).flatMap(\.self)
    guard let candidate else { return (account.text.printable, contact?.text.printable ?? "") }
    known[account] = candidate
    let person = contact.flatMap { candidate.contact($0) }
    let name = person?.displayName ?? person?.address.description ?? contact?.text ?? ""
    return (candidate.account.name.printable, name.printable)
  }
}
