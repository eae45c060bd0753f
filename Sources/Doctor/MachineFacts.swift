package import Civil

/// What the machine says of its time and room.
package struct MachineFacts: Hashable, Sendable {
  package let now: Instant
  /// The newest thing on the disk or in the journal.
  package let newest: Stamp?
  /// Octets that the workspace's disk has left.
  package let free: Int64
  /// Octets of the database.
  package let database: Int64

  package init(now: Instant, newest: Stamp?, free: Int64, database: Int64) {
    self.now = now
    self.newest = newest
    self.free = free
    self.database = database
  }

  /// When something was written, by its own account.
  package struct Stamp: Hashable, Sendable {
    package let what: String
    package let at: Instant

    package init(what: String, at: Instant) {
      self.what = what
      self.at = at
    }
  }

  /// How far clocks may differ, in seconds.
  package static let tolerance: Int64 = 300
  /// Octets without which nothing is begun.
  package static let leastFree: Int64 = 100 << 20
}

extension Findings {
  /// The clock against what was written, and the room on the disk.
  package init(_ machine: MachineFacts) {
    self.init()
    let clockFix = "set the clock: timedatectl set-ntp true, or your system's settings for the time"
    if let newest = machine.newest, newest.at.seconds(since: machine.now) > MachineFacts.tolerance {
      add(
        .clockBehind,
        "clock",
        "it says \(machine.now), but \(newest.what) was written at \(newest.at); mails would go at "
          + "the wrong hour",
        fix: clockFix
      )
    }
    // A copy of the database has room twice: what SQLite writes ahead, and a backup.
    let wanted = max(MachineFacts.leastFree, 2 * machine.database)
    if machine.free < wanted {
      add(
        .diskLow,
        "disk",
        "it has \(machine.free >> 20) MB left, and \(wanted >> 20) MB are good to have",
        fix: "make room: a full disk stops a run, though nothing that was noted is lost"
      )
    }
    checked += ["clock", "disk"]
  }

  /// This machine's clock against that of a server, where the server tells it.
  package mutating func compare(clock now: Instant, with server: Instant, of host: String) {
    let difference = now.seconds(since: server)
    guard abs(difference) > MachineFacts.tolerance else { return }
    add(
      .clockOff,
      "clock",
      "it is \(abs(difference) / 60) minutes \(difference > 0 ? "ahead of" : "behind") that of \(host)",
      fix: "set the clock: timedatectl set-ntp true, or your system's settings for the time"
    )
  }
}
