import Foundation
import Testing

@testable import Wire

struct RedactionTests {
  @Test(
    "each form of a secret is taken out, as often as it stands there",
    arguments: ["hunter2", "secret", "e", "‹secret›", "päss wörd", "a\u{1}b"]
  )
  func takesOut(_ secret: String) {
    let redaction = Redaction(user: "ann", secret: Secret(secret))
    let token = "user=ann\u{1}auth=Bearer \(secret)\u{1}\u{1}"
    let forms = [
      secret, Data(secret.utf8).base64EncodedString(),
      Data("\0ann\0\(secret)".utf8).base64EncodedString(), Data(token.utf8).base64EncodedString(),
    ]
    for form in forms {
      let clean = redaction.applied(to: Array("[\(form)\(form)]".utf8))
      #expect(String(decoding: clean, as: UTF8.self) == "[‹secret›‹secret›]")
    }
  }

  @Test("base64 is that of RFC 4648", arguments: ["", "f", "fo", "foo", "foob", "fooba", "foobar"])
  func encodes(_ text: String) {
    #expect(
      String(decoding: Base64.encoded(Array(text.utf8)), as: UTF8.self)
        == Data(text.utf8).base64EncodedString()
    )
  }
}
