import CCurl
import Glibc

/// The one owner of a libcurl handle; the connection is closed when it goes.
///
/// libcurl treats a connect-only connection as dead when it is cleaned up: no QUIT, no waiting.
struct CurlHandle: ~Copyable {
  let pointer: UnsafeMutableRawPointer

  init?() {
    _ = Self.processIsReady
    guard let pointer = curl_easy_init() else { return nil }
    self.pointer = pointer
  }

  deinit { curl_easy_cleanup(pointer) }

  /// Once a process: libcurl is set up, and writing to a closed connection is an error, not a death.
  private static let processIsReady: Bool = {
    signal(SIGPIPE, SIG_IGN)
    return rapport_curl_global_init() == CURLE_OK
  }()

  borrowing func set(_ option: CURLoption, _ value: Int) {
    _ = rapport_curl_set_long(pointer, option, value)
  }

  /// libcurl copies the text.
  borrowing func set(_ option: CURLoption, _ value: String) {
    _ = rapport_curl_set_string(pointer, option, value)
  }

  borrowing func set(_ option: CURLoption, _ value: Secret) {
    value.withBytes { bytes in
      _ = rapport_curl_set_string(
        pointer,
        option,
        bytes.assumingMemoryBound(to: CChar.self).baseAddress
      )
    }
  }

  /// Forgets an option's text, and overwrites libcurl's copy of it.
  borrowing func forget(_ option: CURLoption) {
    _ = rapport_curl_set_string(pointer, option, nil)
  }

  var activeSocket: Int32? {
    var socket: curl_socket_t = -1
    guard rapport_curl_get_socket(pointer, &socket) == CURLE_OK, socket >= 0 else { return nil }
    return socket
  }
}
