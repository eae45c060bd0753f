package import Foundation

/// `dnsmasq`, started for one test on the loopback: answers what it was told, and asks nobody.
package final class NameServer {
  package struct NoServer: Error {}

  /// A record that it has.
  package enum Record {
    /// The parts are the strings of one TXT record, each up to 255 octets.
    case text(String, [String])
    case mailExchanger(String, host: String, preference: Int)
    case address(String, String)
    case alias(String, to: String)

    package static func text(_ name: String, _ text: String) -> Record {
      var parts: [String] = []
      var rest = Substring(text)
      while !rest.isEmpty {
        parts.append(String(rest.prefix(200)))
        rest = rest.dropFirst(200)
      }
      return .text(name, parts)
    }

    fileprivate var line: String {
      switch self {
      case .text(let name, let parts):
        "txt-record=\(name)," + parts.map { "\"\($0)\"" }.joined(separator: ",")
      case .mailExchanger(let name, let host, let preference):
        "mx-host=\(name),\(host),\(preference)"
      case .address(let name, let address): "host-record=\(name),\(address)"
      case .alias(let name, let target): "cname=\(name),\(target)"
      }
    }
  }

  /// Where it listens, as a resolver wants it: `127.0.0.1:5300`.
  package var address: String { "127.0.0.1:\(port)" }
  private let port: UInt16
  private let shell: ChildProcess
  private let program: Int32

  /// `zones`: domains whose other names it knows not to be; of all the rest it refuses to speak.
  package init(_ records: [Record], zones: [String] = ["example"], in folder: URL) throws {
    let lines = zones.map { "local=/\($0)/" } + records.map(\.line)
    for _ in 0..<20 {
      let port = try LoopbackPort.free()
      let file = folder.appending(path: "dnsmasq-\(port).conf")
      try Data(lines.joined(separator: "\n").utf8).write(to: file)
      let shell = try ChildProcess("sh", ["-c", Self.command(port, file.path)])
      guard let program = Int32(shell.readLine()) else { throw NoServer() }
      if LoopbackPort.opens(port, while: { shell.isRunning }) {
        self.port = port
        self.shell = shell
        self.program = program
        return
      }
    }
    throw NoServer()
  }

  deinit { kill(program, SIGKILL) }

  /// Run beside a shell that waits, since dnsmasq closes what tells `Process` that it runs; says the
  /// program's number.
  private static func command(_ port: UInt16, _ file: String) -> String {
    """
    \(executable) --keep-in-foreground --conf-file='\(file)' --port=\(port) \
      --listen-address=127.0.0.1 --bind-interfaces --no-resolv --no-hosts --pid-file= --user=root &
    echo $!
    wait
    """
  }

  private static var executable: String {
    FileManager.default.isExecutableFile(atPath: "/usr/sbin/dnsmasq")
      ? "/usr/sbin/dnsmasq" : "dnsmasq"
  }
}

/// `Tests/Tools/faulty-dns.py`, started for one test: a name server that answers wrongly, or never.
package final class FaultyNameServer {
  package let address: String
  private let process: ChildProcess

  /// `fault`: `silent`, `servfail`, `refused`, `garbage`, `cut`, `loop`, `other-question`.
  package init(_ fault: String) throws {
    let script = SharedMaterial.packageFolder.appendingPathComponent("Tests/Tools/faulty-dns.py")
    process = try ChildProcess("python3", [script.path, fault])
    let port = process.readLine()
    guard UInt16(port) != nil else { throw NameServer.NoServer() }
    address = "127.0.0.1:\(port)"
  }
}
