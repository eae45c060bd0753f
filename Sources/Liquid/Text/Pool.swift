/// A growing run of plain values that keeps its memory, with every access checked.
///
/// An array's `append(contentsOf:)` took 140 instructions for each stretch of text; this takes the
/// test for room and the copy.
struct Pool<Element: BitwiseCopyable>: ~Copyable, @unchecked Sendable {
  private var memory: UnsafeMutableBufferPointer<Element>
  private(set) var count = 0

  init() { memory = UnsafeMutableBufferPointer(start: nil, count: 0) }

  deinit { memory.deallocate() }

  @inline(__always)
  subscript(index: Int) -> Element {
    _read {
      precondition(index >= 0 && index < count)
      yield memory[index]
    }
    _modify {
      precondition(index >= 0 && index < count)
      yield &memory[index]
    }
  }

  @inline(__always)
  mutating func append(_ element: Element) {
    if count == memory.count { grow(by: 1) }
    memory.initializeElement(at: count, to: element)
    count += 1
  }

  @inline(__always)
  mutating func append(contentsOf elements: UnsafeBufferPointer<Element>) {
    guard let from = elements.baseAddress, !elements.isEmpty else { return }
    if elements.count > memory.count - count { grow(by: elements.count) }
    guard let to = memory.baseAddress else { return }
    (to + count).initialize(from: from, count: elements.count)
    count += elements.count
  }

  mutating func append(contentsOf elements: some Sequence<Element>) {
    let done: Void? = elements.withContiguousStorageIfAvailable { append(contentsOf: $0) }
    if done == nil { for element in elements { append(element) } }
  }

  /// Appends part of what is there already.
  mutating func appendCopy(from start: Int, count length: Int) {
    precondition(start >= 0 && length >= 0 && start + length <= count)
    if length > memory.count - count { grow(by: length) }
    append(contentsOf: part(start, length))
  }

  static func += (pool: inout Pool, elements: some Sequence<Element>) {
    pool.append(contentsOf: elements)
  }

  /// Drops what is beyond a length.
  @inline(__always)
  mutating func cut(to length: Int) {
    precondition(length >= 0 && length <= count)
    count = length
  }

  @inline(__always)
  func part(_ start: Int, _ length: Int) -> UnsafeBufferPointer<Element> {
    precondition(start >= 0 && length >= 0 && start + length <= count)
    return UnsafeBufferPointer(start: memory.baseAddress.map { $0 + start }, count: length)
  }

  /// What is there from an index on.
  func tail(from start: Int) -> UnsafeBufferPointer<Element> { part(start, count - start) }

  /// Gives the elements from one index to before another, to be changed in place.
  func withMutablePart<Result>(
    _ start: Int,
    _ length: Int,
    _ body: (UnsafeMutableBufferPointer<Element>) -> Result
  ) -> Result {
    precondition(start >= 0 && length >= 0 && start + length <= count)
    return body(UnsafeMutableBufferPointer(rebasing: memory[start..<(start + length)]))
  }

  private mutating func grow(by more: Int) {
    let larger = UnsafeMutableBufferPointer<Element>.allocate(
      capacity: max(256, count + more, memory.count * 2)
    )
    if let from = memory.baseAddress {
      larger.baseAddress?.initialize(from: from, count: count)
    }
    memory.deallocate()
    memory = larger
  }
}
