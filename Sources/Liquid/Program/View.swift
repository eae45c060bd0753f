/// Plain values at a fixed place in memory that somebody else keeps alive; every access is checked.
///
/// Reading an array through a class costs a retain and a release, which two threads that render one
/// template fight over: with arrays two threads were slower together than one alone.
struct View<Element: BitwiseCopyable>: @unchecked Sendable {
  private let buffer: UnsafeBufferPointer<Element>

  init(_ buffer: UnsafeBufferPointer<Element>) { self.buffer = buffer }

  /// Nothing.
  static var none: View { View(UnsafeBufferPointer(start: nil, count: 0)) }

  var count: Int { buffer.count }

  @inline(__always)
  subscript(index: Int) -> Element {
    precondition(index >= 0 && index < buffer.count)
    return buffer[index]
  }

  @inline(__always)
  func part(_ start: Int, _ count: Int) -> UnsafeBufferPointer<Element> {
    precondition(start >= 0 && count >= 0 && start + count <= buffer.count)
    return UnsafeBufferPointer(start: buffer.baseAddress.map { $0 + start }, count: count)
  }

  /// A copy of an array at a place of its own, to be freed by ``free()``.
  static func copy(_ array: [Element]) -> View {
    let memory = UnsafeMutableBufferPointer<Element>.allocate(capacity: array.count)
    _ = memory.initialize(from: array)
    return View(UnsafeBufferPointer(memory))
  }

  func free() { buffer.deallocate() }
}
