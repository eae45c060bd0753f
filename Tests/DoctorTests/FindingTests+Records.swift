import DNS
import Doctor
import MailAuthentication

/// Faults of a domain's records, each planted into a domain where all is well.
extension FindingTests {
  private static let domain = "northlight.example"
  private static let key = "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo="

  /// The findings of a healthy domain, with other texts at some names.
  ///
  /// An empty list: there is no such name.
  static func records(
    _ changes: [String: [String]] = [:],
    others: [Question: Answer] = [:],
    servers: [String] = ["smtp.northlight.example"],
    knowsSelector: Bool = true
  ) throws -> Findings {
    let healthy = [
      domain: ["v=spf1 ip4:192.0.2.0/24 -all"], "s._domainkey.\(domain)": [key],
      "_dmarc.\(domain)": ["v=DMARC1; p=reject; rua=mailto:dmarc@\(domain)"],
    ]
    let texts = healthy.merging(changes) { $1 }
    var answers = others
    if answers[Question(.mailExchanger, domain)] == nil {
      let exchanger = Answer.Record.mailExchanger(host: "mx.\(domain)", preference: 10)
      answers[Question(.mailExchanger, domain)] = .records([exchanger])
    }
    return Findings(try facts(texts, answers, servers, knowsSelector)) { $0 }
  }

  private static func facts(
    _ texts: [String: [String]],
    _ others: [Question: Answer],
    _ servers: [String],
    _ knowsSelector: Bool
  ) throws -> DomainFacts {
    var lookups = Lookups(others)
    while true {
      do throws(Lookups.Unanswered) {
        return DomainFacts(
          domain: domain,
          exchangers: try lookups.answer(to: Question(.mailExchanger, domain)),
          spf: try SPFReport(of: domain, from: lookups),
          dkim: try DKIMReport(of: [domain], selectors: ["s"], from: lookups),
          dmarc: try DMARCReport(of: domain, organization: nil, from: lookups),
          servers: servers,
          knowsSelector: knowsSelector
        )
      } catch {
        let found = texts[error.question.name] ?? []
        let isThere = error.question.kind == .text && !found.isEmpty
        lookups.note(
          isThere ? .records(found.map { .text(Array($0.utf8)) }) : .noName,
          to: error.question
        )
      }
    }
  }

  private static func spf(_ texts: String..., others: [Question: Answer] = [:]) throws -> Findings {
    try records([domain: texts], others: others)
  }

  private static func dkim(_ text: String) throws -> Findings {
    try records(["s._domainkey.\(domain)": [text]])
  }

  private static func dmarc(_ texts: String...) throws -> Findings {
    try records(["_dmarc.\(domain)": texts])
  }

  private static func rsa(_ bits: Int) -> String {
    "v=DKIM1; k=rsa; p=\(bits == 512 ? short512 : short1024)"
  }

  private static let short512 =
    "MFwwDQYJKoZIhvcNAQEBBQADSwAwSAJBAOeKF5rjXMjpbccr+ZH7iGqN6KcmHSE1yD/1rzKQwoQ1"
    + "13bw0jKv3ik3qmQtvk9KC3gMvxTYRUaiGioJQW6G+x0CAwEAAQ=="
  private static let short1024 =
    "MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQCs/feodABWqVSc/h4ThDKeRoDpMt7TbOLrQJKZ"
    + "tCyaIgorYB9xZ8faNva5OQVs9WONNBE1QWEQSjJB6IHGgR/+Hpm4IDCfadxlwnExIu880VTi9LWC"
    + "FpmS9nvaxR9IgzNOtTll0i5S8276BG9PLYs7OPhYhK0iASy4X67lxOaAswIDAQAB"

  static let records: [Plant] = [
    Plant(.exchangerMissing) {
      try records(others: [Question(.mailExchanger, domain): .noRecord])
    },
    Plant(.spfMissing) { try records([domain: []]) },
    Plant(.spfSeveral) { try spf("v=spf1 -all", "v=spf1 mx -all") },
    Plant(.spfBroken) { try spf("v=spf1 ipv4:192.0.2.1 -all") },
    Plant(.spfLookUps) {
      let names = (1...11).map { "i\($0).example" }
      let included = names.map { ($0, ["v=spf1 -all"]) }
      let text = "v=spf1 " + names.map { "include:\($0)" }.joined(separator: " ") + " -all"
      return try records([domain: [text]].merging(included) { $1 })
    },
    Plant(.spfVoid) { try spf("v=spf1 a:x.example a:y.example a:z.example -all") },
    Plant(.spfLoop) { try spf("v=spf1 include:\(domain) -all") },
    Plant(.spfNothingIncluded) { try spf("v=spf1 include:nobody.example -all") },
    Plant(.spfExchangers) {
      let many = (1...11).map {
        Answer.Record.mailExchanger(host: "m\($0).example", preference: $0)
      }
      return try spf("v=spf1 mx -all", others: [Question(.mailExchanger, domain): .records(many)])
    },
    Plant(.spfEveryone) { try spf("v=spf1 +all") },
    Plant(.spfNoEnd) { try spf("v=spf1 ip4:192.0.2.1") },
    Plant(.spfPointer) { try spf("v=spf1 ptr -all") },
    Plant(.spfProvider) { try records(servers: ["smtp.office365.com"]) },
    Plant(.dkimMissing) { try records(["s._domainkey.\(domain)": []]) },
    Plant(.dkimNotFound) {
      try records(["s._domainkey.\(domain)": []], knowsSelector: false)
    },
    Plant(.dkimSeveral) { try records(["s._domainkey.\(domain)": [key, key]]) },
    Plant(.dkimRevoked) { try dkim("v=DKIM1; p=") },
    Plant(.dkimBroken) { try dkim("v=DKIM1; p=?") },
    Plant(.dkimWeak) { try dkim(rsa(512)) },
    Plant(.dkimShort) { try dkim(rsa(1_024)) },
    Plant(.dkimTest) { try dkim(key + "; t=y") },
    Plant(.dmarcMissing) { try records(["_dmarc.\(domain)": []]) },
    Plant(.dmarcSeveral) { try dmarc("v=DMARC1; p=none", "v=DMARC1; p=none") },
    Plant(.dmarcBroken) { try dmarc("v=DMARC1; p=maybe") },
    Plant(.dmarcAsksForNothing) { try dmarc("v=DMARC1; p=none; rua=mailto:d@x.example") },
    Plant(.dmarcNoReports) { try dmarc("v=DMARC1; p=reject") },
    Plant(.dmarcUnaligned) {
      // Each is told by itself too, so only what comes of both is looked at here.
      var findings = try records([domain: [], "s._domainkey.\(domain)": []], knowsSelector: false)
      findings.diagnoses.removeAll { [.spfMissing, .dkimNotFound].contains($0.id) }
      return findings
    },
  ]
}
