import Synchronization

/// What a sender knows of the mails that it marked ahead, and has not yet written to the disk.
///
/// It lies in shared memory (`shm_open`): what stands on it outlives the sender, however that dies, and goes
/// with the machine. So a sender that is killed leaves no more in doubt than the mails whose dot waited
/// for its reply, and one whose machine dies all that it had marked. It belongs to one database, and to
/// who holds that one's `StoreLock`.
///
/// `@unchecked`: a line is written by one thread at a time, whoever has its mail in hand.
package final class Slate: @unchecked Sendable {
  private let memory: SlateMemory
  private let places: Mutex<Places>

  private struct Places {
    var free: [Int]
    var taken: [AttemptID: Int] = [:]
  }

  /// What stood on it when it was opened: what a dead sender left.
  private let found: [AttemptID: SlateWord]

  /// The slate of the database at `path`; nil where the machine has no shared memory to give.
  package init?(ofDatabase path: String) {
    guard let memory = SlateMemory(ofDatabase: path) else { return nil }
    var found: [AttemptID: SlateWord] = [:]
    for place in 0..<SlateMemory.places {
      if let line = memory.line(at: place) { found[line.attempt] = line.word }
    }
    self.found = found
    self.memory = memory
    places = Mutex(Places(free: Array((0..<SlateMemory.places).reversed())))
  }

  /// What a dead sender had written of an attempt; nil: nothing that would be known.
  package func lastWord(on attempt: AttemptID) -> SlateWord? { found[attempt] }

  /// Wipes what a dead sender left; to be called when the journal has it.
  package func wipe() {
    for place in 0..<SlateMemory.places { memory.clear(place) }
  }

  /// Begins a line, `.waiting`; false when there is no room for another.
  package func begin(_ attempt: AttemptID) -> Bool {
    let place = places.withLock { places -> Int? in
      guard places.taken[attempt] == nil, let place = places.free.popLast() else { return nil }
      places.taken[attempt] = place
      return place
    }
    guard let place else { return false }
    guard memory.write(attempt, at: place) else {
      release(attempt)
      return false
    }
    return true
  }

  /// Writes down how an attempt stands; one without a line is not noted.
  package func note(_ word: SlateWord, on attempt: AttemptID) {
    guard let place = places.withLock({ $0.taken[attempt] }) else { return }
    memory.write(word, at: place)
  }

  /// Ends a line: the journal knows more.
  package func release(_ attempt: AttemptID) {
    guard let place = places.withLock({ $0.taken[attempt] }) else { return }
    memory.clear(place)
    places.withLock { places in
      places.taken[attempt] = nil
      places.free.append(place)
    }
  }

  /// A slate on which nothing stands is put away.
  deinit {
    let isEmpty = places.withLock { $0.taken.isEmpty }
    if isEmpty, (0..<SlateMemory.places).allSatisfy({ memory.line(at: $0) == nil }) {
      memory.remove()
    }
  }
}

/// How far an attempt that was marked ahead has come.
package enum SlateWord: Hashable, Sendable {
  /// Its dot was not begun: surely not delivered.
  case waiting
  /// Its dot may have gone out.
  case begun
  /// A server took it, in these words.
  case taken(String)
  /// Surely not delivered, for this reason.
  case refused(String)
}
