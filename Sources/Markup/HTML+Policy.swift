import Foundation
import Mail

extension HTML {
  /// Names a style or script in a content security policy: `sha256-` and Base64 (CSP 3 §2.3.1).
  package static func policySource(of text: String) -> String {
    let hex = Array(Digest.of(Array(text.utf8)).hex.utf8)
    let octets = stride(from: 0, to: hex.count, by: 2).compactMap {
      UInt8(String(decoding: hex[$0..<$0 + 2], as: UTF8.self), radix: 16)
    }
    return "sha256-" + Data(octets).base64EncodedString()
  }
}
