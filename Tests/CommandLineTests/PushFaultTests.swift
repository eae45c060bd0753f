import Foundation
import TestSupport
import Testing

/// Pushes that are cut off: by the server, by the network, by a kill at any moment.
@Suite("A push that breaks off", .temporaryFolder, .needsPython, .hangGuard)
struct PushFaultTests {
  private func server(_ faults: [String]) throws -> FaultyIMAP {
    try FaultyIMAP(
      faults,
      ["--folder", "Drafts:\\Drafts", "--password", Dovecot.password],
      in: TemporaryFolder.current
    )
  }

  @Test(
    "leaves one copy of each draft after two more pushes, whatever the server did",
    arguments: [
      "literal@1=keep|close", "literal@1=close", "literal@2=keep|close", "append@1=close",
      "append@1=raw:* BYE away\\r\\n|close", "literal@1=keep|raw:garbage\\r\\n",
      "literal@1=say:NO [TRYCREATE] none", "append@2=say:NO [LIMIT] later", "search@2=close",
      "literal@1=keep|raw:* BYE\\r\\n|close", "noop@4=raw:* 1 EXISTS {5\\r\\n",
    ]
  )
  func breaksOff(_ fault: String) throws {
    let server = try server([fault])
    let sample = try PushedWorkspace(server)
    let first = try sample.run("drafts", "push", "--all")
    #expect([0, 1, 69, 78].contains(first.status), "\(first.output)\(first.errors)")
    #expect(first.status == 0 ? try server.kept().count == 2 : true)
    #expect(try sample.run("send").output.contains("0 due"))
    for _ in 0..<2 {
      let again = try sample.run("drafts", "push", "--all")
      #expect(again.status == 0, "\(again.output)\(again.errors)")
    }
    let octets = try sample.octets()
    #expect(Set(try server.kept().map(\.size)) == Set(octets.map(\.count)))
    #expect(try server.kept().count == 2)
    #expect(try sample.states() == ["handed-over", "handed-over"])
  }

  @Test("says what it does not know, and gives back what the server did not take")
  func says() throws {
    let unclear = try PushedWorkspace(try server(["literal@1=keep|close"]))
    let first = try unclear.run("drafts", "push", unclear.ids[0])
    #expect(first.status == 1 && first.output.contains("may be there or not"))
    #expect(try unclear.states() == ["handed-over", "drafted"])
    try FileManager.default.removeItem(at: unclear.workspace.folder)

    let refused = try PushedWorkspace(try server(["literal=say:NO [OVERQUOTA] full"]))
    #expect(try refused.run("approve", refused.ids[0]).status == 0)
    let second = try refused.run("drafts", "push", "--all")
    #expect(second.status == 1 && second.output.contains("the server said “full”"))
    #expect(try refused.states() == ["approved", "drafted"])
    #expect(try refused.run("send").output.contains("1 due"))
  }

  @Test("leaves no trace of the password, whatever the server says of it")
  func canary() throws {
    let echo = "Canary-8f1c-p\\xc3\\xa4ss"
    for fault in ["login=say:NO \(echo)", "list=say:NO \(echo)", "literal=say:NO \(echo)"] {
      let sample = try PushedWorkspace(try server([fault]))
      let result = try sample.run("drafts", "push", "--all")
      #expect(result.status != 0)
      #expect(!(result.output + result.errors).contains("Canary"))
      let folder = sample.workspace.folder
      for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
        let data = try? Data(contentsOf: folder.appending(path: name))
        #expect(data?.range(of: Data("Canary".utf8)) == nil, "\(name)")
      }
      try FileManager.default.removeItem(at: folder)
    }
  }
}
