package import Check
package import Civil

/// What a workspace would do, at one instant, as a reviewer looks at it: every mail with its words
/// and the data in them, what is held and why, and each template with its preview contact.
///
/// It is plain text throughout, so that a mask can hide people in all of it at once, and so that two
/// of them can be compared; nothing in it can be sent.
package struct Preview: Hashable, Sendable {
  /// The firm that writes, else the person.
  package let firm: String
  package let now: Instant
  package let horizon: Instant
  /// That of the first mailbox: days are shown in it where no recipient has a say.
  package let zone: Zone
  /// By slot, then key; each key once.
  package let mails: [PreviewMail]
  /// By template; those that name a preview contact in their front matter.
  package let samples: [PreviewSample]
  /// By the rule that holds them, the largest group first.
  package let held: [PreviewHeld]
  /// What a person owes, the oldest first.
  package let owed: [PreviewOwed]
  /// What a person is to do within the horizon, the oldest first.
  package let tasks: [PreviewTask]
  /// What should not go out, or looks wrong; the worst first.
  package let findings: [Finding]
  /// How full each mailbox's days are.
  package let rooms: [PreviewRoom]
  /// What the data files have: accounts, contacts, touches.
  package let counts: Counts
  /// Rows that were refused, each with its place and reason.
  package let refusals: [String]
  /// The templates and partials, by file.
  package let sources: [PreviewSource]

  package init(
    firm: String,
    now: Instant,
    horizon: Instant,
    zone: Zone,
    mails: [PreviewMail],
    samples: [PreviewSample] = [],
    held: [PreviewHeld] = [],
    owed: [PreviewOwed] = [],
    tasks: [PreviewTask] = [],
    findings: [Finding] = [],
    rooms: [PreviewRoom] = [],
    counts: Counts = Counts(accounts: 0, contacts: 0, touches: 0),
    refusals: [String] = [],
    sources: [PreviewSource] = []
  ) {
    self.firm = firm
    self.now = now
    self.horizon = horizon
    self.zone = zone
    self.mails = mails
    self.samples = samples
    self.held = held
    self.owed = owed
    self.tasks = tasks
    self.findings = findings
    self.rooms = rooms
    self.counts = counts
    self.refusals = refusals
    self.sources = sources
  }

  package struct Counts: Hashable, Sendable {
    package let accounts: Int
    package let contacts: Int
    package let touches: Int

    package init(accounts: Int, contacts: Int, touches: Int) {
      self.accounts = accounts
      self.contacts = contacts
      self.touches = touches
    }
  }

  /// How many are held, over all rules.
  package var heldCount: Int { held.reduce(0) { $0 + $1.count } }
}

/// A company or a person as a preview names it.
package struct Party: Hashable, Sendable {
  /// As in the data files.
  package let id: String
  /// As people call it; the id or the address where the data has no name.
  package let name: String

  package init(id: String, name: String) {
    self.id = id
    self.name = name
  }
}
