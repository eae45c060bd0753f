internal import CCurl
internal import Glibc

extension Connection {
  /// Connects, secures, and logs in.
  ///
  /// Nothing of ours but EHLO or CAPABILITY is said before TLS is verified. With credentials it succeeds only if
  /// the server confirmed the login.
  package init(to access: Access, until halt: Halt) throws(WireError) {
    guard let handle = CurlHandle() else {
      let words = CurlLibrary.words(of: CURLE_FAILED_INIT)
      throw WireError(.libcurl(Int(CURLE_FAILED_INIT.rawValue), words), at: access.endpoint)
    }
    let hearing = Hearing(halt)
    try handle.prepare(access)
    hearing.redaction = try handle.logIn(access)
    let code = handle.perform(hearing)
    handle.forget(CURLOPT_PASSWORD)
    handle.forget(CURLOPT_XOAUTH2_BEARER)
    let outcome = Outcome(
      code: code,
      detail: hearing.detail,
      greeting: hearing.redactedGreeting(),
      isFlooded: hearing.isFlooded
    )
    if let error = outcome.error(of: access) {
      throw code != CURLE_OK && Descriptors.areShort
        ? WireError(.noDescriptors, at: access.endpoint) : error
    }
    guard let socket = handle.activeSocket else { throw WireError(.lost, at: access.endpoint) }
    self.init(
      handle: handle,
      socket: socket,
      halt: halt,
      greeting: outcome.greeting,
      redaction: hearing.redaction
    )
  }
}

extension CurlHandle {
  fileprivate borrowing func prepare(_ access: Access) throws(WireError) {
    set(CURLOPT_URL, access.dialect.url(of: access.endpoint))
    set(CURLOPT_PROTOCOLS_STR, access.dialect.protocols)
    set(CURLOPT_CONNECT_ONLY, 1)
    set(CURLOPT_NOSIGNAL, 1)
    set(CURLOPT_PROXY, "")
    set(CURLOPT_SASL_IR, 1)
    set(CURLOPT_TCP_NODELAY, 1)
    setTimeOuts(access.patience)
    try secure(access)
  }

  private borrowing func setTimeOuts(_ patience: Patience) {
    let milliseconds = Int(patience.connect / .milliseconds(1))
    set(CURLOPT_TIMEOUT_MS, max(1, milliseconds))
    set(CURLOPT_CONNECTTIMEOUT_MS, max(1, milliseconds))
    set(CURLOPT_SERVER_RESPONSE_TIMEOUT, max(1, milliseconds / 1_000))
  }

  private borrowing func secure(_ access: Access) throws(WireError) {
    guard access.endpoint.security != .loopbackOnly else {
      set(CURLOPT_USE_SSL, Int(CURLUSESSL_NONE.rawValue))
      _ = rapport_curl_set_loopback_only(curl, pointer)
      return
    }
    set(CURLOPT_USE_SSL, Int(CURLUSESSL_ALL.rawValue))
    set(CURLOPT_SSL_VERIFYPEER, 1)
    set(CURLOPT_SSL_VERIFYHOST, 2)
    set(CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
    if case .file(let path) = access.trust {
      guard Glibc.access(path, R_OK) == 0 else {
        throw WireError(.authorities(path), at: access.endpoint)
      }
      set(CURLOPT_CAINFO, path)
      forget(CURLOPT_CAPATH)
    }
  }

  /// Hands user and secret to libcurl; gives what takes the secret out of the server's words.
  fileprivate borrowing func logIn(_ access: Access) throws(WireError) -> Redaction? {
    guard let credentials = access.credentials else { return nil }
    guard credentials.user.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else {
      throw WireError(.userName, at: access.endpoint)
    }
    let secret: Secret
    do { secret = try credentials.secret() } catch {
      throw WireError(.noSecret(error), at: access.endpoint)
    }
    guard secret.isSayable(in: access.dialect) else {
      throw WireError(.noSecret(.unsayable), at: access.endpoint)
    }
    set(CURLOPT_USERNAME, credentials.user)
    set(
      credentials.kind == .token ? CURLOPT_XOAUTH2_BEARER : CURLOPT_PASSWORD,
      secret
    )
    set(CURLOPT_LOGIN_OPTIONS, access.dialect.loginOptions(for: credentials.kind))
    return Redaction(user: credentials.user, secret: secret)
  }

  /// Lets libcurl connect; what it hears and why it fails is in `hearing` afterwards.
  fileprivate borrowing func perform(_ hearing: Hearing) -> CURLcode {
    withExtendedLifetime(hearing) {
      let context = Unmanaged.passUnretained(hearing).toOpaque()
      _ = rapport_curl_set_write(curl, pointer, CURLOPT_HEADERFUNCTION, hear)
      _ = rapport_curl_set_pointer(curl, pointer, CURLOPT_HEADERDATA, context)
      _ = rapport_curl_set_write(curl, pointer, CURLOPT_WRITEFUNCTION, hear)
      _ = rapport_curl_set_pointer(curl, pointer, CURLOPT_WRITEDATA, context)
      _ = rapport_curl_set_progress(curl, pointer, goOn)
      _ = rapport_curl_set_pointer(curl, pointer, CURLOPT_XFERINFODATA, context)
      set(CURLOPT_NOPROGRESS, 0)
      _ = rapport_curl_set_pointer(curl, pointer, CURLOPT_ERRORBUFFER, hearing.complaint)
      let code = rapport_curl_perform(curl, pointer)
      _ = rapport_curl_set_pointer(curl, pointer, CURLOPT_ERRORBUFFER, nil)
      _ = rapport_curl_set_pointer(curl, pointer, CURLOPT_HEADERDATA, nil)
      set(CURLOPT_NOPROGRESS, 1)
      return code
    }
  }
}

extension Secret {
  /// Neither empty nor with a NUL, at which libcurl would end it; in a command of IMAP without what
  /// would end the line.
  fileprivate func isSayable(in dialect: Dialect) -> Bool {
    withBytes { octets in
      let isLine = dialect != .imapAnyLogin || !octets.contains { $0 == 10 || $0 == 13 }
      return !octets.isEmpty && !octets.contains(0) && isLine
    }
  }
}

extension SecretUnavailable {
  fileprivate static let unsayable = SecretUnavailable(reason: "it is empty or holds a NUL")
}
