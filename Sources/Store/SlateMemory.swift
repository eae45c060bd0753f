internal import CStatFS
internal import Foundation
import Synchronization

/// The shared memory under a slate: a file of `/dev/shm` that is as long as its lines.
///
/// A line: its phase (a byte, written last), the lengths of attempt and words (two octets each), then
/// both. It is only ever in memory of this machine, so octets stand in its own order.
struct SlateMemory: ~Copyable {
  /// How many lines there are.
  static let places = 2_048
  private static let length = 512
  private static let attemptStart = 8
  private static let wordsStart = 168

  private let base: UnsafeMutableRawPointer
  private let name: String

  /// Opens what there is, or makes it; nil where that cannot be, or where it is not this user's alone.
  init?(ofDatabase path: String) {
    var file = stat()
    guard stat(path, &file) == 0 else { return nil }
    // By the file's own number, so that a renamed workspace finds it again.
    let name = "/rapport-\(String(file.st_dev, radix: 16))-\(String(file.st_ino, radix: 16))"
    let descriptor = shm_open(name, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    guard Self.isOurs(descriptor) else { return nil }
    let size = Self.places * Self.length
    // Reserved at once: a full memory is an error here, and would be a signal later.
    guard posix_fallocate(descriptor, 0, off_t(size)) == 0 else { return nil }
    let pointer = mmap(nil, size, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0)
    guard let pointer, pointer != MAP_FAILED else { return nil }
    base = pointer
    self.name = name
  }

  /// In memory, and a file that nobody else can have written to.
  private static func isOurs(_ descriptor: Int32) -> Bool {
    var file = stat()
    var system = statfs()
    guard fstat(descriptor, &file) == 0, fstatfs(descriptor, &system) == 0 else { return false }
    return Int(system.f_type) == tmpfs && file.st_uid == geteuid() && file.st_mode & 0o077 == 0
      && file.st_mode & S_IFMT == S_IFREG && file.st_nlink == 1
  }

  /// The magic number of tmpfs (statfs(2)).
  private static let tmpfs = 0x0102_1994

  deinit { munmap(base, Self.places * Self.length) }

  func remove() { shm_unlink(name) }

  private enum Phase: UInt8 {
    case none, waiting, begun, taken, refused
  }

  private func pointer(_ place: Int) -> UnsafeMutableRawPointer { base + place * Self.length }

  private func phase(_ place: Int) -> UnsafeMutablePointer<Atomic<UInt8>> {
    pointer(place).assumingMemoryBound(to: Atomic<UInt8>.self)
  }

  private func set(_ phase: Phase, at place: Int) {
    self.phase(place).pointee.store(phase.rawValue, ordering: .sequentiallyConsistent)
  }

  func clear(_ place: Int) { set(.none, at: place) }

  /// False where the attempt's name does not fit.
  func write(_ attempt: AttemptID, at place: Int) -> Bool {
    let room = Self.wordsStart - Self.attemptStart
    guard attempt.text.utf8.count <= room else { return false }
    put(attempt.text.utf8.prefix(room), at: Self.attemptStart, lengthAt: 2, in: place)
    put("".utf8.prefix(0), at: Self.wordsStart, lengthAt: 4, in: place)
    set(.waiting, at: place)
    return true
  }

  func write(_ word: SlateWord, at place: Int) {
    switch word {
    case .waiting: set(.waiting, at: place)
    case .begun: set(.begun, at: place)
    case .taken(let words): write(words, .taken, at: place)
    case .refused(let words): write(words, .refused, at: place)
    }
  }

  private func write(_ words: String, _ phase: Phase, at place: Int) {
    let room = Self.length - Self.wordsStart
    put(words.utf8.prefix(room), at: Self.wordsStart, lengthAt: 4, in: place)
    set(phase, at: place)
  }

  private func put(
    _ octets: Substring.UTF8View,
    at start: Int,
    lengthAt: Int,
    in place: Int
  ) {
    let line = UnsafeMutableRawBufferPointer(start: pointer(place), count: Self.length)
    line[start...].copyBytes(from: octets)
    line.storeBytes(of: UInt16(octets.count), toByteOffset: lengthAt, as: UInt16.self)
  }

  private func text(at start: Int, lengthAt: Int, in place: Int, until end: Int) -> String {
    let line = UnsafeRawBufferPointer(start: pointer(place), count: Self.length)
    let count = Int(line.load(fromByteOffset: lengthAt, as: UInt16.self))
    return String(decoding: line[start..<min(start + count, end)], as: UTF8.self)
  }

  /// Nil where nothing stands.
  func line(at place: Int) -> (attempt: AttemptID, word: SlateWord)? {
    let phase = Phase(rawValue: phase(place).pointee.load(ordering: .sequentiallyConsistent))
    guard let phase, phase != .none else { return nil }
    let attempt = text(at: Self.attemptStart, lengthAt: 2, in: place, until: Self.wordsStart)
    let words = text(at: Self.wordsStart, lengthAt: 4, in: place, until: Self.length)
    let word: SlateWord =
      switch phase {
      case .none, .begun: .begun
      case .waiting: .waiting
      case .taken: .taken(words)
      case .refused: .refused(words)
      }
    return (AttemptID(attempt), word)
  }
}
