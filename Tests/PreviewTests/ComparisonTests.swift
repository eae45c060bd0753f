import Check
import Civil
import Outreach
import Preview
import Testing

@Suite("A comparison of two previews")
struct ComparisonTests {
  private func kinds(_ before: [PreviewMail], _ after: [PreviewMail]) -> [String: [String]] {
    let comparison = Samples.comparison(Samples.preview(before), Samples.preview(after))
    return Dictionary(
      uniqueKeysWithValues: comparison.changes.map {
        ($0.step.contact, $0.kinds.map(\.rawValue))
      }
    )
  }

  @Test("is empty where nothing differs")
  func same() {
    let preview = Samples.preview([Samples.mail("zoe"), Samples.mail("bo")])
    let comparison = Samples.comparison(preview, preview)
    #expect(comparison.isEmpty)
    #expect(comparison.unchangedCount == 2)
    #expect(comparison.sentence == "no mail changes; 2 mails stay as they are")
  }

  @Test("names what comes, goes, moves and reads otherwise, and nothing else")
  func all() {
    let before = [
      Samples.mail("same"), Samples.mail("gone"), Samples.mail("moved"), Samples.mail("words"),
      Samples.mail("both"), Samples.mail("mailbox"),
    ]
    let after = [
      Samples.mail("same"), Samples.mail("new"), Samples.mail("moved", hours: 3),
      Samples.mail("words", text: "Hello,\n\nthe day load.\n"),
      Samples.mail("both", subject: "Another question", hours: 5),
      Samples.mail("mailbox", mailbox: "apac"),
    ]
    #expect(
      kinds(before, after) == [
        "gone": ["removed"], "new": ["added"], "moved": ["moved"], "words": ["changed"],
        "both": ["changed", "moved"], "mailbox": ["moved"],
      ]
    )
  }

  @Test("says why a mail goes no longer, and why a new one did not go before")
  func reasons() {
    let held = { (contact: String, reason: String) in
      PreviewHeld(
        rule: .mailboxPerDay,
        count: 1,
        members: [
          PreviewHeld.Member(
            account: Party(id: "acme", name: "Acme"),
            contact: Party(id: contact, name: contact),
            step: Samples.mail(contact).step,
            reason: reason,
            earliest: nil
          )
        ]
      )
    }
    let comparison = Samples.comparison(
      Samples.preview([Samples.mail("gone")], held: [held("new", "they were away")]),
      Samples.preview([Samples.mail("new")], held: [held("gone", "the day is full")])
    )
    let reasons = comparison.changes.map { [$0.step.contact, $0.reason ?? ""] }
    #expect(Set(reasons) == [["gone", "the day is full"], ["new", "they were away"]])
  }

  @Test("puts mails together that one edit changed")
  func groups() {
    let text = { (name: String, word: String) in "Hello \(name),\n\nthe \(word) load.\n" }
    let names = ["zoe", "bo", "ida"]
    let before = names.map { Samples.mail($0, text: text($0, "night")) }
    let after = names.map { Samples.mail($0, text: text($0, $0 == "ida" ? "other" : "day")) }
    let groups = Samples.comparison(Samples.preview(before), Samples.preview(after)).groups
    #expect(groups.map { $0.changes.map(\.step.contact) } == [["bo", "zoe"], ["ida"]])
  }

  @Test("tells the findings that a change brings, wherever they stand now")
  func findings() {
    let old = Samples.finding(line: 4)
    let moved = Samples.finding(line: 9)
    let new = Samples.finding(.guiltPhrase, message: "another")
    let comparison = Samples.comparison(
      Samples.preview([], findings: [old]),
      Samples.preview([], findings: [moved, new])
    )
    #expect(comparison.findings == [new])
    #expect(comparison.mended == 0)
    let mended = Samples.comparison(
      Samples.preview([], findings: [old, new]),
      Samples.preview([], findings: [old])
    )
    #expect(mended.findings.isEmpty)
    #expect(mended.mended == 1)
  }

  @Test("shows a template's sample that reads otherwise, cannot be written, comes or goes")
  func samples() {
    let sample = { (name: String, outcome: PreviewSample.Outcome) in
      PreviewSample(
        template: TemplateName(name),
        file: name + ".md",
        account: Party(id: "p", name: "P"),
        contact: Party(id: "n", name: "Noor"),
        outcome: outcome
      )
    }
    let letter = { (text: String) in
      PreviewSample.Outcome.letter(Samples.mail("n", text: text).letter)
    }
    let comparison = Samples.comparison(
      Samples.preview(
        [],
        samples: [
          sample("a", letter("one")), sample("b", letter("one")), sample("c", letter("one")),
          sample("d", letter("one")),
        ]
      ),
      Samples.preview(
        [],
        samples: [
          sample("a", letter("one")), sample("b", letter("two")), sample("c", .failure("no topic")),
          sample("e", letter("one")),
        ]
      )
    )
    #expect(
      comparison.samples.map { "\($0.template) \($0.kind.rawValue)" } == [
        "b changed", "c changed", "d removed", "e added",
      ]
    )
    #expect(!comparison.isEmpty)
  }
}
