import Foundation
import TestSupport
import Testing

extension DoctorTests {
  @Test(
    "logs in to the server for drafts too, and writes nothing there",
    arguments: [("secret", 0, []), ("another", 1, ["login.refused"])] as [(String, Int32, [String])]
  )
  func imap(password: String, status: Int32, ids: [String]) throws {
    let server = try FaultyIMAP(in: TemporaryFolder.current)
    let workspace = try SampleWorkspace(
      configuration: """
        sender: Ana Lopez <ana@northlight.example>
        zone: Europe/Berlin
        mailboxes:
          ana:
            from: Ana Lopez <ana@northlight.example>
            imap:
              host: 127.0.0.1
              port: \(server.port)
              security: none
              username: ana
              password_env: MAIL_PASSWORD
        """
    )
    chmod(workspace.folder.path, 0o755)
    chmod(workspace.folder.appending(path: "rapport.yaml").path, 0o644)
    var rapport = workspace.rapport
    rapport.environment["MAIL_PASSWORD"] = password
    let result = try rapport("doctor", "--json", "--dns-server", "127.0.0.1:1")
    let report = try #require(result.objects.first, "\(result.errors)")
    let findings = try #require(report["findings"] as? [[String: Any]])
    #expect(findings.compactMap { $0["id"] as? String } == ids && result.status == status)
    #expect((report["checked"] as? [String])?.contains("mailboxes.ana.imap") == true)
    #expect(!result.output.contains(password + "\""))
    let commands = try server.events().compactMap(\.text).joined(separator: "\n")
    #expect(!commands.contains("APPEND") && !commands.contains("SELECT"))
  }
}
