import Foundation
import Wire

/// Asks a person at the terminal: the question goes to standard error, the answer comes from
/// standard input.
enum Prompt {
  static var isPossible: Bool { isatty(STDIN_FILENO) == 1 && isatty(STDERR_FILENO) == 1 }

  /// The line that is typed, without its end; nil where the input ends instead.
  static func line(_ question: String) -> String? {
    Terminal.ask(question)
    var octets: [UInt8] = []
    while let octet = nextOctet(), octets.count < 4_096 {
      if octet == Key.lineFeed { return String(decoding: octets, as: UTF8.self) }
      octets.append(octet)
    }
    return nil
  }

  /// What is typed without being shown; nil where the person gave up.
  ///
  /// The terminal gives each key at once and makes no signals of keys meanwhile, so that its echo is
  /// back on whatever is typed; an interrupt counts as giving up.
  static func secret(_ question: String) -> Secret? {
    var before = termios()
    guard tcgetattr(STDIN_FILENO, &before) == 0 else { return nil }
    var silent = before
    silent.c_lflag &= ~tcflag_t(ECHO | ECHONL | ICANON | ISIG)
    guard tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent) == 0 else { return nil }
    defer {
      tcsetattr(STDIN_FILENO, TCSAFLUSH, &before)
      Terminal.ask("\n")
    }
    Terminal.ask(question)
    return typedSecret()
  }

  private enum Key {
    static let lineFeed: UInt8 = 10
    static let carriageReturn: UInt8 = 13
    static let interrupt: UInt8 = 3
    static let end: UInt8 = 4
    static let eraseLine: UInt8 = 21
    static let erase: Set<UInt8> = [8, 127]
  }

  /// In one buffer that never moves and is overwritten, so that no copy is left behind.
  private static func typedSecret() -> Secret? {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 4_096, alignment: 1)
    defer {
      if let start = buffer.baseAddress { explicit_bzero(start, buffer.count) }
      buffer.deallocate()
    }
    var count = 0
    while let octet = nextOctet(), count < buffer.count {
      switch octet {
      case Key.lineFeed, Key.carriageReturn: return Secret(buffer[..<count])
      case Key.interrupt, Key.end: return nil
      case Key.eraseLine: count = 0
      case _ where Key.erase.contains(octet):
        // A character is erased whole: its first octet is none of the form 10xxxxxx.
        while count > 0 {
          count -= 1
          if buffer[count] & 0xC0 != 0x80 { break }
        }
      default:
        buffer[count] = octet
        count += 1
      }
    }
    return nil
  }

  private static func nextOctet() -> UInt8? {
    var octet: UInt8 = 0
    while true {
      let count = read(STDIN_FILENO, &octet, 1)
      if count == 1 { return octet }
      if count == 0 || errno != EINTR { return nil }
    }
  }
}
