import Outreach

/// What people wrote to say that findings may stay, and whether it was of use.
struct Silencer {
  /// Where one word of silence holds.
  enum Scope {
    /// A file and, where there are any, its lines.
    case file(String, lines: ClosedRange<Int>?)
    /// A file, a file and line, or a record; nil: everywhere.
    case subject(String?)
  }

  private struct Entry {
    let allowance: Allowance
    let scope: Scope
    var isUsed = false
  }

  private var entries: [Entry] = []
  private let files: [Table: String]

  init(_ input: CheckInput, _ policy: Policy, _ library: TemplateLibrary) {
    files = input.paths
    for allowance in policy.allowances {
      entries.append(Entry(allowance: allowance, scope: .subject(allowance.subject)))
    }
    for template in library.templates {
      for allowance in template.allowances {
        entries.append(
          Entry(allowance: allowance, scope: .file(allowance.place.file, lines: nil))
        )
      }
    }
    for source in input.templates {
      for comment in SilencingComment.all(in: source) {
        entries.append(
          Entry(
            allowance: comment.allowance,
            scope: .file(source.path, lines: comment.lines)
          )
        )
      }
    }
  }

  /// The reason to let a hit stay; one without a reason silences nothing.
  mutating func silence(for hit: Hit) -> Silence? {
    let (file, line) = place(of: hit)
    for index in entries.indices where entries[index].allowance.id == hit.kind.id {
      guard entries[index].scope.covers(hit, file: file, line: line) else { continue }
      entries[index].isUsed = true
      guard let reason = entries[index].allowance.reason, !reason.isEmpty else { continue }
      return Silence(reason: reason, place: entries[index].allowance.place)
    }
    return nil
  }

  private func place(of hit: Hit) -> (file: String, line: Int) {
    switch hit.spot {
    case .place(let place): (place.file, place.line)
    case .cell(let cell): (files[cell.table] ?? "", cell.line)
    }
  }

  /// What is wrong with the silences themselves; to be asked when all hits are known.
  ///
  /// `isComplete`: all files could be read, so that what was not found is not there.
  func hits(isComplete: Bool) -> [Hit] { entries.compactMap { Self.hit($0, isComplete) } }

  private static func hit(_ entry: Entry, _ isComplete: Bool) -> Hit? {
    let allowance = entry.allowance
    let spot = Spot.place(allowance.place)
    guard let kind = FindingKind(rawValue: allowance.id), !kind.isOfSilences else {
      let guess = Spelling.closest(to: allowance.id, among: FindingKind.allCases.map(\.id))
      return Hit(
        .unknownSilence,
        at: spot,
        "there is no finding “\(allowance.id.forMessage)” that could be silenced"
          + (guess.map { "; did you mean “\($0)”?" } ?? ""),
        advice: "correct the id: rapport check --explain lists them"
      )
    }
    if allowance.reason?.isEmpty ?? true {
      return Hit(
        .silenceWithoutReason,
        at: spot,
        "nothing says why \(kind.id) may stay",
        advice: "write the reason: it is for whoever wonders next year"
      )
    }
    // Whether the remote is at a public host depends on the clone, not on the file.
    guard isComplete, !entry.isUsed, kind != .publicRepository else { return nil }
    return Hit(
      .unusedSilence,
      at: spot,
      "it silences no \(kind.id) any more",
      advice: "remove it"
    )
  }
}

extension FindingKind {
  /// What is said of silences cannot be silenced.
  var isOfSilences: Bool {
    [.silenceWithoutReason, .unknownSilence, .unusedSilence].contains(self)
  }
}

extension Silencer.Scope {
  func covers(_ hit: Hit, file: String, line: Int) -> Bool {
    switch self {
    case .file(let path, let lines):
      return path == file && (lines?.contains(line) ?? true)
    case .subject(nil):
      return true
    case .subject(let subject?):
      let ids = [hit.record?.account, hit.record?.contact].compactMap(\.self)
      if ids.contains(where: { $0.isID(subject) }) { return true }
      return file.isPath(subject) || "\(file):\(line)".isPath(subject)
    }
  }
}

extension String {
  /// The id, or one that begins so where a star ends what is written.
  fileprivate func isID(_ written: String) -> Bool {
    written.hasSuffix("*") ? hasPrefix(written.dropLast()) : self == written
  }

  /// The path, or its end from a folder on, with or without the ending of a template.
  fileprivate func isPath(_ written: String) -> Bool {
    let written = written.hasPrefix("./") ? String(written.dropFirst(2)) : written
    return [written, written + ".md"].contains { self == $0 || hasSuffix("/" + $0) }
  }
}

extension CheckInput {
  var paths: [Table: String] {
    [.accounts: accounts.path, .contacts: contacts.path, .touches: touches?.path ?? ""]
  }
}
