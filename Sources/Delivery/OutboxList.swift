import Mail

/// The files that an outbox wrote, each with the digest of what it wrote: only these are its own.
///
/// It lies in the outbox as `SHA256SUMS`, which `sha256sum --check` reads. A line is added before
/// its file is written, so that a killed run leaves no file that nobody owns; a file may thus have
/// several digests until the run's end.
struct OutboxList: Equatable {
  static let fileName = "SHA256SUMS"

  private(set) var files: [OutboxName: Set<Digest>] = [:]

  init() {}

  /// Reads it; a last line without an end was torn by a crash and is no line.
  init(_ bytes: [UInt8], at path: String) throws(OutboxError) {
    let lines = bytes.split(separator: 10, omittingEmptySubsequences: false).dropLast()
    for (number, line) in lines.enumerated() {
      guard let (name, digest) = Self.entry(line) else {
        throw OutboxError(path, .list(line: number + 1))
      }
      add(name, digest)
    }
  }

  private static func entry(_ line: ArraySlice<UInt8>) -> (OutboxName, Digest)? {
    let text = String(decoding: line, as: UTF8.self)
    guard let digest = Digest(hex: String(text.prefix(64))), text.dropFirst(64).hasPrefix("  "),
      let name = OutboxName(path: String(text.dropFirst(66)))
    else { return nil }
    return (name, digest)
  }

  mutating func add(_ name: OutboxName, _ digest: Digest) {
    files[name, default: []].insert(digest)
  }

  func has(_ name: OutboxName, _ digest: Digest) -> Bool { files[name]?.contains(digest) ?? false }

  /// By path, then digest: the same files give the same octets.
  var bytes: [UInt8] {
    files.sorted { $0.key < $1.key }.flatMap { name, digests in
      digests.map(\.hex).sorted().flatMap { Self.line(name, $0) }
    }
  }

  static func line(_ name: OutboxName, _ hex: String) -> [UInt8] { Array("\(hex)  \(name)\n".utf8) }
}
