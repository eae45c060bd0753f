import Civil
import Liquid

/// Says what the data put into a mail: for each name that its template reads, the record's value.
package struct ValueFinder: Sendable {
  private let policy: Policy
  private let reads: [TemplateName: [(path: String, place: Place)]]

  package init(policy: Policy, library: TemplateLibrary) {
    self.policy = policy
    var reads: [TemplateName: [(path: String, place: Place)]] = [:]
    for template in library.templates {
      var seen: Set<String> = []
      reads[template.name] = (template.subject.analysis.reads + template.body.analysis.reads)
        .filter { !$0.path.contains("[]") && $0.path.contains(".") || $0.path == "today" }
        .filter { seen.insert($0.path).inserted }
        .map { ($0.path, Place($0.place)) }
    }
    self.reads = reads
  }

  /// In the order in which the template reads them; items of lists are left out.
  package func values(of mail: Scheduled, _ candidate: Candidate) -> [FilledValue] {
    guard let contact = candidate.contact(mail.wish.key.contact),
      let mailbox = policy.mailbox(mail.mailbox)
    else { return [] }
    return (reads[mail.wish.template] ?? []).map { path, place in
      let steps = path.split(separator: ".").map(String.init)
      let name = steps.dropFirst().first ?? ""
      let value: String? =
        switch steps.first {
        case "contact": Self.contact(name, contact)
        case "account": Self.account(name, candidate.account, mail.wish.stage)
        case "sender": Self.sender(name, policy.sender, mailbox)
        default: Self.date(path, mail, candidate)
        }
      return FilledValue(path: path, value: value, place: place)
    }
  }

  private static let contactValues = Dictionary(uniqueKeysWithValues: RecordFiller.contactReaders)
  private static let accountValues = Dictionary(uniqueKeysWithValues: RecordFiller.accountReaders)
  private static let senderValues = Dictionary(uniqueKeysWithValues: RecordFiller.senderReaders)

  private static func contact(_ name: String, _ contact: Contact) -> String? {
    contactValues[name].map { $0(contact) } ?? contact.fields[name]
  }

  private static func account(_ name: String, _ account: Account, _ stage: Stage) -> String? {
    if name == "stage" { return stage.rawValue }
    return accountValues[name].map { $0(account) } ?? account.fields[name]
  }

  private static func sender(_ name: String, _ sender: Sender, _ mailbox: Mailbox) -> String? {
    senderValues[name].flatMap { $0(sender, mailbox) }
  }

  private static func date(
    _ path: String,
    _ mail: Scheduled,
    _ candidate: Candidate
  ) -> String? {
    let (zone, instant) = (mail.wish.zone, mail.slot.instant)
    let past = candidate.touches.filter { $0.at <= instant }
    let day = { (touch: Touch) in zone.localDate(at: touch.at).description }
    switch path {
    case "today": return zone.localDate(at: instant).description
    case "trigger.date": return mail.wish.trigger?.description
    case "season.year": return mail.wish.trigger.map { String($0.year) }
    case "last_touch.on": return past.last.map(day)
    case "last_touch.kind": return past.last?.kind.rawValue
    case "last_inbound.on": return past.last { $0.kind == .mailIn }.map(day)
    default: return nil
    }
  }
}
