internal import CMalloc
import Foundation

/// What the system allows this process.
enum ProcessLimits {
  /// What the event loop, the database, its lock and one connection take, and two to spare.
  private static let descriptors: rlim_t = 16

  /// To be called before a secret is read or a mail goes.
  ///
  /// That nobody reads what is printed ends no run in the middle of a mail: it is an error of the
  /// output, told when all is noted.
  ///
  /// A core dump would hold the password of a connection. The limit is 1 octet: unlike 0, it holds
  /// for cores that are piped to a program, too (Linux, fs/coredump.c).
  static func prepareForSending() {
    signal(SIGPIPE, SIG_IGN)
    var none = rlimit(rlim_cur: 1, rlim_max: 1)
    setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &none)
  }

  /// Lets all threads take memory from two pools, where glibc gives a pool to each of the first 16.
  ///
  /// Each keeps what its thread freed: a run over 16 connections would grow with its mails.
  static func shareMemory() { mallopt(M_ARENA_MAX, 2) }

  /// Gives what was freed back to the system, of which glibc keeps much for the next time.
  static func returnMemory() { malloc_trim(0) }

  /// Too few descriptors would end the process somewhere within the event loop, without a word.
  static func checkDescriptors() throws {
    var open = rlimit()
    guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &open) == 0,
      open.rlim_cur < descriptors
    else { return }
    throw Failure(
      .system,
      "this process may have \(open.rlim_cur) files open, and needs \(descriptors); "
        + "raise the limit (ulimit -n), then try again"
    )
  }
}
