package import Foundation
package import Testing

/// A Dovecot of one test's own: on free ports of the loopback, over TLS, with any user name.
///
/// It runs as the user of the tests; where that is root, as `nobody`.
package final class Dovecot {
  package struct NoServer: Error { package let log: String }

  package static let password = "Canary-8f1c-päss"

  /// A message of a folder.
  package struct Message: Decodable, Sendable {
    package let uid: UInt32
    package let flags: [String]
    package let octets: Data
  }

  /// The port with TLS from the first octet, and the one with STARTTLS.
  package let port: UInt16
  package let startTLSPort: UInt16
  package let authority: TestAuthority
  private let process: ChildProcess
  private let folder: URL

  /// `drafts`: the folder for drafts; `isMarked`: the server says that it is the one.
  package init(drafts: String = "Drafts", isMarked: Bool = true) throws {
    // A short path: names of sockets have at most 107 octets.
    folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("dv-\(UUID().uuidString.prefix(8))", isDirectory: true)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    authority = try TestAuthority(in: folder)
    let certificate = try authority.serverOptions()
    (port, startTLSPort) = (try LoopbackPort.free(), try LoopbackPort.free())
    let configuration = Self.configuration(
      in: folder.path,
      certificate: certificate[1],
      key: certificate[3],
      ports: (port, startTLSPort),
      drafts: "mailbox \(drafts) {\n auto = create\n\(isMarked ? " special_use = \\Drafts\n" : "")}"
    )
    let file = folder.appendingPathComponent("dovecot.conf")
    try Data(configuration.utf8).write(to: file)
    try Self.makeMailFolder(in: folder)
    process = try ChildProcess("python3", ["-c", Self.launch, Self.program, "-F", "-c", file.path])
    let isOpen = LoopbackPort.opens(port, while: { [process] in process.isRunning })
    guard isOpen else {
      let log = try? String(contentsOf: folder.appendingPathComponent("log"), encoding: .utf8)
      throw NoServer(log: log ?? "")
    }
  }

  deinit {
    process.terminate()
    try? FileManager.default.removeItem(at: folder)
  }

  /// The messages of a folder, after somebody did there what `action` says (`imap-account.py`).
  package func messages(
    of user: String = "ana",
    in name: String = "Drafts",
    after action: String...
  ) throws -> [Message] {
    let script = SharedMaterial.packageFolder.appendingPathComponent("Tests/Tools/imap-account.py")
    let words = [String(port), authority.file, user, Self.password, name] + action
    let lines = try ChildProcess.lines("python3", [script.path] + words)
    return try lines.map { try JSONDecoder().decode(Message.self, from: Data($0.utf8)) }
  }

  /// The messages of `Drafts` as they lie on the server's disk, with the CR LF that it leaves out.
  package func files(of user: String) throws -> [Data] {
    let drafts = folder.appendingPathComponent("mail/\(user)/.Drafts")
    return try ["cur", "new"].flatMap { name -> [Data] in
      let part = drafts.appendingPathComponent(name)
      let files = (try? FileManager.default.contentsOfDirectory(atPath: part.path)) ?? []
      return try files.map { try Data(contentsOf: part.appendingPathComponent($0)) }
    }.map { Data($0.flatMap { $0 == 10 ? [13, 10] : [$0] }) }
  }

  private static func makeMailFolder(in folder: URL) throws {
    let mail = folder.appendingPathComponent("mail")
    try FileManager.default.createDirectory(at: mail, withIntermediateDirectories: true)
    guard getuid() == 0 else { return }
    _ = try ChildProcess.run("chown", ["nobody:nogroup", mail.path], in: folder)
    _ = try ChildProcess.run("chmod", ["755", folder.path], in: folder)
  }

  /// Threads of tests block signals, and what they start inherits that: Dovecot needs its own.
  private static let launch = """
    import os, signal, sys
    signal.pthread_sigmask(signal.SIG_SETMASK, [])
    os.execvp(sys.argv[1], sys.argv[1:])
    """

  fileprivate static let program =
    FileManager.default.isExecutableFile(atPath: "/usr/sbin/dovecot")
    ? "/usr/sbin/dovecot" : "dovecot"

  private static func configuration(
    in folder: String,
    certificate: String,
    key: String,
    ports: (implicit: UInt16, startTLS: UInt16),
    drafts: String
  ) -> String {
    let isRoot = getuid() == 0
    let user = isRoot ? "nobody" : NSUserName()
    let group = isRoot ? "default_internal_group = nogroup" : ""
    return """
      base_dir = \(folder)/run
      state_dir = \(folder)/state
      log_path = \(folder)/log
      protocols = imap
      listen = 127.0.0.1
      ssl = required
      ssl_cert = <\(certificate)
      ssl_key = <\(key)
      default_internal_user = \(user)
      \(group)
      default_login_user = \(user)
      first_valid_uid = 1
      mail_location = maildir:\(folder)/mail/%u
      passdb {
        driver = static
        args = password=\(password)
      }
      userdb {
        driver = static
        args = uid=\(user) gid=\(isRoot ? "nogroup" : String(getgid())) home=\(folder)/mail/%u
      }
      namespace inbox {
        inbox = yes
        \(drafts)
        mailbox Gesendet {
          auto = create
          special_use = \\Sent
        }
      }
      service imap-login {
        chroot =
        inet_listener imap {
          port = \(ports.startTLS)
        }
        inet_listener imaps {
          port = \(ports.implicit)
          ssl = yes
        }
      }
      service anvil {
        chroot =
      }
      service stats {
        chroot =
      }
      """
  }
}

extension Trait where Self == ConditionTrait {
  /// Skips the test, with a message, where there is no Dovecot.
  package static var needsDovecot: Self {
    .enabled(
      if: FileManager.default.isExecutableFile(atPath: "/usr/sbin/dovecot"),
      "dovecot is absent: .ci/install-packages test installs dovecot-imapd"
    )
  }
}
