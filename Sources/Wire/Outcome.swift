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
    if access.credentials != nil && !access.dialect.provesLogin(greeting) {
      return error(unproven(access), access)
    }
    return nil
  }

  private func error(_ problem: WireError.Problem, _ access: Access) -> WireError {
    WireError(
      problem,
      at: access.endpoint,
      said: greeting.lines.last.map { VisibleText($0[...], limit: 500) },
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
      access.dialect.wasContent(greeting) ? unproven(access) : .loginRefused
    case CURLE_REMOTE_ACCESS_DENIED: .refused
    case CURLE_WEIRD_SERVER_REPLY:
      access.dialect.wasInjected(into: greeting) ? .injected : .refused
    default: .libcurl(Int(code.rawValue), CurlLibrary.words(of: code))
    }
  }

  private var words: VisibleText {
    detail ?? VisibleText(CurlLibrary.words(of: code))
  }

  /// Nobody said no, and nobody said yes; it matters whether a login that we know was offered.
  private func unproven(_ access: Access) -> WireError.Problem {
    let kind = access.credentials?.kind ?? .password
    return access.dialect.isLoginOffered(for: kind, in: greeting) ? .loginUnproven : .noLogin
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
