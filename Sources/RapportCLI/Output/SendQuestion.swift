import Civil
import Mail
import Outreach
import Pipeline

/// Says what a live run is about to do, and wants its number back before anything goes.
struct SendQuestion {
  private let order: SendOrder

  init(_ order: SendOrder) { self.order = order }

  /// Ends with an error unless the person, or `yes`, names exactly the number of mails.
  func confirm(_ yes: Int?) throws {
    let count = order.count
    if count > 0 { Terminal.note(lines.joined(separator: "\n")) }
    if let yes {
      guard yes == count else {
        throw Failure(
          .usage,
          "--yes \(yes) is not the number: \(mails) would go, and nothing was sent; look at "
            + "\(count == 1 ? "it" : "them") with \"rapport send\", then say --yes \(count)"
        )
      }
    } else if count > 0 {
      try ask(count)
    }
  }

  private func ask(_ count: Int) throws {
    guard Prompt.isPossible else {
      throw Failure(
        .usage,
        "\(mails) would go, nobody is at a terminal to say so, and nothing was sent; look at "
          + "\(count == 1 ? "it" : "them") with \"rapport send\", then say --yes \(count)"
      )
    }
    let answer = Prompt.line("Type \(count) to send \(count == 1 ? "it" : "them"): ")
    guard answer.map({ $0.trimmedBlanks == String(count) }) ?? false else {
      throw Failure(.usage, "that was not \(count); nothing was sent")
    }
  }

  private var mails: String { order.count == 1 ? "1 mail" : "\(order.count) mails" }

  private var lines: [String] {
    let boxes = order.mailboxes.map { "\($0.id) \($0.count)" }.joined(separator: ", ")
    let time = order.isWaiting ? "until the day ends" : "now"
    var lines = ["\(mails) \(order.count == 1 ? "is" : "are") to go \(time): \(boxes)."]
    if let first = order.first {
      lines.append((order.count == 1 ? "  " : "  first  ") + line(of: first))
    }
    if order.count > 1, let last = order.last {
      lines.append("  last   " + line(of: last))
    }
    if order.left > 0 { lines.append(remark) }
    return lines
  }

  private var remark: String {
    order.isFirst
      ? "Nothing was ever sent from this workspace, so it begins with that; \(order.left) more wait. "
        + "Look at what arrives, or say --limit all."
      : "The limit leaves out \(order.left) more."
  }

  private func line(of draft: DraftRecord) -> String {
    let local = draft.planned.zone.local(at: draft.slot)
    return "\(local.date) \(local.time.clock) \(draft.planned.zone)  \(draft.envelope.recipient)  "
      + draft.subject.printable
  }
}

extension String {
  fileprivate var trimmedBlanks: String {
    var text = self[...]
    while text.last == " " || text.last == "\r" { text.removeLast() }
    while text.first == " " { text.removeFirst() }
    return String(text)
  }
}
