package import Wire

/// Delivers by SMTP over libcurl's connections, each mail at most once.
///
/// Each connection has a thread of its own. `transmitting` is durable in the journal before a final
/// dot can leave; what is to be written at the same time shares one entry. A connection after
/// which a fate is unknown is never used again.
package struct SMTPTransport: Transport {
  package let access: Access
  /// How many connections at most, at least 1.
  package let connections: Int
  /// Which reports to ask for where the server offers DSN (RFC 3461).
  package let reports: ReportWish
  /// How many mails each connection takes ahead.
  package let pace: Pace
  /// How many mails in a row may end in trouble before the run ends.
  package let troubleLimit: Int

  package init(
    access: Access,
    connections: Int = 1,
    reports: ReportWish = .serverDefault,
    pace: Pace = .measured,
    troubleLimit: Int = 5
  ) {
    self.access = access
    self.connections = max(1, connections)
    self.reports = reports
    self.pace = pace
    self.troubleLimit = max(1, troubleLimit)
  }

  package func deliver(
    _ journal: any DeliveryJournal,
    until halt: Halt
  ) async throws -> DeliverySummary {
    let round = Round(journal, until: halt, troubleLimit: troubleLimit)
    return try await withCheckedThrowingContinuation { continuation in
      let crew = Crew { continuation.resume(with: Result { try round.finish() }) }
      crew.enlist {
        work(in: round) {
          for _ in 1..<connections { crew.enlist { work(in: round) {} } }
        }
      }
    }
  }

  /// The others begin when the first connection stands: a wrong password is tried once, not N times.
  private func work(in round: Round, onFirstConnection: () -> Void) {
    var worker = SMTPWorker(self, in: round)
    do {
      try worker.run(onFirstConnection: onFirstConnection)
    } catch {
      round.fail(error)
    }
  }
}

/// What to ask of DSN, where it is offered.
package enum ReportWish: Sendable, Equatable {
  /// Say nothing: the server reports failures, as servers do.
  case serverDefault
  /// `NOTIFY=FAILURE,DELAY`, `RET=HDRS`.
  case failuresAndDelays
}
