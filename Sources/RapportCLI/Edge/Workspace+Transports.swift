import Delivery
import Outreach
import Pipeline

extension Workspace {
  /// The way out of every mailbox that an order names; whatever it lacks is said before the first
  /// mail goes.
  func transports(for order: SendOrder) throws -> [MailboxID: any Transport] {
    var transports: [MailboxID: any Transport] = [:]
    for (id, _) in order.mailboxes {
      guard let mailbox = policy.mailboxes.first(where: { $0.id == id }) else { continue }
      transports[id] = try mailbox.transport(in: folder)
    }
    return transports
  }
}
