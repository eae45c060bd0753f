import DNS
import MailAuthentication
import Testing

@Suite("SPF, as far as it can be judged without a mail")
struct SPFTests {
  typealias Finding = SPFReport.Finding

  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    /// Records of a.example, and of other names behind a colon.
    let texts: [String: [String]]
    var findings: [Finding] = []
    var others: [Question: Answer] = [:]
    var testDescription: String { name }
  }

  static func includes(_ count: Int) -> [String: [String]] {
    var texts = [
      "a.example": [
        "v=spf1 " + (1...count).map { "include:i\($0).example" }.joined(separator: " ") + " -all"
      ]
    ]
    for number in 1...count { texts["i\(number).example"] = ["v=spf1 ip4:192.0.2.\(number) -all"] }
    return texts
  }

  static let cases: [Case] = [
    Case(
      name: "one record that names networks",
      texts: ["a.example": ["v=spf1 ip4:192.0.2.0/24 ip6:2001:db8::/32 ~all"]]
    ),
    Case(
      name: "other text beside it",
      texts: ["a.example": ["google-site-verification=x", "V=SPF1 -all"]]
    ),
    Case(name: "none", texts: ["a.example": ["v=spf10 -all"]], findings: [.missing]),
    Case(
      name: "two",
      texts: ["a.example": ["v=spf1 -all", "v=spf1 mx -all"]],
      findings: [.several(at: "a.example", count: 2)]
    ),
    Case(
      name: "a word that is no term",
      texts: ["a.example": ["v=spf1 inclde:b.example -all"]],
      findings: [
        .broken(at: "a.example", term: "inclde:b.example", reason: "is no mechanism of SPF")
      ]
    ),
    Case(
      name: "a network that is none",
      texts: ["a.example": ["v=spf1 ip4:192.0.2.0/33 -all"]],
      findings: [.broken(at: "a.example", term: "ip4:192.0.2.0/33", reason: "is no network")]
    ),
    Case(
      name: "an include of nothing",
      texts: ["a.example": ["v=spf1 include: -all"]],
      findings: [
        .broken(at: "a.example", term: "include:", reason: "names nothing behind the colon")
      ]
    ),
    Case(name: "ten includes", texts: includes(10)),
    Case(name: "eleven includes", texts: includes(11), findings: [.tooManyLookUps(11)]),
    Case(
      name: "a record that would never end is counted up to a limit",
      texts: includes(60),
      findings: [.tooManyLookUps(40)]
    ),
    Case(
      name: "includes within includes are counted",
      texts: [
        "a.example": ["v=spf1 include:b.example a mx -all"],
        "b.example": ["v=spf1 exists:%{i}.b.example redirect=c.example"],
        "c.example": ["v=spf1 -all"],
      ],
      others: [
        Question(.address4, "a.example"): .records([.address("192.0.2.1")]),
        Question(.mailExchanger, "a.example"): .records([
          .mailExchanger(host: "m.example", preference: 1)
        ]),
      ]
    ),
    Case(
      name: "a loop of includes",
      texts: [
        "a.example": ["v=spf1 include:b.example -all"],
        "b.example": ["v=spf1 include:a.example -all"],
      ],
      findings: [.loop(through: ["a.example", "b.example", "a.example"])]
    ),
    Case(
      name: "a redirect to itself",
      texts: ["a.example": ["v=spf1 redirect=a.example"]],
      findings: [.loop(through: ["a.example", "a.example"])]
    ),
    Case(
      name: "an include without a record",
      texts: ["a.example": ["v=spf1 include:b.example -all"]],
      findings: [.nothingIncluded("b.example")]
    ),
    Case(
      name: "three look-ups that come to nothing",
      texts: ["a.example": ["v=spf1 a:x.example a:y.example mx:z.example -all"]],
      findings: [.tooManyVoid(["x.example", "y.example", "z.example"])]
    ),
    Case(name: "two are bearable", texts: ["a.example": ["v=spf1 a:x.example a:y.example -all"]]),
    Case(
      name: "everyone",
      texts: ["a.example": ["v=spf1 +all"]],
      findings: [.allowsEveryone(at: "a.example")]
    ),
    Case(
      name: "everyone, by an include",
      texts: [
        "a.example": ["v=spf1 include:b.example -all"], "b.example": ["v=spf1 ip4:0.0.0.0/0 -all"],
      ],
      findings: [.allowsEveryone(at: "b.example")]
    ),
    Case(name: "no end", texts: ["a.example": ["v=spf1 ip4:192.0.2.1"]], findings: [.noEnd]),
    Case(name: "a neutral end", texts: ["a.example": ["v=spf1 ?all"]], findings: [.noEnd]),
    Case(
      name: "the end of an include is not the domain's",
      texts: ["a.example": ["v=spf1 include:b.example -all"], "b.example": ["v=spf1 ?all"]]
    ),
    Case(
      name: "what stands behind the end is not looked at",
      texts: ["a.example": ["v=spf1 -all include:b.example redirect=c.example"]]
    ),
    Case(
      name: "ptr",
      texts: ["a.example": ["v=spf1 ptr -all"]],
      findings: [.pointer(at: "a.example")]
    ),
    Case(
      name: "eleven mail exchangers",
      texts: ["a.example": ["v=spf1 mx -all"]],
      findings: [.tooManyExchangers(at: "a.example", count: 11)],
      others: [
        Question(.mailExchanger, "a.example"): .records(
          (1...11).map { .mailExchanger(host: "m\($0).example", preference: $0) }
        )
      ]
    ),
    Case(
      name: "no answer",
      texts: [:],
      findings: [.unanswered(Question(.text, "a.example"), .serverFailure)],
      others: [Question(.text, "a.example"): .failed(.serverFailure)]
    ),
    Case(
      name: "a line of a thousand terms",
      texts: ["a.example": ["v=spf1" + String(repeating: " a", count: 1_000)]],
      findings: [.broken(at: "a.example", term: "v=spf1", reason: "has more than 200 terms")]
    ),
  ]

  @Test("finds what a receiver would", arguments: cases)
  func findings(given: Case) throws {
    let report = try Asked(given.texts, given.others).report {
      lookups throws(Lookups.Unanswered) in try SPFReport(of: "a.example", from: lookups)
    }
    #expect(report.findings == given.findings)
  }

  @Test("names every domain that vouches, however deep, and counts what is asked")
  func included() throws {
    let texts = [
      "a.example": ["v=spf1 include:b.example -all"],
      "b.example": ["v=spf1 include:c.example -all"],
      "c.example": ["v=spf1 -all"],
    ]
    let report = try Asked(texts).report {
      lookups throws(Lookups.Unanswered) in try SPFReport(of: "a.example", from: lookups)
    }
    #expect(report.included == ["b.example", "c.example"] && report.lookUps == 2)
    #expect(report.isUsable && report.record == "v=spf1 include:b.example -all")
  }
}

/// Answers from a table, as a resolver would, and counts what is asked.
struct Asked {
  let texts: [String: [String]]
  let others: [Question: Answer]

  init(_ texts: [String: [String]], _ others: [Question: Answer] = [:]) {
    self.texts = texts
    self.others = others
  }

  struct TooMany: Error {}

  func report<Report>(
    _ check: (Lookups) throws(Lookups.Unanswered) -> Report
  ) throws -> Report {
    var lookups = Lookups()
    for _ in 0..<200 {
      do throws(Lookups.Unanswered) { return try check(lookups) } catch {
        lookups.note(answer(to: error.question), to: error.question)
      }
    }
    throw TooMany()
  }

  private func answer(to question: Question) -> Answer {
    if let answer = others[question] { return answer }
    guard question.kind == .text, let texts = texts[question.name] else { return .noName }
    return .records(texts.map { .text(Array($0.utf8)) })
  }
}
