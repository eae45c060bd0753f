extension Schema {
  /// Where copies of drafts were put for a person's own mail program: one row a fact.
  ///
  /// A draft's newest row says how it stands.
  static let handOvers = """
    CREATE TABLE hand_overs (
      key INTEGER PRIMARY KEY,
      draft INTEGER NOT NULL REFERENCES drafts (key),
      -- begun: about to be put there. placed: it is there. ended: it is not, or not ours any more.
      fact TEXT NOT NULL CHECK \(oneOf("fact", "begun placed ended")),
      -- The name of a folder on the mail server, or the path of a file.
      way TEXT NOT NULL CHECK \(oneOf("way", "folder file")),
      place TEXT NOT NULL CHECK (place <> ''),
      uid_validity INTEGER CHECK (uid_validity BETWEEN 1 AND 4294967295),
      uid INTEGER CHECK (uid BETWEEN 1 AND 4294967295),
      at INTEGER NOT NULL,
      by TEXT NOT NULL,
      note TEXT,
      CHECK (uid IS NULL OR uid_validity IS NOT NULL),
      CHECK (uid_validity IS NULL OR way = 'folder')
    ) STRICT;
    CREATE INDEX hand_overs_by_draft ON hand_overs (draft);

    """
}
