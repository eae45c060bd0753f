internal import CCurl

/// What libcurl's attempt came to, before it is judged.
struct Outcome {
  let code: CURLcode
  let detail: VisibleText?
  let greeting: Greeting
  let isFlooded: Bool

  /// The verdict: nil if the connection can be used.
  func error(of access: Access) -> WireError? {
    if isFlooded { return error(.flooded, access) }
    if code != CURLE_OK { return error(problem(access), access) }
    if access.credentials != nil && greeting.lastCode != 235 {
      return error(unproven(access), access)
    }
    return nil
  }

  private func error(_ problem: WireError.Problem, _ access: Access) -> WireError {
    WireError(
      problem,
      at: access.endpoint,
      said: greeting.lines.last.map { VisibleText($0, limit: 500) },
      code: greeting.lastCode
    )
  }

  private func problem(_ access: Access) -> WireError.Problem {
    switch code {
    case CURLE_COULDNT_RESOLVE_HOST: .hostNotFound
    case CURLE_COULDNT_CONNECT: .notConnected
    case CURLE_OPERATION_TIMEDOUT: .timedOut
    case CURLE_ABORTED_BY_CALLBACK: .halted
    case CURLE_RECV_ERROR, CURLE_SEND_ERROR, CURLE_GOT_NOTHING: .lost
    case CURLE_USE_SSL_FAILED: .noTLS
    case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_ISSUER_ERROR: .certificate(words)
    case CURLE_SSL_CONNECT_ERROR: .handshake(words)
    case CURLE_SSL_CACERT_BADFILE: .authorities(access.trust.path)
    case CURLE_LOGIN_DENIED:
      (greeting.lastCode ?? 0) / 100 == 2 ? unproven(access) : .loginRefused
    case CURLE_REMOTE_ACCESS_DENIED: .refused
    case CURLE_WEIRD_SERVER_REPLY: wasInjected ? .injected : .refused
    default: .libcurl(Int(code.rawValue), String(cString: curl_easy_strerror(code)))
    }
  }

  private var words: VisibleText {
    detail ?? VisibleText(String(cString: curl_easy_strerror(code)))
  }

  /// The last words were the consent to STARTTLS, and more lay behind them.
  private var wasInjected: Bool { greeting.lines.count > 1 && greeting.lastCode == 220 }

  /// Nobody said no, and nobody said 235; it matters whether a login that we know was offered.
  private func unproven(_ access: Access) -> WireError.Problem {
    let known = access.credentials?.kind == .token ? ["XOAUTH2"] : ["PLAIN", "LOGIN"]
    let isOffered = greeting.lines.contains { line in
      let words = String(decoding: line.dropFirst(4), as: UTF8.self).uppercased()
        .split { $0 == " " || $0 == "=" }.map(String.init)
      return words.first == "AUTH" && known.contains(where: words.contains)
    }
    return isOffered ? .loginUnproven : .noLogin
  }
}

extension Trust {
  fileprivate var path: String {
    switch self {
    case .system: "the system's"
    case .file(let path): path
    }
  }
}
