package import Wire

/// The one seam to the outside: takes parcels (envelope and bytes) from a journal, and gives it
/// their fates.
///
/// A dry run and a live run differ by this value alone: `Outbox` or `SMTPTransport`.
package protocol Transport: Sendable {
  /// Claims and delivers parcels until the journal has none to give, `halt` is requested, or the
  /// server does not want to talk to us.
  ///
  /// Every parcel that the journal handed out gets exactly one settlement, unless the journal
  /// itself fails: then its error is rethrown after all connections were shut down, and what had
  /// not been settled is for the journal's recovery to judge (`claimed`: not delivered,
  /// `transmitting`: unknown).
  func deliver(_ journal: any DeliveryJournal, until halt: Halt) async throws -> DeliverySummary
}

/// How a run ended, and what it did.
package struct DeliverySummary: Sendable, Equatable {
  package enum End: Sendable, Equatable {
    /// The journal had nothing more to give.
    case finished
    /// Somebody asked to stop.
    case halted
    /// The server, or the way to it, refused us, not a recipient: the mailbox has to wait, or a
    /// person has to mend its configuration (`Refusal.remedy`).
    case refused(SessionRefusal)
  }

  package var end: End
  package var sent = 0
  package var filed = 0
  package var rejected = 0
  package var unknown = 0
  package var withdrawn = 0
  /// How many connections were opened, logged in and used.
  package var connections = 0
  /// Files of an outbox whose drafts are gone, left standing because somebody changed them.
  package var leftovers: [OutboxName] = []

  package init(end: End = .finished) { self.end = end }

  mutating func count(_ fate: Fate) {
    switch fate {
    case .sent: sent += 1
    case .filed: filed += 1
    case .rejected: rejected += 1
    case .unknown: unknown += 1
    case .withdrawn: withdrawn += 1
    }
  }
}

/// Why a server cannot be used now.
package enum SessionRefusal: Sendable, Equatable {
  /// The connection, TLS or the login failed.
  case connection(WireError)
  /// The server refused us, whoever the recipient.
  case reply(Rejection)
  /// Mail after mail ended in trouble, on fresh connections, too.
  case troubles(Trouble)

  /// What helps: trying later, or a person.
  package var remedy: WireError.Remedy {
    switch self {
    case .connection(let error): error.remedy
    case .reply(let rejection): rejection.isTemporary ? .later : .configuration
    case .troubles: .later
    }
  }
}

extension SessionRefusal: CustomStringConvertible {
  package var description: String {
    switch self {
    case .connection(let error): error.description
    case .reply(let rejection): rejection.description
    case .troubles(let trouble): "one mail after the other ended in trouble, at last: \(trouble)"
    }
  }
}
