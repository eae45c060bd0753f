import CCurl
import Glibc

/// libcurl, which is loaded and set up with the first connection of a process.
enum CurlLibrary {
  /// nil where it cannot be loaded.
  nonisolated(unsafe) static let functions: UnsafePointer<rapport_curl>? = {
    // Writing to a closed connection is an error, not a death.
    signal(SIGPIPE, SIG_IGN)
    let functions = UnsafeMutablePointer<rapport_curl>.allocate(capacity: 1)
    functions.initialize(to: rapport_curl())
    guard rapport_curl_load(functions) != 0, rapport_curl_global_init(functions) == CURLE_OK else {
      functions.deallocate()
      return nil
    }
    return UnsafePointer(functions)
  }()

  /// What it says of one of its codes.
  static func words(of code: CURLcode) -> String {
    functions.map { String(cString: rapport_curl_strerror($0, code)) }
      ?? "libcurl.so.4 cannot be loaded"
  }
}
