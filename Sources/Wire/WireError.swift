/// Why a connection could not be made or used.
///
/// It never holds a secret.
package struct WireError: Error, Sendable, Equatable {
  /// What went wrong.
  package enum Problem: Sendable, Equatable {
    case hostNotFound
    case notConnected
    /// This process may not have so many files open.
    case noDescriptors
    case timedOut
    /// The other side closed, or the network lost, the connection.
    case lost
    /// The greeting, or the answer to EHLO, was a refusal or made no sense.
    case refused
    /// TLS was not offered, or its offer was refused.
    case noTLS
    /// Something was said in clear behind the agreement to speak TLS.
    case injected
    /// The certificate is not one for this host from an authority we trust.
    case certificate(VisibleText)
    /// TLS could not be agreed on.
    case handshake(VisibleText)
    /// The file of authorities cannot be read.
    case authorities(String)
    /// The server has no login that we know (PLAIN, LOGIN, XOAUTH2).
    case noLogin
    /// The server said no to the login.
    case loginRefused
    /// libcurl was content, but the server never confirmed the login.
    case loginUnproven
    /// No secret to log in with.
    case noSecret(SecretUnavailable)
    /// The user name has a character that cannot be said.
    case userName
    /// The other side said more than the limit allows.
    case flooded
    /// `Halt` was requested.
    case halted
    /// libcurl's own code and words, for what should not happen.
    case libcurl(Int, String)
  }

  /// What helps.
  package enum Remedy: String, Sendable {
    /// Trying again later.
    case later
    /// A person who changes the configuration; trying again would only lock the account.
    case configuration
  }

  package let problem: Problem
  package let host: String
  package let port: UInt16
  /// The last line of the server before it went wrong, harmless to show.
  package let serverText: VisibleText?
  /// The three digits that line begins with, if it does.
  package let serverCode: Int?

  init(_ problem: Problem, at endpoint: Endpoint, said line: VisibleText? = nil, code: Int? = nil) {
    self.problem = problem
    host = endpoint.host
    port = endpoint.port
    serverText = line
    serverCode = code
  }

  /// A 4xx is for later whatever it answers: 454 to AUTH is no wrong password.
  package var remedy: Remedy {
    switch problem {
    case .hostNotFound, .notConnected, .noDescriptors, .timedOut, .lost, .flooded, .halted,
      .libcurl, .handshake:
      .later
    case .refused, .loginRefused, .noTLS:
      (serverCode ?? 0) / 100 == 4 ? .later : problem == .refused ? .later : .configuration
    case .injected, .certificate, .authorities, .noLogin, .loginUnproven, .noSecret, .userName:
      .configuration
    }
  }
}
