import Testing
import Wire

@testable import Delivery

struct ReplyTests {
  private func read(_ lines: [String]) -> [ReplyReader.Progress] {
    var reader = ReplyReader()
    return lines.map { reader.take(Array($0.utf8)) }
  }

  @Test(
    "a reply is complete with its last line, whatever its form",
    arguments: [
      (["250"], 250, ""), (["250 "], 250, ""), (["250 ok"], 250, "ok"),
      (["250-one", "250-", "250 two"], 250, "one  two"), (["999 what"], 999, "what"),
      (["550-5.1.1 no", "550 5.1.1 body"], 550, "no body"),
    ]
  )
  func completes(_ lines: [String], _ code: Int, _ text: String) {
    guard case .complete(let reply)? = read(lines).last else {
      Issue.record("no complete reply")
      return
    }
    #expect(reply.code == code)
    #expect(reply.text.text == text)
  }

  @Test(
    "a line that is no reply is junk",
    arguments: ["", "25", "abc", "2500 x", "250x", " 250 a"]
  )
  func isJunk(_ line: String) { #expect(read([line]) == [.junk(VisibleText(line))]) }

  @Test("lines that disagree are confusion")
  func isConfused() {
    #expect(read(["250-a", "550 b"]) == [.more, .confused(VisibleText("550 b"))])
  }

  @Test("a reply that never ends is given up, and what is kept of it is bounded")
  func isBounded() {
    let line = "250-" + String(repeating: "x", count: 5_000)
    let progress = read(Array(repeating: line, count: 201))
    #expect(progress[199] == .more)
    #expect(progress[200] == .confused(VisibleText(line, limit: 200)))
    guard case .complete(let reply)? = read([line, "250 end"]).last else {
      Issue.record("no complete reply")
      return
    }
    #expect(reply.text.text.utf8.count <= 2_010)
  }

  @Test(
    "an enhanced code is taken only where it agrees with the reply",
    arguments: [
      (250, "2.1.5 fine", EnhancedCode(2, 1, 5), "fine"), (250, "5.1.5 odd", nil, "5.1.5 odd"),
      (550, "5.7.26 no", EnhancedCode(5, 7, 26), "no"), (550, "5.7 no", nil, "5.7 no"),
      (250, "2.0.0", EnhancedCode(2, 0, 0), ""), (250, "2.0.0000 x", nil, "2.0.0000 x"),
    ]
  )
  func hasEnhancedCode(_ code: Int, _ text: String, _ enhanced: EnhancedCode?, _ rest: String) {
    let reply = Reply(code: code, text: text)
    #expect(reply.enhanced == enhanced)
    #expect(reply.text.text == rest)
  }

  @Test("control characters in a reply are shown as pictures")
  func isHarmless() {
    let reply = Reply(code: 250, text: "a\u{1B}[31mb\u{7}\u{202E}\r")
    #expect(reply.description == "250 a␛[31mb␇\\u{202e}␍")
  }

  @Test("whole replies are counted, unfinished ones are not")
  func counts() {
    #expect(Reply.count(in: Array("250-a\r\n250 b\r\n354\r\n250 c".utf8)[...]) == 2)
  }
}
