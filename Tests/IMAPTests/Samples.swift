import Foundation
import IMAP
import Mail
import TestSupport
import Testing
import Wire

/// A session with a server that misbehaves as told.
enum Sample {
  static let password = "Canary-8f1c-päss"

  static func access(_ port: UInt16, patience: Patience = patience) throws -> Access {
    Access(
      endpoint: try Endpoint(host: "127.0.0.1", port: port, security: .loopbackOnly),
      dialect: .imap,
      credentials: Credentials(user: "ana") { Secret(password) },
      patience: patience
    )
  }

  /// Long enough for a busy machine, short where a server is to fall silent.
  static let patience = Patience(connect: .seconds(60), command: .seconds(60), final: .seconds(60))
  private static let hasty = Patience(
    connect: .seconds(60),
    command: .seconds(4),
    final: .seconds(1)
  )

  /// Only a server that falls silent is not waited for.
  static func patience(with fault: String) -> Patience {
    let fallsSilent = ["stall", "raw:+", "raw:$TAG OK"].contains { fault.contains($0) }
    return fallsSilent ? hasty : patience
  }

  /// What an answer may have at most, so that a flood is over soon.
  static var limits: IMAPSession.Limits {
    var limits = IMAPSession.Limits()
    limits.line = 20_000
    limits.literal = 100_000
    limits.answer = 200_000
    return limits
  }

  static func server(
    _ faults: [String],
    folder: String = "Drafts:\\Drafts",
    _ more: String...
  ) throws -> FaultyIMAP {
    try FaultyIMAP(
      faults,
      ["--folder", folder, "--password", password] + more,
      in: TemporaryFolder.current
    )
  }

  static let message = Array(
    "Message-ID: <a.b@c.example>\r\nSubject: x\r\n\r\nHello {5}\r\n* 1 EXISTS\r\n".utf8
  )
  static let drafts = FolderName("Drafts")
}
