import Mail
import Outreach
import Wire

/// Who logs in to a mailbox's server, and where the secret comes from.
struct Login {
  let user: String
  let source: PasswordSource?
  let authentication: SMTPSettings.Authentication

  /// With a secret that has a source; nil where a person is asked for it.
  var kept: Credentials? {
    source.map { source in
      Credentials(user: user, kind: kind) { () throws(SecretUnavailable) in try source.secret() }
    }
  }

  private var kind: Credentials.Kind { authentication == .xoauth2 ? .token : .password }

  /// What a connection is given; where there is no source, a person is asked at once.
  ///
  /// `section`: the part of the configuration, for errors. `asking`: false for a service.
  func credentials(
    at host: String,
    for section: String,
    asking: Bool = true
  ) throws -> Credentials {
    if let kept { return kept }
    let secret = try askedSecret(at: host, for: section, asking: asking)
    return Credentials(user: user, kind: kind) { secret }
  }

  /// The one copy lives as long as the run, which may have to log in again.
  private func askedSecret(at host: String, for section: String, asking: Bool) throws -> Secret {
    guard asking, Prompt.isPossible else {
      let who = asking ? "nobody is at a terminal to be asked" : "a service asks nobody"
      throw Failure(
        .configuration,
        "\(section) has a username and no password, and \(who); "
          + "set password_command or password_env"
      )
    }
    let question = "Password of \(user.printable) at \(host.printable): "
    guard let secret = Prompt.secret(question), !secret.isEmpty else {
      throw Failure(.usage, "no password was typed; nothing was sent")
    }
    return secret
  }
}
