/// The tables, as a list of steps from an empty file to today's format.
///
/// A released step is never edited: a change is a new step behind it. `user_version` counts the
/// steps that a file has taken. The words of enumerations stand here as text on purpose, since a
/// file keeps the words it was made with; tests compare them with the types.
///
/// `key` is SQLite's row number, for joins inside the file only; `id` is the name that the world
/// uses. Instants are seconds since 1970, dates are days since 1970.
enum Schema {
  /// Marks the file as Rapport's ("Rapp").
  static let applicationID: Int64 = 0x5261_7070

  static let steps = [book + touches + drafts + handOvers + guards + agenda]

  private static let roles = "decision-maker influencer end-user stakeholder teammate other"
  private static let touchKinds =
    "mail-out mail-in bounce auto-reply complaint call visit letter note let-go re-open"
  static let states =
    "drafted approved claimed transmitting handed-over sent rejected unknown skipped withdrawn "
    + "superseded"

  /// A condition: the column holds one of the words.
  ///
  /// As equalities, since SQLite builds a table of an IN list anew for every row that it checks.
  static func oneOf(_ column: String, _ words: String) -> String {
    "(" + words.split(separator: " ").map { "\(column) = '\($0)'" }.joined(separator: " OR ") + ")"
  }

  private static let book = """
    CREATE TABLE field_sets (
      key INTEGER PRIMARY KEY,
      names TEXT NOT NULL UNIQUE CHECK (names LIKE '[%]')
    ) STRICT;

    CREATE TABLE accounts (
      key INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE CHECK (id <> ''),
      name TEXT NOT NULL,
      declared_stage TEXT NOT NULL
        CHECK \(oneOf("declared_stage", "client prospect stalled lost")),
      is_internal INTEGER NOT NULL CHECK (is_internal = 0 OR is_internal = 1),
      domains TEXT NOT NULL CHECK (domains LIKE '[%]'),
      country TEXT,
      zone TEXT,
      mailbox TEXT,
      delivered_by TEXT NOT NULL CHECK (delivered_by LIKE '[%]'),
      field_set INTEGER NOT NULL REFERENCES field_sets (key),
      field_values TEXT NOT NULL CHECK (field_values LIKE '[%]'),
      changed_at INTEGER NOT NULL
    ) STRICT;

    CREATE INDEX accounts_by_field_set ON accounts (field_set);

    -- Derived from accounts.domains, to find the accounts of a domain.
    CREATE TABLE account_domains (
      domain TEXT NOT NULL,
      account INTEGER NOT NULL REFERENCES accounts (key),
      PRIMARY KEY (account, domain)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX account_domains_by_domain ON account_domains (domain);

    CREATE TABLE contacts (
      key INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE CHECK (id <> ''),
      account INTEGER NOT NULL REFERENCES accounts (key),
      address TEXT NOT NULL,
      address_key TEXT NOT NULL UNIQUE,
      role TEXT NOT NULL CHECK \(oneOf("role", roles)),
      name TEXT,
      first_name TEXT,
      last_name TEXT,
      title TEXT,
      country TEXT,
      zone TEXT,
      field_set INTEGER NOT NULL REFERENCES field_sets (key),
      field_values TEXT NOT NULL CHECK (field_values LIKE '[%]'),
      changed_at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX contacts_by_account ON contacts (account);
    CREATE INDEX contacts_by_field_set ON contacts (field_set);

    """

  private static let touches = """
    CREATE TABLE touches (
      key INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE CHECK (id <> ''),
      account INTEGER NOT NULL REFERENCES accounts (key),
      contact INTEGER REFERENCES contacts (key),
      kind TEXT NOT NULL CHECK \(oneOf("kind", touchKinds)),
      at INTEGER NOT NULL,
      minutes INTEGER NOT NULL,
      text TEXT NOT NULL,
      answered INTEGER NOT NULL CHECK (answered = 0 OR answered = 1),
      until INTEGER,
      sequence TEXT,
      step TEXT,
      occurrence TEXT,
      mailbox TEXT,
      -- The draft that it came from; NULL for imported history.
      draft INTEGER REFERENCES drafts (key),
      recorded_at INTEGER NOT NULL,
      CHECK ((sequence IS NULL) = (step IS NULL) AND (step IS NULL) = (occurrence IS NULL))
    ) STRICT;
    CREATE INDEX touches_by_account ON touches (account);
    CREATE INDEX touches_by_contact ON touches (contact) WHERE contact IS NOT NULL;
    CREATE INDEX touches_mailed ON touches (at) WHERE kind = 'mail-out';
    CREATE UNIQUE INDEX touches_of_draft ON touches (draft, kind) WHERE draft IS NOT NULL;
    CREATE INDEX touches_of_mailbox ON touches (mailbox, at) WHERE mailbox IS NOT NULL;

    -- What a person noted by mistake and took back: it stands, and counts for nothing.
    CREATE TABLE touches_taken_back (
      touch INTEGER PRIMARY KEY REFERENCES touches (key),
      at INTEGER NOT NULL,
      by TEXT NOT NULL
    ) STRICT;

    -- A person's word that a mailbox that stopped may send again.
    CREATE TABLE mailbox_resumptions (
      key INTEGER PRIMARY KEY,
      mailbox TEXT NOT NULL,
      at INTEGER NOT NULL,
      by TEXT NOT NULL,
      reason TEXT NOT NULL
    ) STRICT;

    """

