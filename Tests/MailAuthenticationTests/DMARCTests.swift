import DNS
import MailAuthentication
import Testing

@Suite("DMARC, and whose word counts for the From domain")
struct DMARCTests {
  typealias Finding = DMARCReport.Finding

  private func report(_ texts: [String: [String]]) throws -> DMARCReport {
    try Asked(texts).report { lookups throws(Lookups.Unanswered) in
      try DMARCReport(of: "mail.a.example", organization: "a.example", from: lookups)
    }
  }

  @Test(
    "finds what a receiver would",
    arguments: [
      ("v=DMARC1; p=reject; rua=mailto:d@a.example", []),
      ("v=DMARC1; p=none; rua=mailto:d@a.example", [.asksForNothing]),
      ("v=DMARC1; p=quarantine", [.noReports]),
      ("v=DMARC1; rua=mailto:d@a.example", [.broken(at: "mail.a.example", reason: "it has no p=")]),
      (
        "v=DMARC1; p=deny",
        [.broken(at: "mail.a.example", reason: "p=deny is none of none, quarantine, reject")]
      ),
      ("v=DMARC1; p", [.broken(at: "mail.a.example", reason: "it is no list of tags")]),
      ("v=dmarc1; p=reject", [.missing]),
      ("p=reject; v=DMARC1", [.missing]),
    ] as [(String, [Finding])]
  )
  func records(text: String, findings: [Finding]) throws {
    #expect(try report(["_dmarc.mail.a.example": [text]]).findings == findings)
  }

  @Test("two records are none")
  func several() throws {
    let text = "v=DMARC1; p=reject; rua=mailto:d@a.example"
    let findings = try report(["_dmarc.mail.a.example": [text, text]]).findings
    #expect(findings == [.several(at: "mail.a.example", count: 2)])
  }

  @Test("the organisation's record counts where the domain has none, with its word for subdomains")
  func organization() throws {
    let text = "v=DMARC1; p=reject; sp=none; rua=mailto:d@a.example"
    let report = try report(["_dmarc.a.example": [text]])
    #expect(
      report.policy?.domain == "a.example" && report.policy?.request == DMARCReport.Request.none
    )
    let nearer = try self.report([
      "_dmarc.a.example": [text], "_dmarc.mail.a.example": ["v=DMARC1; p=quarantine; adkim=s"],
    ])
    #expect(nearer.policy?.domain == "mail.a.example" && nearer.policy?.isDKIMStrict == true)
  }

  @Test(
    "a domain of the same organisation is aligned, unless strictness is asked for",
    arguments: [
      ("mail.a.example", true, true), ("a.example", false, true), ("a.example", true, false),
      ("b.example", false, false),
    ]
  )
  func alignment(vouching: String, strictly: Bool, isAligned: Bool) {
    let organization = { (name: String) -> String? in
      name.split(separator: ".").suffix(2).joined(separator: ".")
    }
    #expect(
      DMARCReport.isAligned(
        vouching,
        with: "mail.a.example",
        strictly: strictly,
        organization: organization
      ) == isAligned
    )
  }
}
