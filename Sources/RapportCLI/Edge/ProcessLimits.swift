import Foundation

/// What the system allows this process, where sending depends on it.
enum ProcessLimits {
  /// Swift's event loop, the database, its lock and one connection, with room to spare.
  private static let descriptors: rlim_t = 24

  /// To be called before a secret is read and before anything is claimed.
  ///
  /// A core dump would hold the password of a connection. The limit is 1 octet: unlike 0, it holds
  /// for cores that are piped to a program, too (Linux, fs/coredump.c).
  static func prepareForSecrets() throws {
    var none = rlimit(rlim_cur: 1, rlim_max: 1)
    setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &none)
    try checkDescriptors()
  }

  private static func checkDescriptors() throws {
    var open = rlimit()
    guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &open) == 0,
      open.rlim_cur < descriptors
    else { return }
    throw Failure(
      .software,
      "this process may open \(open.rlim_cur) files, and sending needs \(descriptors); "
        + "raise the limit (ulimit -n), then try again"
    )
  }
}
