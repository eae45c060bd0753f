import Dispatch
import Synchronization

/// Runs something that may wait for others, and goes on without it when that takes too long.
enum TimeLimit {
  /// What `body` gives, each on a thread of its own; nil for one that has not ended in time.
  ///
  /// What did not end is left to itself, and ends with the process.
  static func run<Item: Sendable, Result: Sendable>(
    _ items: [Item],
    seconds: Double,
    _ body: @escaping @Sendable (Item) -> Result
  ) -> [Result?] {
    let results = Results<Result>(count: items.count)
    let group = DispatchGroup()
    for (index, item) in items.enumerated() {
      DispatchQueue.global().async(group: group) { results.put(body(item), at: index) }
    }
    _ = group.wait(timeout: .now() + seconds)
    return results.all
  }

  private final class Results<Result: Sendable>: Sendable {
    private let kept: Mutex<[Result?]>
    init(count: Int) { kept = Mutex(Array(repeating: nil, count: count)) }
    func put(_ result: Result, at index: Int) { kept.withLock { $0[index] = result } }
    var all: [Result?] { kept.withLock { $0 } }
  }
}
