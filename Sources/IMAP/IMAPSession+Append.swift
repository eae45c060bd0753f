import Wire

/// What became of a message that was to be put into a folder.
package enum AppendFate: Sendable, Equatable {
  /// It is there; the server may have said where (RFC 4315).
  case stored(Placement?)
  /// It is surely not there.
  case refused(IMAPError)
  /// All of it may have gone out, and no complete answer came.
  case unknown(IMAPError)

  /// Where a message lies: the folder's UIDVALIDITY, and the message's UID.
  package struct Placement: Sendable, Hashable {
    package let uidValidity: UInt32
    package let uid: UInt32

    package init(uidValidity: UInt32, uid: UInt32) {
      self.uidValidity = uidValidity
      self.uid = uid
    }
  }
}

extension IMAPSession {
  /// Puts a message into a folder, marked as a draft in the same step (RFC 9051 §6.3.12).
  ///
  /// The message goes out only when the server asked for it, so a refusal before is a sure one.
  package func append(draft octets: [UInt8], to folder: FolderName) -> AppendFate {
    let command: IMAPCommand
    do throws(IMAPError) {
      if let limit = appendLimit, octets.count > limit {
        throw error(.tooLarge(limit: limit), in: IMAPCommand("APPEND"))
      }
      let tail = Array("(\\Draft) {\(octets.count)}".utf8)
      command = IMAPCommand("APPEND", try argument(folder), tail)
      let tag = try begin(command)
      try isAsked(for: command, tag)
      return end(command, tag, sending: octets)
    } catch {
      return .refused(error)
    }
  }

  private func end(_ command: IMAPCommand, _ tag: [UInt8], sending octets: [UInt8]) -> AppendFate {
    do throws(IMAPError) {
      try send(octets + [13, 10], in: command)
      let answer = try finish(command, tag, within: patience.final)
      let place = answer.code("APPENDUID").map(Array.init)
      guard let place, place.count == 2, let validity = place[0].number, let uid = place[1].number
      else { return .stored(nil) }
      return .stored(AppendFate.Placement(uidValidity: validity, uid: uid))
    } catch {
      return error.isAnswer ? .refused(error) : .unknown(error)
    }
  }

  /// What the server says that it takes (RFC 7889); nil where it says nothing.
  private var appendLimit: Int? {
    let word = capabilities.first { $0.hasPrefix("APPENDLIMIT=") }
    return word.flatMap { Int($0.dropFirst("APPENDLIMIT=".count)) }
  }
}

extension IMAPError {
  /// The server answered the command itself, with NO or BAD.
  fileprivate var isAnswer: Bool {
    switch problem {
    case .refused, .noSuchFolder, .notUnderstood: true
    case .noConnection, .interrupted, .goodbye, .nonsense, .flooded, .incomplete, .readOnly,
      .noDraftsFolder, .tooLarge:
      false
    }
  }
}
