extension Schema {
  /// Derived: what each account waits for, in the order in which a plan reads it.
  ///
  /// Whom a change concerns is noted; who plans next works those accounts out anew. What a new
  /// draft and a delivery write is noted by `SQLConnection.noteChange`, all else by triggers: a
  /// statement with a trigger may fail half-way, so SQLite copies every page that it changes.
  static let agenda = """
    -- What the configuration and templates were when the agenda was made.
    CREATE TABLE agenda_basis (
      key INTEGER PRIMARY KEY CHECK (key = 1),
      basis TEXT NOT NULL
    ) STRICT;

    -- Who is to be worked out anew.
    CREATE TABLE agenda_changed (account INTEGER PRIMARY KEY REFERENCES accounts (key)) STRICT;

    -- From when to when (the end not included) an account's agenda is true.
    CREATE TABLE agenda_accounts (
      account INTEGER PRIMARY KEY REFERENCES accounts (key),
      true_from INTEGER NOT NULL,
      true_until INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX agenda_accounts_from ON agenda_accounts (true_from);
    CREATE INDEX agenda_accounts_until ON agenda_accounts (true_until);

    CREATE TABLE agenda_queues (
      key INTEGER PRIMARY KEY,
      mailbox TEXT NOT NULL,
      zone TEXT NOT NULL,
      country TEXT NOT NULL,
      kind TEXT NOT NULL,
      priority INTEGER NOT NULL,
      UNIQUE (mailbox, zone, country, kind, priority)
    ) STRICT;

    CREATE TABLE agenda_wishes (
      account INTEGER NOT NULL REFERENCES accounts (key),
      place INTEGER NOT NULL,
      account_id TEXT NOT NULL,
      queue INTEGER NOT NULL REFERENCES agenda_queues (key),
      earliest INTEGER NOT NULL,
      rule TEXT NOT NULL,
      reason TEXT NOT NULL,
      wish TEXT NOT NULL CHECK (wish LIKE '[%]'),
      PRIMARY KEY (account, place)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX agenda_wishes_in_turn ON agenda_wishes (queue, earliest, account_id, place);
    CREATE INDEX agenda_wishes_by_rule ON agenda_wishes (rule, account_id, place) WHERE rule <> '';

    CREATE TABLE agenda_holds (
      account INTEGER NOT NULL REFERENCES accounts (key),
      place INTEGER NOT NULL,
      account_id TEXT NOT NULL,
      rule TEXT NOT NULL,
      earliest INTEGER,
      reason TEXT NOT NULL,
      held TEXT NOT NULL CHECK (held LIKE '[%]'),
      PRIMARY KEY (account, place)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX agenda_holds_by_rule ON agenda_holds (rule, account_id, place);

    CREATE TABLE agenda_owed (
      account INTEGER PRIMARY KEY REFERENCES accounts (key),
      since INTEGER NOT NULL,
      contact TEXT,
      is_overdue INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX agenda_owed_by_since ON agenda_owed (since);

    CREATE TABLE agenda_tasks (
      account INTEGER NOT NULL REFERENCES accounts (key),
      place INTEGER NOT NULL,
      due INTEGER NOT NULL,
      task TEXT NOT NULL CHECK (task LIKE '[%]'),
      PRIMARY KEY (account, place)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX agenda_tasks_by_due ON agenda_tasks (due);

    -- The teammates whose own history an account's agenda rests on.
    CREATE TABLE agenda_teammates (
      contact INTEGER NOT NULL REFERENCES contacts (key),
      account INTEGER NOT NULL REFERENCES accounts (key),
      PRIMARY KEY (contact, account)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX agenda_teammates_by_account ON agenda_teammates (account);

    -- How many wait for a rule, by the day (since 1970, in UTC) on which it lets them go.
    -- Queue 0: those whom no slot would free.
    CREATE TABLE agenda_counts (
      queue INTEGER NOT NULL,
      rule TEXT NOT NULL,
      day INTEGER NOT NULL,
      count INTEGER NOT NULL,
      PRIMARY KEY (queue, rule, day)
    ) STRICT, WITHOUT ROWID;

    """ + changes.joined()

  private static let changes = [
    noting("accounts", "INSERT", "NEW.key"),
    noting("accounts", "UPDATE", "NEW.key"),
    noting("contacts", "INSERT", "NEW.account"),
    noting("contacts", "UPDATE", "NEW.account", contact: "NEW.key"),
    """
    CREATE TRIGGER touches_taken_back_changes_agenda AFTER INSERT ON touches_taken_back BEGIN
      INSERT INTO agenda_changed SELECT t.account FROM touches t WHERE t.key = NEW.touch
        ON CONFLICT DO NOTHING;
      INSERT INTO agenda_changed SELECT a.account FROM touches t
        JOIN agenda_teammates a ON a.contact = t.contact WHERE t.key = NEW.touch
        ON CONFLICT DO NOTHING;
    END;
    -- A new teammate may be one whom a client's account names already.
    CREATE TRIGGER teammates_change_agenda AFTER INSERT ON contacts
      WHEN (SELECT is_internal FROM accounts WHERE key = NEW.account)
        AND EXISTS (SELECT 1 FROM agenda_accounts) BEGIN
      INSERT INTO agenda_changed SELECT key FROM accounts
        WHERE delivered_by <> '[]' AND instr(delivered_by, NEW.id) ON CONFLICT DO NOTHING;
    END;

    """,
  ]

  /// A trigger that notes whose agenda a change concerns: the account, and all that a teammate is
  /// named by.
  private static func noting(
    _ table: String,
    _ event: String,
    _ account: String,
    contact: String? = nil
  ) -> String {
    let others = contact.map {
      """
        INSERT INTO agenda_changed SELECT account FROM agenda_teammates WHERE contact = \($0)
          ON CONFLICT DO NOTHING;
      """
    }
    return """
      CREATE TRIGGER \(table)_\(event.lowercased())_changes_agenda AFTER \(event) ON \(table) BEGIN
        INSERT INTO agenda_changed VALUES (\(account)) ON CONFLICT DO NOTHING;
      \(others ?? "")
      END;

      """
  }
}
