import Testing
import Wire

struct SecretTests {
  @Test("a secret shows itself in no way of printing")
  func isNotShown() {
    let secret = Secret("hunter2")
    var dumped = ""
    dump(secret, to: &dumped)
    for text in ["\(secret)", String(reflecting: secret), String(describing: [secret]), dumped] {
      #expect(text.contains("‹secret›") && !text.contains("hunter2"))
    }
  }

  @Test("a secret's bytes are lent, with a NUL behind them")
  func isLent() {
    Secret("abc").withBytes { bytes in
      #expect(Array(bytes) == Array("abc".utf8))
      #expect(bytes.baseAddress?.load(fromByteOffset: 3, as: UInt8.self) == 0)
    }
  }
}
