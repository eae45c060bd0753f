import Outreach
import Testing

@Suite("Registrable domain")
struct RegistrableDomainTests {
  @Test(
    "is what stands directly below a public suffix",
    arguments: [
      ("acme.co.uk", "acme.co.uk"),
      ("mail.acme.co.uk", "acme.co.uk"),
      ("a.b.c.acme.com", "acme.com"),
      ("northlight.example", "northlight.example"),
      ("mail.northlight.example", "northlight.example"),
      ("team.github.io", "team.github.io"),
      // A wildcard of the list (*.ck), and its exception (!www.ck).
      ("acme.co.ck", "acme.co.ck"),
      ("www.ck", "www.ck"),
      // A-labels, as addresses hold them.
      ("mail.xn--mller-kva.de", "xn--mller-kva.de"),
      ("mail.xn--mller-kva.xn--p1ai", "xn--mller-kva.xn--p1ai"),
    ]
  )
  func registrable(domain: String, registrable: String) {
    #expect(RegistrableDomain.of(domain) == registrable)
  }

  @Test(
    "is absent where anybody can register",
    arguments: ["com", "co.uk", "github.io", "co.ck", "xn--p1ai", "example", "localhost", ""]
  )
  func publicSuffix(domain: String) {
    #expect(RegistrableDomain.of(domain) == nil)
  }

  @Test(
    "is a freemail provider's where strangers share it",
    arguments: [
      ("gmail.com", true), ("web.de", true), ("yahoo.co.uk", true), ("eu.tuta.io", true),
      ("qq.com", true), ("163.com", true),
      ("acme.com", false), ("gmail.com.acme.com", false), ("notgmail.com", false),
      ("com", false), ("", false),
    ]
  )
  func freemail(domain: String, expected: Bool) {
    #expect(RegistrableDomain.isFreemail(domain) == expected)
  }
}
