import Mail
import Outreach

/// A systemd unit for `rapport run`, hardened: it may write its own folders, and talk to servers.
struct ServiceUnit {
  let text: String

  init(
    program: String,
    words: [String],
    folders: [String],
    user: String,
    isOnce: Bool
  ) throws(Failure) {
    let command = try ([program] + words).map(Self.quoted).joined(separator: " ")
    let paths = try folders.map(Self.quoted).joined(separator: " ")
    text = """
      # rapport.service: put it into /etc/systemd/system, then
      #   systemctl daemon-reload && systemctl enable --now \(isOnce ? "rapport.timer" : "rapport")
      [Unit]
      Description=Rapport: plans, drafts and sends approved mail
      Documentation=man:systemd.exec(5)
      Wants=network-online.target
      After=network-online.target

      [Service]
      \(isOnce ? Self.once : Self.lasting)
      User=\(user)
      ExecStart=\(command)

      # A password in a file of root's: here, and in rapport.yaml
      #   password_command: cat "$CREDENTIALS_DIRECTORY/mail-ana"
      #LoadCredential=mail-ana:/etc/rapport/mail-ana
      # or in a variable, and in rapport.yaml  password_env: RAPPORT_PASSWORD
      #EnvironmentFile=/etc/rapport/environment

      ProtectSystem=strict
      ReadWritePaths=\(paths)
      \(Self.hardening)

      [Install]
      WantedBy=multi-user.target
      """
  }

  /// Runs the unit of `run --once` every five minutes of working days.
  static let timer = """
    # rapport.timer: put it beside the rapport.service of "rapport run --once --print-unit", then
    #   systemctl daemon-reload && systemctl enable --now rapport.timer
    [Unit]
    Description=Rapport: does what is due

    [Timer]
    OnCalendar=*:0/5
    AccuracySec=5s
    Persistent=true

    [Install]
    WantedBy=timers.target
    """

  /// A mail in hand is brought to its end within 10 seconds; what wants a person is not tried again.
  private static let lasting = """
    Type=exec
    ExecReload=/bin/kill -HUP $MAINPID
    Restart=on-failure
    RestartSec=60
    RestartPreventExitStatus=64 65 66 71 73 77 78
    TimeoutStopSec=15
    """

  private static let once = """
    Type=oneshot
    TimeoutStopSec=15
    """

  private static let hardening = """
    ProtectHome=read-only
    PrivateTmp=true
    PrivateDevices=true
    ProtectProc=invisible
    ProcSubset=pid
    ProtectClock=true
    ProtectControlGroups=true
    ProtectHostname=true
    ProtectKernelLogs=true
    ProtectKernelModules=true
    ProtectKernelTunables=true
    NoNewPrivileges=true
    CapabilityBoundingSet=
    LockPersonality=true
    MemoryDenyWriteExecute=true
    RestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX AF_NETLINK
    RestrictNamespaces=true
    RestrictRealtime=true
    RestrictSUIDSGID=true
    RemoveIPC=true
    SystemCallArchitectures=native
    SystemCallFilter=@system-service
    SystemCallFilter=~@privileged
    SystemCallErrorNumber=EPERM
    UMask=0077
    """

  /// A word of a unit's line: systemd.syntax(7) and systemd.service(5), COMMAND LINES.
  static func quoted(_ word: String) throws(Failure) -> String {
    guard word == word.printable else {
      throw Failure(.usage, "\(word.printable) has control characters; no unit can name it")
    }
    let escaped = word.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
      .replacing("%", with: "%%").replacing("$", with: "$$")
    let isPlain = word.utf8.allSatisfy { byte in
      byte > 32 && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "'")
        && byte != UInt8(ascii: "\\") && byte != UInt8(ascii: ";")
    }
    return isPlain ? escaped : "\"\(escaped)\""
  }
}
