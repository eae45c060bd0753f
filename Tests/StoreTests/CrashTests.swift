import Civil
import Foundation
import Mail
import Outreach
import Store
import TestSupport
import Testing

/// What is left when the process dies at any point, or the power fails.
@Suite(.temporaryFolder) struct CrashTests {
  private var path: String { TemporaryFolder.current.appendingPathComponent("a.db").path }

  /// A moment at which the process is killed, and what the next one finds.
  enum Moment: String, CaseIterable, Codable {
    case importing
    case reserved
    case judging
    case claimed
    case transmitting
    case sent

    var state: DraftState? {
      switch self {
      case .importing: nil
      case .reserved: .drafted
      case .judging: .approved
      case .claimed: .claimed
      case .transmitting: .transmitting
      case .sent: .sent
      }
    }

    var recovered: DraftState? {
      switch self {
      case .importing, .reserved, .judging, .sent: state
      case .claimed: .approved
      case .transmitting: .unknown
      }
    }
  }

  @Test(arguments: Moment.allCases)
  func `a killed process leaves what its operations returned from, and no more`(
    _ moment: Moment
  ) async throws {
    let path = path
    await #expect(processExitsWith: .signal(SIGKILL)) {
      [path = path as String, moment = moment as Moment] in
      try run(until: moment, path: path)
    }
    let store = try SQLiteStore(path: path)
    #expect(try store.draft(DraftID("d-1"))?.record.state == moment.state)
    #expect(try store.counts().accounts == (moment == .importing ? 0 : 1))
    #expect(try store.counts().touches == (moment == .sent ? 1 : 0))
    _ = try store.recover(at: Fixture.after(60))
    #expect(try store.draft(DraftID("d-1"))?.record.state == moment.recovered)
    #expect(try store.integrityProblems() == [])
  }

  /// A copy of the files while they are in use is what a crash of the machine leaves, when each
  /// operation had reached the disk; a journal cut short is one whose last writes had not.
  @Test func `a journal that ends anywhere leaves a state that was true once`() throws {
    let store = try SQLiteStore(path: path)
    try store.importing([Fixture.account()], [Fixture.contact()])
    try store.adding(.sent, Fixture.draft())
    try store.adding(.unknown, Fixture.draft("d-2", key: Fixture.key("x")))
    let file = try Data(contentsOf: URL(filePath: path))
    let journal = try Data(contentsOf: URL(filePath: path + "-wal"))
    let history = try store.history(of: DraftID("d-2")).map(\.state)
    var seen: Set<DraftState?> = []
    for cut in stride(from: journal.count, through: 0, by: -1_777) {
      let copy = TemporaryFolder.current.appendingPathComponent("copy-\(cut).db").path
      try file.write(to: URL(filePath: copy))
      try journal.prefix(cut).write(to: URL(filePath: copy + "-wal"))
      let reopened = try SQLiteStore(path: copy)
      #expect(try reopened.integrityProblems() == [])
      let state = try reopened.draft(DraftID("d-2"))?.record.state
      if let state {
        #expect(
          try reopened.history(of: DraftID("d-2")).map(\.state)
            == Array(history.prefix((history.firstIndex(of: state) ?? -1) + 1))
        )
      }
      seen.insert(state)
    }
    #expect(seen == Set(history.map { Optional($0) } + [nil]))
  }
}

private func run(until moment: CrashTests.Moment, path: String) throws {
  func die() { kill(getpid(), SIGKILL) }
  let store = try SQLiteStore(path: path)
  try store.importBook(at: Fixture.noon) { book in
    _ = try book.put(Fixture.account())
    _ = try book.put(try Fixture.contact())
    if moment == .importing { die() }
  }
  let draft = try Fixture.draft()
  let attempt = AttemptID("a")
  _ = try store.reserve([draft], at: Fixture.noon)
  if moment == .reserved { die() }
  try store.approve(draft.record.id, digest: draft.record.digest, by: "Ada", at: Fixture.noon)
  _ = try store.claim(draft.record.id, attempt: attempt, worker: "w", at: Fixture.noon) { _ in
    if moment == .judging { die() }
    return .go
  }
  if moment == .claimed { die() }
  try store.beginTransmitting([attempt], at: Fixture.noon)
  if moment == .transmitting { die() }
  try store.finish([Settlement(attempt: attempt, result: .sent, note: "250")], at: Fixture.noon)
  die()
}
