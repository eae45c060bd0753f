import Testing
import Wire

struct EndpointTests {
  @Test(
    "plain text is for loopback addresses only",
    arguments: [
      ("127.0.0.1", true), ("127.8.9.1", true), ("::1", true), ("localhost", true),
      ("localhost.example", false), ("10.0.0.1", false), ("::2", false), ("mail.example", false),
      ("128.0.0.1", false), ("::ffff:10.0.0.1", false),
    ]
  )
  func loopbackOnly(_ host: String, _ isAllowed: Bool) {
    let endpoint = try? Endpoint(host: host, port: 25, security: .loopbackOnly)
    #expect((endpoint != nil) == isAllowed)
    #expect((try? Endpoint(host: host, port: 25, security: .startTLS)) != nil)
  }

  @Test(
    "a host is a name or an address, and nothing that a URL could read otherwise",
    arguments: [
      "", "a b", "a/b", "a@b", "a:b", "a\r\nb", "-a", "a-", "a..b", "ü.example", "[::1]", "a%41",
    ]
  )
  func refusesHosts(_ host: String) {
    #expect(throws: EndpointError.notAHost(VisibleText(host))) {
      try Endpoint(host: host, port: 25, security: .startTLS)
    }
  }

  @Test("port 0 is none")
  func refusesPort() {
    #expect(throws: EndpointError.notAPort) {
      try Endpoint(host: "a.example", port: 0, security: .startTLS)
    }
  }

  @Test(
    "an EHLO name is a domain or an address literal",
    arguments: [
      ("mail.example", true), ("[192.0.2.1]", true), ("[IPv6:2001:db8::1]", true),
      ("", false), ("a b", false), ("a\r\nMAIL", false), ("a/b", false), ("ü", false),
    ]
  )
  func ehloNames(_ name: String, _ isAllowed: Bool) {
    #expect(((try? EHLOName(name)) != nil) == isAllowed)
  }
}
