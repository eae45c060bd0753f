import CCurl

/// The one owner of a libcurl handle; the connection is closed when it goes.
///
/// libcurl treats a connect-only connection as dead when it is cleaned up: no QUIT, no waiting.
struct CurlHandle: ~Copyable {
  let curl: UnsafePointer<rapport_curl>
  let pointer: UnsafeMutableRawPointer

  init?() {
    guard let curl = CurlLibrary.functions, let pointer = rapport_curl_init(curl) else {
      return nil
    }
    self.curl = curl
    self.pointer = pointer
  }

  deinit { rapport_curl_cleanup(curl, pointer) }

  borrowing func set(_ option: CURLoption, _ value: Int) {
    _ = rapport_curl_set_long(curl, pointer, option, value)
  }

  /// libcurl copies the text.
  borrowing func set(_ option: CURLoption, _ value: String) {
    _ = rapport_curl_set_string(curl, pointer, option, value)
  }

  borrowing func set(_ option: CURLoption, _ value: Secret) {
    value.withBytes { bytes in
      _ = rapport_curl_set_string(
        curl,
        pointer,
        option,
        bytes.assumingMemoryBound(to: CChar.self).baseAddress
      )
    }
  }

  /// Forgets an option's text, and overwrites libcurl's copy of it.
  borrowing func forget(_ option: CURLoption) {
    _ = rapport_curl_set_string(curl, pointer, option, nil)
  }

  var activeSocket: Int32? {
    var socket: curl_socket_t = -1
    let code = rapport_curl_get_socket(curl, pointer, &socket)
    return code == CURLE_OK && socket >= 0 ? socket : nil
  }
}
