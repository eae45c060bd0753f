extension WireError: CustomStringConvertible {
  package var description: String {
    let said = serverText.map { "; the server said “\($0)”" } ?? ""
    return "\(host):\(port): \(problem.words)\(said)\(problem.advice.map { ". \($0)" } ?? "")"
  }
}

extension WireError.Problem {
  fileprivate var words: String {
    switch self {
    case .hostNotFound: "no such host, or no name server could be asked"
    case .notConnected: "nobody answers there"
    case .noDescriptors: "this process has too many files open for another connection"
    case .timedOut: "no answer in time"
    case .lost: "the connection was lost"
    case .refused: "the server does not want to talk to us"
    case .noTLS: "the server does not offer TLS, so nothing was said in clear"
    case .injected: "something was slipped in before TLS began, so nothing was said"
    case .certificate(let why): "the certificate is not believed (\(why))"
    case .handshake(let why): "TLS could not be agreed on (\(why))"
    case .authorities(let path):
      "the file of certificate authorities “\(VisibleText(path))” "
        + "cannot be used"
    case .noLogin: "the server offers no login by PLAIN, LOGIN or XOAUTH2"
    case .loginRefused: "the login was refused"
    case .loginUnproven: "the server never confirmed the login"
    case .noSecret(let reason): "no password: \(VisibleText(reason.reason))"
    case .userName: "the user name has a control character"
    case .flooded: "the server said more than a reply may have"
    case .halted: "stopped on request"
    case .libcurl(let code, let text): "libcurl error \(code) (\(VisibleText(text)))"
    }
  }

  fileprivate var advice: String? {
    switch self {
    case .hostNotFound: "Check the host name and this machine's network"
    case .notConnected: "Check host and port"
    case .noDescriptors: "Raise its limit (ulimit -n), or lower the mailbox's connections"
    case .noTLS:
      "Check port and security: 587 (for IMAP 143) with starttls, 465 (for IMAP 993) with tls"
    case .certificate: "Check the host name; for a private authority, name its file"
    case .loginRefused: "Check user and password; it was tried once and will not be tried again"
    case .noLogin, .loginUnproven: "Check that this port is the one for programs that log in"
    case .authorities: "It must be a readable PEM file"
    case .timedOut, .lost, .refused, .injected, .handshake, .noSecret, .userName, .flooded, .halted,
      .libcurl:
      nil
    }
  }
}
