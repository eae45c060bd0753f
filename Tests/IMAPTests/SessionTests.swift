import IMAP
import Mail
import TestSupport
import Testing
import Wire

/// A session over the connection, with servers that answer in their own ways.
@Suite(.temporaryFolder, .needsPython, .hangGuard)
struct SessionTests {
  private func session(
    _ faults: [String] = [],
    folder: String = "Drafts:\\Drafts",
    patience: Patience = Sample.patience
  ) throws -> (IMAPSession, FaultyIMAP) {
    let server = try Sample.server(faults, folder: folder)
    let access = try Sample.access(server.port, patience: patience)
    return (try IMAPSession(to: access, limits: Sample.limits), server)
  }

  @Test("a message goes in and comes out octet for octet, marked as a draft")
  func appends() throws {
    let (session, server) = try session()
    let folder = try session.open(try session.draftsFolder(named: nil))
    #expect(folder.uidValidity == 7)
    #expect(session.append(draft: Sample.message, to: folder.name) == .stored(nil))
    let uids = try session.uids(of: try MessageID("a.b@c.example"))
    #expect(uids == [1])
    #expect(try session.octets(of: 1) == Sample.message)
    #expect(
      try session.facts(of: 1)
        == MessageFacts(uid: 1, size: Sample.message.count, flags: ["\\DRAFT"])
    )
    #expect(try server.kept().map(\.flags) == ["(\\Draft)"])
    session.logOut()
    #expect(try server.lines().last == "LOGOUT")
  }

  @Test(
    "the fate of a message is told by what was said and heard",
    arguments: [
      // What the server does, whether it keeps the message, and the fate.
      ("append=say:NO [TRYCREATE] none", false, "refused"),
      ("append=say:BAD what", false, "refused"),
      ("append=close", false, "refused"),
      ("append=raw:* BYE away\\r\\n|close", false, "refused"),
      ("append=raw:+garbage?", false, "refused"),
      ("append=say:OK but I did not ask", false, "refused"),
      ("literal=keep|close", true, "unknown"),
      ("literal=close", false, "unknown"),
      ("literal=keep|raw:* BYE away\\r\\n|close", true, "unknown"),
      ("literal=raw:garbage\\r\\n|close", false, "unknown"),
      ("literal=keep|raw:$TAG OK", true, "unknown"),
      ("literal=keep|stall", true, "unknown"),
      ("literal=keep|raw:other OK done\\r\\n", true, "unknown"),
      ("literal=say:NO [OVERQUOTA] full", false, "refused"),
      ("literal=say:NO [TRYCREATE] none", false, "refused"),
      ("literal=keep|say:OK [APPENDUID 7 1] done", true, "stored"),
      ("literal=keep|say:OK [APPENDUID nonsense] done", true, "stored"),
      (
        "literal=keep|raw:* 1 EXISTS\\r\\n* 1 FETCH (FLAGS (\\\\Draft))\\r\\n|say:OK", true,
        "stored"
      ),
    ]
  )
  func fates(_ row: (fault: String, isKept: Bool, fate: String)) throws {
    // A server that asks with a line that never ends is as silent as one that says nothing.
    let patience = Sample.patience(with: row.fault)
    let (session, server) = try session([row.fault], patience: patience)
    let fate = session.append(draft: Sample.message, to: Sample.drafts)
    let name =
      switch fate {
      case .stored: "stored"
      case .refused: "refused"
      case .unknown: "unknown"
      }
    #expect(name == row.fate, "\(fate)")
    #expect(try server.kept().isEmpty == !row.isKept)
    if row.fault.contains("APPENDUID 7 1") {
      #expect(fate == .stored(AppendFate.Placement(uidValidity: 7, uid: 1)))
    }
  }

  @Test(
    "what is no IMAP, or more than an answer may have, ends the session with a word of it",
    arguments: [
      ("list=raw:* LIST (\\\\Drafts) \"/\" {99999999999}\\r\\n", "is no IMAP"),
      ("list=raw:* LIST (\\\\Drafts) \"/\" {999999999}\\r\\n", "more than an answer may have"),
      ("list=raw:" + "(" + "\\r\\n", "is no IMAP"),
      ("list=raw:* X " + String(repeating: "(", count: 100) + "\\r\\n", "more than an answer"),
      ("list=raw:\\x00\\x01\\xff\\r\\n", "is no IMAP"),
      ("list=raw:* \\x00\\r\\n", "is no IMAP"),
      ("list=raw:* LIST ) ( \\r\\n", "is no IMAP"),
      ("list=raw:* LIST \"unended\\r\\n", "is no IMAP"),
      ("list=raw:* LIST (a {3}\\r\\nabc\\r\\n", "is no IMAP"),
      ("list=raw:r99 OK of another\\r\\n", "is no IMAP"),
      ("list=raw:* BYE go away\\r\\n|close", "ended the connection"),
      ("list=flood:x", "more than an answer may have"),
      ("list=flood:* 1 EXISTS\\r\\n", "more than an answer may have"),
      ("list=flood:* X (a b)\\r\\n", "more than an answer may have"),
      ("list=close", "connection was lost"),
      ("list=stall", "no answer in time"),
      ("list=say:NO not today", "the server refused; the server said “not today”"),
      ("list=say:BAD", "did not understand"),
    ]
  )
  func hostile(_ row: (fault: String, words: String)) throws {
    let patience = Sample.patience(with: row.fault)
    let (session, _) = try session([row.fault], patience: patience)
    let error = #expect(throws: IMAPError.self) { try session.folders() }
    #expect(error?.description.contains(row.words) == true, "\(String(describing: error))")
    if error?.endsConnection == true {
      #expect(throws: IMAPError.self) { try session.folders() }
    }
  }

  @Test("names in literals, in quotes and bare are names; what is not there cannot be opened")
  func names() throws {
    let list =
      "list=raw:* LIST (\\\\Noselect \\\\Drafts) \"/\" top\\r\\n"
      + "* LIST (\\\\HasNoChildren) NIL {8}\\r\\nEntw\\x22rfe\\r\\n"
      + "* LIST (\\\\drafts) \"/\" \"a \\\\\\\\ \\\\\"b\\\\\"\"\\r\\n|say:OK"
    let (session, _) = try session([list])
    let folders = try session.folders()
    #expect(folders.map(\.name.text) == ["top", "Entw\"rfe", "a \\ \"b\""])
    #expect(try session.draftsFolder(named: nil).text == "a \\ \"b\"")
    #expect(try session.draftsFolder(named: "Entw\"rfe").text == "Entw\"rfe")
    #expect(throws: IMAPError.self) { try session.draftsFolder(named: "top") }
  }

  @Test(
    "a folder that is read-only, or has no UIDVALIDITY, is not used",
    arguments: [
      ("select=raw:* OK [UIDVALIDITY 3]\\r\\n|say:OK [READ-ONLY] look", "can only be read"),
      ("select=say:OK open", "lacks what it has to have"),
      ("select=raw:* OK [UIDVALIDITY 0]\\r\\n|say:OK open", "lacks what it has to have"),
      ("select=raw:* OK [UIDVALIDITY 4294967296]\\r\\n|say:OK", "lacks what it has to have"),
    ]
  )
  func unusable(_ row: (fault: String, words: String)) throws {
    let (session, _) = try session([row.fault])
    let error = #expect(throws: IMAPError.self) { try session.open(Sample.drafts) }
    #expect(error?.description.contains(row.words) == true, "\(String(describing: error))")
  }

  @Test("no message goes to a server that says it is too large for it")
  func limits() throws {
    let server = try Sample.server([], "--capabilities", "APPENDLIMIT=20")
    let session = try IMAPSession(to: Sample.access(server.port))
    guard case .refused(let error) = session.append(draft: Sample.message, to: Sample.drafts) else {
      Issue.record("it was not refused")
      return
    }
    #expect(error.problem == .tooLarge(limit: 20))
    #expect(try server.lines().allSatisfy { !$0.hasPrefix("APPEND") })
  }

  @Test(
    "a login that is refused, or that nobody confirmed, is none",
    arguments: [
      ("login=say:NO [AUTHENTICATIONFAILED] wrong", "login was refused"),
      ("login=close", ""),
      ("connect=raw:* PREAUTH welcome\\r\\n", "login"),
      ("connect=raw:* BYE too busy\\r\\n|close", ""),
      ("connect=raw:SSH-2.0-x\\r\\n", ""),
      ("capability=raw:* CAPABILITY IMAP4rev1 LOGINDISABLED\\r\\n|say:OK", "no login by PLAIN"),
    ]
  )
  func logins(_ row: (fault: String, words: String)) throws {
    let server = try Sample.server([row.fault])
    let error = #expect(throws: IMAPError.self) {
      // Whoever greets with what is no IMAP is waited for until the time to connect is over.
      let isStranger = row.fault.contains("SSH")
      let patience = isStranger ? Patience(connect: .seconds(3)) : Sample.patience
      return try IMAPSession(to: Sample.access(server.port, patience: patience))
    }
    #expect(error?.description.contains(row.words) == true, "\(String(describing: error))")
    #expect(try server.lines().allSatisfy { !$0.hasPrefix("APPEND") })
  }

  @Test(
    "the password is in no error, however often the server says it",
    arguments: [
      "login=say:NO no Canary-8f1c-p\\xc3\\xa4ss",
      "list=say:NO no Canary-8f1c-p\\xc3\\xa4ss, Q2FuYXJ5LThmMWMtcMOkc3M=",
      "list=raw:* LIST () NIL {17}\\r\\nCanary-8f1c-p\\xc3\\xa4ss\\r\\n|say:OK",
      "list=raw:* BYE Canary-8f1c-p\\xc3\\xa4ss\\r\\n",
      "list=raw:r9 Canary-8f1c-p\\xc3\\xa4ss\\r\\n",
    ]
  )
  func canary(_ fault: String) throws {
    let server = try Sample.server([fault])
    let error = #expect(throws: IMAPError.self) {
      try IMAPSession(to: Sample.access(server.port)).draftsFolder(named: nil)
    }
    let words = "\(String(describing: error)) \(error.map { "\($0.problem)" } ?? "")"
    #expect(!words.contains("Canary") && !words.contains("Q2FuYXJ5"), "\(words)")
  }

  @Test("where SASL is not offered, the command LOGIN is used")
  func loginCommand() throws {
    let plain = "* CAPABILITY IMAP4rev1\\r\\n"
    let faults = ["capability=raw:\(plain)|say:OK", "login=say:OK in"]
    let server = try Sample.server(faults)
    let session = try IMAPSession(to: Sample.access(server.port))
    #expect(session.capabilities == ["IMAP4REV1"])
    #expect(try server.lines().contains { $0.hasPrefix("LOGIN ana ") })
  }
}
