internal import Glibc

/// The files that this process may have open.
enum Descriptors {
  /// Whether there is no room for what a connection takes: its socket, a pair to wake it, and the file
  /// of authorities.
  ///
  /// libcurl has no word for that; it says that nobody answered.
  static var areShort: Bool {
    var taken: [Int32] = []
    defer { for descriptor in taken { close(descriptor) } }
    for _ in 0..<4 {
      let descriptor = open("/", O_RDONLY | O_CLOEXEC)
      guard descriptor >= 0 else { return errno == EMFILE || errno == ENFILE }
      taken.append(descriptor)
    }
    return false
  }
}
