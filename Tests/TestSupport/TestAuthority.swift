package import Foundation

/// A private certificate authority, made by `openssl` for one test.
package struct TestAuthority {
  package struct NoCertificate: Error {}

  /// The authority's own certificate, as a PEM file.
  package let file: String
  private let folder: URL
  private let name: String

  package init(_ name: String = "authority", in folder: URL) throws {
    self.folder = folder
    self.name = name
    file = folder.appendingPathComponent("\(name).pem").path
    try openssl(
      "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 "
        + "-subj /CN=\(name) -keyout \(name).key -out \(name).pem"
    )
  }

  /// Arguments for a server whose certificate is for `host`, such as `DNS:localhost`.
  package func serverOptions(for host: String = "IP:127.0.0.1") throws -> [String] {
    let leaf = "\(name)-" + host.replacingOccurrences(of: ":", with: "-")
    try Data("subjectAltName=\(host)\n".utf8)
      .write(to: folder.appendingPathComponent("\(leaf).ext"))
    try openssl(
      "req -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -subj /CN=server "
        + "-keyout \(leaf).key -out \(leaf).csr"
    )
    try openssl(
      "x509 -req -in \(leaf).csr -CA \(name).pem -CAkey \(name).key -CAcreateserial -days 2 "
        + "-extfile \(leaf).ext -out \(leaf).pem"
    )
    let path = { (end: String) in folder.appendingPathComponent("\(leaf).\(end)").path }
    return ["--cert", path("pem"), "--key", path("key")]
  }

  private func openssl(_ line: String) throws {
    let words = line.split(separator: " ").map(String.init)
    guard try ChildProcess.run("openssl", words, in: folder) == 0 else { throw NoCertificate() }
  }
}
