package import Wire

/// Delivers by SMTP over libcurl's connections, at most once.
///
/// Each connection has a thread of its own. `transmitting` is durable in the journal before a final
/// dot can leave; connections that are ready share one entry (`GroupCommit`). A connection after
/// which a fate is unknown is never used again.
package struct SMTPTransport: Sendable {
  package let access: Access
  /// How many connections at most, at least 1.
  package let connections: Int
  /// Which reports to ask for where the server offers DSN (RFC 3461).
  package let reports: ReportWish

  package init(access: Access, connections: Int = 1, reports: ReportWish = .serverDefault) {
    self.access = access
    self.connections = max(1, connections)
    self.reports = reports
  }
}

/// What to ask of DSN, where it is offered.
package enum ReportWish: Sendable, Equatable {
  /// Say nothing: the server reports failures, as servers do.
  case serverDefault
  /// `NOTIFY=FAILURE,DELAY`, `RET=HDRS`.
  case failuresAndDelays
}
