import DNS
import MailAuthentication
import Testing

@Suite("DKIM keys as they are published")
struct DKIMTests {
  /// Made by `openssl genrsa`; the public halves alone.
  static let keys = [
    512: "MFwwDQYJKoZIhvcNAQEBBQADSwAwSAJBAO8NG7rq/DIdBf9eWUbKwjItHrTLquivSlcNgpG1U8nPMS74"
      + "5dbBvByWJxUVO/d0QPNVPrDWdcxl+tc9W9uGqv8CAwEAAQ==",
    1_024: "MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDFreIzWUEFkRXpE84KfFhPmw6jN9w5snz0hBGFl4AJ"
      + "fz45MUFiAEDuFu4J8n/XRuvGmDIZV/fJdXrwCOgE6Qy+Z5Wdf3PU7QYxnglAi0duE6EhvIlCaNbxGGm/"
      + "qhuRvN3ynw2a6Lct9KYNu563rfeWUnQCzFVlShVVTO32DWwanwIDAQAB",
    2_048: "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAvtfPlr5ILxHfTnJB+2uCFid8Pz00rZXBAba6"
      + "w6q2Xbql/wTlsEDlWi6p8mO+hgI+dPVkBBy6gfnk7RV7FKb/tCyprrLeraFTW63I0RDSG/Zvf2Qu9l6t"
      + "u/rwVRNe8E/4Qp1vikyPbUfBPZO1CRYb9zMwYqA3Xm1gDJNDK/+zQuQkOxfrjM5PP37a6LY7Tz2ZBNNV"
      + "mS+LU6TaOABMKxA9K5haDE3qhVotc5do35jOAH6BTNtpGjr0xxHqjGSP9kQHOREtoBIlWcEQdfU2hUbl"
      + "6prdQtDGW7Z2F4A04q8CkNM3hORJquBl6KxBitKjEWNBtErM5EpkrNcjj5inEMF+qwIDAQAB",
  ]
  static let elliptic = "11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo="

  private static let name = "s._domainkey.a.example"

  static func record(_ bits: Int, _ more: String = "") -> String {
    "v=DKIM1; k=rsa;\(more) p=\(keys[bits] ?? "")"
  }

  private func report(_ texts: [String], selectors: [String] = ["s"]) throws -> DKIMReport {
    try Asked([Self.name: texts]).report { lookups throws(Lookups.Unanswered) in
      try DKIMReport(of: ["a.example", "example"], selectors: selectors, from: lookups)
    }
  }

  @Test(
    "tells what receivers make of a record",
    arguments: [
      (record(2_048), []),
      (record(1_024), [DKIMReport.Finding.short(at: name, bits: 1_024)]),
      (record(512), [.short(at: name, bits: 512)]),
      (record(2_048, " t=s:y;"), [.test(at: name)]),
      ("v=DKIM1; k=ed25519; p=\(elliptic)", []),
      ("k=rsa; p=\(keys[2_048] ?? "")", []),
      ("v=DKIM1; p=", [.revoked(at: name)]),
      ("p=MIIB; v=DKIM1", [.unreadable(at: name, reason: "v=DKIM1 has to come first")]),
      ("v=DKIM1; p=!!", [.unreadable(at: name, reason: "the key behind p= is no base64")]),
      ("v=DKIM1; p=AAAA", [.unreadable(at: name, reason: "the key behind p= is no RSA key")]),
      (
        "v=DKIM1; k=ed25519; p=AAAA",
        [.unreadable(at: name, reason: "an Ed25519 key has 32 octets")]
      ),
      ("v=DKIM1; p=AAAA; p=BBBB", [.unreadable(at: name, reason: "it is no list of tags")]),
      ("something else", [.missing(selectors: ["s"])]),
    ] as [(String, [DKIMReport.Finding])]
  )
  func records(text: String, findings: [DKIMReport.Finding]) throws {
    #expect(try report([text]).findings == findings)
  }

  @Test("a key of 512 bits, or one for trial, vouches for nothing")
  func usable() throws {
    #expect(try report([Self.record(512)]).usable.isEmpty)
    #expect(try report([Self.record(2_048, "t=y;")]).usable.isEmpty)
    #expect(try report([Self.record(1_024)]).usable.map(\.selector) == ["s"])
  }

  @Test(
    "finds a key under any selector, and at the organisation's domain where there is none nearer"
  )
  func search() throws {
    #expect(try report([Self.record(2_048)], selectors: ["a", "s"]).keys.map(\.selector) == ["s"])
    let above = try Asked(["s._domainkey.example": [Self.record(2_048)]]).report {
      lookups throws(Lookups.Unanswered) in
      try DKIMReport(of: ["a.example", "example"], selectors: ["s"], from: lookups)
    }
    #expect(above.keys.map(\.domain) == ["example"])
  }

  @Test("two keys under one name are told")
  func several() throws {
    let findings = try report([Self.record(2_048), Self.record(2_048)]).findings
    #expect(findings == [.several(at: Self.name, count: 2)])
  }
}
