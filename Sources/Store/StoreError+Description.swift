import Mail
import Outreach

extension StoreError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .noSuchDraft(let id): "there is no draft \(id.shown); list the drafts to find its id"
    case .noSuchAttempt(let id): "no draft was claimed by the attempt \(id.text.printable)"
    case .attemptInUse(let id): "the attempt \(id.text.printable) has claimed another draft already"
    case .idInUse(let id):
      "a draft \(id.shown) exists and was taken back; the new draft needs the next revision"
    case .notRevision(let id, let old):
      "draft \(id.shown) is not the next revision of \(old.shown); edit the newest revision"
    case .notPossible(let id, let from, let to):
      "draft \(id.shown) is \(from.rawValue) and cannot become \(to.rawValue); look at it again"
    case .changedSince(let id):
      "draft \(id.shown) is not the text that was looked at; read it again, then approve it"
    case .refused(let refusal): refusal.description
    case .noSuchTouch(let id):
      "the journal has no entry \(id.shown), or it was taken back before; "
        + "\"rapport log list ACCOUNT\" shows an account's"
    case .notByHand(let id):
      "entry \(id.shown) tells what a draft did, and stands; only what a person noted can go"
    case .busy(let path):
      "\(path.printable): another Rapport is writing; wait until it has ended, then try again"
    case .newerFormat(let path, let found):
      "\(path.printable): was written by a newer Rapport (\(found.printable)); update this one"
    case .cannotOpen(let path, let reason):
      "\(path.printable): cannot be opened (\(reason.printable)); look at its path and permissions"
    case .diskFull(let path): "\(path.printable): the disk is full; make room, then try again"
    case .readOnly(let path):
      "\(path.printable): cannot be written; look at its permissions and its folder's"
    case .damaged(let path, let reason):
      "\(path.printable): is damaged (\(reason.printable)); put a backup in its place"
    case .disk(let path, let reason):
      "\(path.printable): the disk failed (\(reason.printable)); what was noted before stands, "
        + "look at the disk, then try again"
    case .database(let path, let reason):
      "\(path.printable): the database refused (\(reason.printable)); what was noted before stands"
    }
  }
}

extension RowRefusal: CustomStringConvertible {
  package var description: String {
    switch self {
    case .unknownAccount(let id):
      "there is no account \(id.shown); import it first, or correct the row"
    case .unknownContact(let id):
      "there is no contact \(id.shown); import it first, or correct the row"
    case .addressTaken(let id):
      "the address belongs to contact \(id.shown) already; one address is one contact"
    case .contactElsewhere(let id, let account):
      "contact \(id.shown) is at account \(account.shown); a contact stays at its account"
    case .touchDiffers(let id):
      "touch \(id.shown) is in the journal with other values, and the journal is never rewritten"
    }
  }
}

extension Identifier {
  fileprivate var shown: String { text.printable }
}
