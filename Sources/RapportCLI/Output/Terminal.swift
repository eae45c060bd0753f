import Foundation

/// What is known of the terminal, and the two ways out: results and messages.
enum Terminal {
  private static let environment = ProcessInfo.processInfo.environment

  /// Colours only for a person at a terminal who did not say NO_COLOR (https://no-color.org).
  static let hasColor =
    isatty(STDOUT_FILENO) == 1 && (environment["NO_COLOR"] ?? "").isEmpty
    && environment["TERM"] != "dumb"

  static let isWatched = isatty(STDERR_FILENO) == 1

  /// A line on standard error can be written over.
  static let isLive = isWatched && environment["TERM"] != "dumb"

  /// Columns to fill: the terminal's, else COLUMNS, else 100.
  static let width: Int = {
    var size = winsize()
    if ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col >= 40 {
      return Int(size.ws_col)
    }
    let wished = environment["COLUMNS"].flatMap(Int.init) ?? 100
    return min(max(wished, 40), 400)
  }()

  /// Takes the numbers 0, 1 and 2 where they came closed, so that no file of ours gets them.
  ///
  /// What is written to a closed output then fails with a full device, as it should.
  static func fillClosedDescriptors() {
    for (number, device) in [
      (STDIN_FILENO, "/dev/null"), (STDOUT_FILENO, "/dev/full"), (STDERR_FILENO, "/dev/full"),
    ]
    where fcntl(number, F_GETFD) == -1 {
      _ = open(device, O_RDWR)
    }
  }

  /// Writes a result; a reader that went away ends the program quietly, as it does other filters.
  static func print(_ text: String) throws {
    try write(text + "\n", to: STDOUT_FILENO)
  }

  static func error(_ message: String) {
    try? write("rapport: \(message)\n", to: STDERR_FILENO)
  }

  static func note(_ message: String) {
    try? write(message + "\n", to: STDERR_FILENO)
  }

  /// A question, with the cursor behind it.
  static func ask(_ question: String) { try? write(question, to: STDERR_FILENO) }

  /// Writes a part of a result that is too long for one text.
  static func write(_ bytes: some Collection<UInt8>) throws {
    try write(ArraySlice(bytes), to: STDOUT_FILENO)
  }

  private static func write(_ text: String, to descriptor: Int32) throws {
    try write(Array(text.utf8)[...], to: descriptor)
  }

  private static func write(_ bytes: ArraySlice<UInt8>, to descriptor: Int32) throws {
    var bytes = bytes
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if count > 0 {
        bytes = bytes.dropFirst(count)
      } else if errno == EPIPE {
        throw Failure(.ioError, "the reader of the output went away")
      } else if errno != EINTR {
        throw Failure(.ioError, "the output cannot be written: \(String(cString: strerror(errno)))")
      }
    }
  }
}

/// A line that counts on standard error while something takes long, for a person who watches.
struct Progress {
  private let what: String
  private let began = ContinuousClock.now
  private var isShown = false

  init(_ what: String) { self.what = what }

  mutating func show(_ count: Int) {
    guard Terminal.isWatched, ContinuousClock.now - began > .seconds(1) else { return }
    isShown = true
    FileHandle.standardError.write(Data("\r\u{1B}[K\(what): \(count)".utf8))
  }

  func end() {
    guard isShown else { return }
    FileHandle.standardError.write(Data("\r\u{1B}[K".utf8))
  }
}
