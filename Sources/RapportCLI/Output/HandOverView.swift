import ArgumentParser
import Civil
import Foundation
import Mail
import Outreach
import Pipeline
import Store

/// What became of drafts that were handed over: a line each, as it happens, and the sum.
struct HandOverView {
  private let json: Bool
  private var counts: [String: Int] = [:]
  private var wantsAttention = false

  init(json: Bool) { self.json = json }

  mutating func add(_ outcome: HandOverOutcome) throws {
    counts[outcome.kind.word, default: 0] += 1
    wantsAttention = wantsAttention || outcome.wantsAttention
    if json {
      try Terminal.print(try JSON.line(HandOverLine(outcome)))
    } else if let line = outcome.line {
      try Terminal.print(line)
    }
  }

  /// The sum; where a person has to look at something, the exit code says so.
  func end(_ asked: Int) throws {
    if !json { try Terminal.print(sum(asked)) }
    if wantsAttention { throw ExitCode(ExitStatus.attention.rawValue) }
  }

  private func sum(_ asked: Int) -> String {
    guard asked > 0 else { return "No drafts wait. \"rapport draft\" writes them." }
    let placed = counts["handed over", default: 0]
    let there = counts["there already", default: 0]
    var words = placed == 1 ? "1 draft handed over" : "\(placed) drafts handed over"
    if there > 0 { words += ", \(there) there already" }
    let rest = counts.values.reduce(0, +) - placed - there
    if rest > 0 { words += ", \(rest) to look at" }
    return words + "."
  }
}

extension HandOverOutcome {
  /// nil where there is nothing to tell beyond the sum.
  fileprivate var line: String? {
    let id = draft.id.text
    let earlier =
      replaced.isEmpty ? "" : ", in the place of \(replaced.map(\.text).joined(separator: ", "))"
    switch kind {
    case .placed(let place):
      return "\(id) to \(draft.envelope.recipient): put into \(place.words)\(earlier)"
    case .wasThere: return replaced.isEmpty ? nil : "\(id) was there already\(earlier)"
    case .changedThere(let place):
      return "\(id): you changed it in \(place.words); it was left alone"
    case .gone(let place):
      return "\(id): no longer in \(place.words). Sent? Say \"rapport resolve \(id) --sent\". "
        + "Deleted? Say \"rapport drafts take-back --not-sent \(id)\"."
    case .earlierChanged(let other, let place):
      return "\(id): not put there, since you changed its earlier version \(other) in "
        + "\(place.words), which was left alone"
    case .elsewhere(let place): return "\(id): handed over in \(place.words) already"
    case .overtaken(let hold):
      return "\(id): not handed over: \(hold.sentence(in: draft.planned.zone))"
    case .notPossible(let state):
      return "\(id): is \(state.rawValue), which cannot be handed over"
    case .refused(let error): return "\(id): not handed over: \(error)"
    case .unclear(let error):
      return "\(id): may be there or not (\(error)); push again, and it is looked up"
    }
  }
}

extension HandOverOutcome.Kind {
  /// One word or two for the sum and for programs.
  fileprivate var word: String {
    switch self {
    case .placed: "handed over"
    case .wasThere: "there already"
    case .changedThere: "changed there"
    case .gone: "gone"
    case .earlierChanged: "earlier version changed there"
    case .elsewhere: "elsewhere"
    case .overtaken: "overtaken"
    case .notPossible: "not possible"
    case .refused: "refused"
    case .unclear: "unclear"
    }
  }

  fileprivate var place: HandOverPlace? {
    switch self {
    case .placed(let place), .wasThere(let place), .changedThere(let place), .gone(let place),
      .earlierChanged(_, let place), .elsewhere(let place):
      place
    case .overtaken, .notPossible, .refused, .unclear: nil
    }
  }
}

extension HandOverPlace {
  /// As a person is told where it is.
  var words: String {
    switch self {
    case .folder(let name, _): "the folder “\(name.printable)”"
    case .file(let path): Files.display(URL(filePath: path)).printable
    }
  }
}

/// One outcome as `drafts push --json` gives it; the key names are a promise to programs.
private struct HandOverLine: Encodable {
  let id, outcome: String
  let folder, file: String?
  let uidValidity, uid: UInt32?
  let replaced: [String]
  let reason: String?

  init(_ outcome: HandOverOutcome) {
    id = outcome.draft.id.text
    self.outcome = outcome.kind.word
    replaced = outcome.replaced.map(\.text)
    reason = outcome.kind.place == nil ? outcome.line : nil
    switch outcome.kind.place {
    case .folder(let name, let copy)?:
      (folder, file) = (name, nil)
      (uidValidity, uid) = (copy?.uidValidity, copy?.uid)
    case .file(let path)?:
      (folder, file) = (nil, path)
      (uidValidity, uid) = (nil, nil)
    case nil:
      (folder, file) = (nil, nil)
      (uidValidity, uid) = (nil, nil)
    }
  }

  enum CodingKeys: String, CodingKey {
    case id, outcome, folder, file, uid, replaced, reason
    case uidValidity = "uid_validity"
  }
}