  private static let drafts = """
    CREATE TABLE drafts (
      key INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE CHECK (id <> ''),
      account INTEGER NOT NULL REFERENCES accounts (key),
      contact INTEGER NOT NULL REFERENCES contacts (key),
      sequence TEXT NOT NULL,
      step TEXT NOT NULL,
      occurrence TEXT NOT NULL,
      revision INTEGER NOT NULL CHECK (revision >= 0),
      kind TEXT NOT NULL CHECK \(oneOf("kind", "thank-you check-in break-up")),
      template TEXT NOT NULL,
      mailbox TEXT NOT NULL,
      sender TEXT NOT NULL,
      recipient TEXT NOT NULL,
      message_id TEXT NOT NULL,
      subject TEXT NOT NULL,
      planned_at INTEGER NOT NULL,
      planned_date INTEGER NOT NULL,
      planned_wished INTEGER NOT NULL CHECK (planned_wished BETWEEN 0 AND 86400),
      planned_zone TEXT NOT NULL,
      digest TEXT NOT NULL CHECK (length(digest) = 64),
      state TEXT NOT NULL CHECK \(oneOf("state", states)),
      since INTEGER NOT NULL,
      not_before INTEGER,
      attempts INTEGER NOT NULL CHECK (attempts >= 0),
      note TEXT,
      -- What a person approved.
      approved_digest TEXT CHECK (length(approved_digest) = 64),
      -- The newest attempt.
      attempt TEXT,
      -- From when on it may have gone out; NULL where it surely has not.
      handed_over INTEGER,
      -- A column of its own, so that a change of state leaves the index of steps alone.
      holds_step INTEGER NOT NULL DEFAULT 1,
      CHECK (holds_step = (NOT \(oneOf("state", "withdrawn superseded")))),
      -- What a person sent out of their own mail program has neither an approval nor an attempt.
      CHECK (approved_digest IS NOT NULL
        OR \(oneOf("state", "drafted handed-over skipped withdrawn superseded"))
        OR state = 'sent' AND attempt IS NULL),
      CHECK (attempt IS NOT NULL
        OR \(oneOf("state", "drafted approved handed-over sent skipped withdrawn superseded"))),
      CHECK ((handed_over IS NOT NULL) = \(oneOf("state", "transmitting handed-over sent unknown")))
    ) STRICT;
    -- One person gets one step at most once.
    CREATE UNIQUE INDEX drafts_one_per_step
      ON drafts (account, contact, sequence, occurrence, step)
      WHERE holds_step;
    CREATE INDEX drafts_by_account ON drafts (account);
    CREATE INDEX drafts_by_contact ON drafts (contact);
    CREATE INDEX drafts_by_state ON drafts (state, planned_at);

    CREATE TABLE draft_bytes (
      draft INTEGER PRIMARY KEY REFERENCES drafts (key),
      bytes BLOB NOT NULL
    ) STRICT;

    CREATE TABLE draft_events (
      key INTEGER PRIMARY KEY,
      draft INTEGER NOT NULL REFERENCES drafts (key),
      state TEXT NOT NULL CHECK \(oneOf("state", states)),
      at INTEGER NOT NULL,
      by TEXT NOT NULL,
      note TEXT,
      attempt TEXT,
      CHECK (attempt IS NOT NULL OR (state <> 'claimed' AND state <> 'transmitting'))
    ) STRICT;
    CREATE INDEX draft_events_by_draft ON draft_events (draft);
    CREATE UNIQUE INDEX draft_events_by_attempt ON draft_events (attempt, state)
      WHERE state = 'claimed' OR state = 'transmitting';

    """

  /// What the journal never does again once it is written, whoever asks.
  private static let guards =
    [
      "touches", "touches_taken_back", "mailbox_resumptions", "draft_events", "draft_bytes",
      "hand_overs",
    ].map { table in
      """
      CREATE TRIGGER \(table)_never_change BEFORE UPDATE ON \(table)
        BEGIN SELECT RAISE(ABORT, '\(table): the journal is never rewritten'); END;
      CREATE TRIGGER \(table)_never_go BEFORE DELETE ON \(table)
        BEGIN SELECT RAISE(ABORT, '\(table): the journal is never shortened'); END;

      """
    }.joined() + """
      CREATE TRIGGER drafts_never_go BEFORE DELETE ON drafts
        BEGIN SELECT RAISE(ABORT, 'drafts: the journal is never shortened'); END;
      CREATE TRIGGER drafts_keep_their_text BEFORE UPDATE OF
        id, account, contact, sequence, step, occurrence, revision, kind, template, mailbox, sender,
        recipient, message_id, subject, planned_at, planned_date, planned_wished, planned_zone, digest
        ON drafts
        BEGIN SELECT RAISE(ABORT, 'drafts: a text is fixed when it is written'); END;
      """
}
