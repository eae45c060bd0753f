import Glibc

/// A password or token, whose memory is overwritten when the last copy is dropped.
///
/// It never shows itself: `description`, `debugDescription` and `dump` print `‹secret›`. The bytes
/// can be reached only through `withBytes`.
package struct Secret: Sendable {
  private let storage: Storage

  /// Copies `bytes`; what they were copied from is the caller's to forget.
  package init(_ bytes: some Collection<UInt8>) { storage = Storage(bytes) }

  package init(_ text: String) { self.init(text.utf8) }

  package var isEmpty: Bool { storage.buffer.isEmpty }

  /// Lends the bytes, followed in memory by a NUL, for the time of `body` only.
  package func withBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    withExtendedLifetime(storage) { body(UnsafeRawBufferPointer(storage.buffer)) }
  }
}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  package var description: String { "‹secret›" }
  package var debugDescription: String { "‹secret›" }
  package var customMirror: Mirror { Mirror(self, children: [:]) }
}

/// The one copy.
///
/// `@unchecked`: the memory is written in `init` and `deinit` only.
private final class Storage: @unchecked Sendable {
  private let memory: UnsafeMutableRawBufferPointer

  init(_ bytes: some Collection<UInt8>) {
    memory = .allocate(byteCount: bytes.count + 1, alignment: 1)
    memory.copyBytes(from: bytes)
    memory[bytes.count] = 0
  }

  var buffer: UnsafeMutableRawBufferPointer {
    UnsafeMutableRawBufferPointer(rebasing: memory.dropLast())
  }

  deinit {
    if let start = memory.baseAddress { explicit_bzero(start, memory.count) }
    memory.deallocate()
  }
}
