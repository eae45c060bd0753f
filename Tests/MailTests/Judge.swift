import Foundation
import Mail
import Testing

/// Python's `email` package, which nobody here wrote, as the reader of our messages.
enum Judge {
  /// What the reader found in one message.
  struct Reading: Decodable {
    let subject: String
    let fromName: String
    let toName: String
    let toAddress: String
    let extra: String?
    let text: String
    let html: String?
    let defects: [String]
  }

  static let isPresent = (try? run(["-c", "import email"])) != nil

  /// Writes the messages to `folder` and has one process read them all.
  static func read(_ messages: [[UInt8]], in folder: URL) throws -> [Reading] {
    let files = try write(messages, in: folder)
    let output = try run(["-c", script] + files.map(\.path))
    return try JSONDecoder().decode([Reading].self, from: output)
  }

  static func write(_ messages: [[UInt8]], in folder: URL) throws -> [URL] {
    try messages.enumerated().map { index, bytes in
      let file = folder.appendingPathComponent("\(index).eml")
      try Data(bytes).write(to: file)
      return file
    }
  }

  struct Failure: Error {
    let status: Int32
    let output: String
  }

  /// The standard output of python3, which has to exit with 0 or one of `allowed`.
  static func run(_ arguments: [String], allowing allowed: Set<Int32> = []) throws -> Data {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3"] + arguments
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 || allowed.contains(process.terminationStatus) else {
      throw Failure(
        status: process.terminationStatus,
        output: String(decoding: output, as: UTF8.self)
      )
    }
    return output
  }

  private static let script = """
    import sys, json, email, email.header, email.policy, email.utils
    def read(path):
        m = email.message_from_bytes(open(path, 'rb').read(), policy=email.policy.default)
        old = email.message_from_bytes(open(path, 'rb').read())
        defects = [repr(d) for p in m.walk() for d in p.defects]
        defects += [k + ': ' + repr(d) for k, v in m.items() for d in v.defects]
        def content(kind):
            p = m.get_body((kind,))
            return None if p is None else p.get_content().replace('\\r\\n', '\\n')
        # The new API keeps the space between the encoded-words of a phrase (RFC 2047, 6.2 has it
        # go), so names are read by the old one.
        def name(field):
            raw = email.utils.parseaddr(''.join(old[field].splitlines()))[0]
            return str(email.header.make_header(email.header.decode_header(raw)))
        return dict(subject=str(m['subject']), fromName=name('from'), toName=name('to'),
            toAddress=m['to'].addresses[0].addr_spec,
            extra=None if m['x-extra'] is None else str(m['x-extra']),
            text=content('plain'), html=content('html'), defects=defects)
    json.dump([read(path) for path in sys.argv[1:]], sys.stdout)
    """
}

extension Trait where Self == ConditionTrait {
  /// Skips the test, with a message, where python3 is absent.
  static var needsPython: Self {
    .enabled(if: Judge.isPresent, "python3 is absent: this test has it read our messages")
  }
}
