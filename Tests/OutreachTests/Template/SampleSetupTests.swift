import Civil
import Outreach
import Testing

@Suite("A template's preview contact")
struct SampleSetupTests {
  private func library(_ preview: String, body: String) throws -> TemplateLibrary {
    try Sample.library([Sample.template("check-in/plain", front: preview, body: body)])
  }

  @Test("gives the template's names the values of the front matter")
  func values() throws {
    let library = try library(
      """
      preview:
        account: {name: Harbour Mill, topic: the night load, stage: stalled}
        contact: {first_name: Noor, title: Head of Production, email: noor@mill.example}
        date: 2026-11-17
        touches: [{on: 2026-06-09, kind: mail-in}]

      """,
      body: """
        {{ contact.first_name }}, {{ contact.title }}, {{ contact.email }}, {{ contact.role }} of \
        {{ account.name }} ({{ account.stage }}): {{ account.topic }}, {{ trigger.date | date: "%F" }}, \
        {{ last_inbound.on | date: "%F" }} {{ last_touch.kind }} {{ season.year }}
        """
    )
    let (mail, candidate) = try sample(library) { _ in nil }
    let composer = Composer(policy: Sample.policy(), library: library)
    let draft = try composer.draft(mail, candidate, at: Sample.instant("2026-11-24T08:00:00Z"))
    let text = String(decoding: draft.bytes, as: UTF8.self)
    #expect(
      text.contains("Noor, Head of Production, noor@mill.example, decision-maker of Harbour Mill")
    )
    #expect(text.contains("(stalled): the night load, 2026-11-17"))
    #expect(text.contains("2026-06-09 mail-in 2026"))
    let values = ValueFinder(policy: Sample.policy(), library: library).values(of: mail, candidate)
    #expect(values.first { $0.path == "account.topic" }?.value == "the night load")
    #expect(values.first { $0.path == "contact.first_name" }?.place.file.isEmpty == false)
  }

  private func sample(
    _ library: TemplateLibrary,
    in book: (AccountID) throws -> Candidate?
  ) throws -> (Scheduled, Candidate) {
    let template = try #require(library[TemplateName("check-in/plain")])
    let setup = try #require(template.sample)
    let people = try setup.people(for: template, in: book, zone: .utc)
    let mail = Scheduled(
      sample: template,
      people.candidate,
      to: people.contact,
      under: Sample.policy(),
      in: library,
      at: Sample.instant("2026-11-24T08:00:00Z")
    )
    return (mail, people.candidate)
  }

  @Test(
    "is refused with its place where it is wrong",
    arguments: [
      ("preview: {contact: {first_nam: Noor}}\n", "did you mean “first_name”?"),
      ("preview: {account: {topics: x}, contact: {}}\n", "did you mean “topic”?"),
      ("preview: {contact: n-haddad}\n", "name its account"),
      ("preview: {account: {topic: x}}\n", "the key “contact” is missing"),
      ("preview: {kontakt: {}}\n", "did you mean “contact”?"),
      ("preview: {account: x, date: tomorrow}\n", "preview.date"),
      ("preview: {account: x, touches: [{on: 2026-01-01, kind: smoke}]}\n", "kind"),
      ("preview: {account: x, touches: [{kind: call}]}\n", "the key “on” is missing"),
      ("preview: {contact: {email: nobody, first_name: x}}\n", "preview.contact.email"),
      ("preview: {contact: {role: boss}}\n", "preview.contact.role"),
      ("preview: {account: {country: XX}, contact: {}}\n", "preview.account.country"),
      ("preview: acme\n", "expected keys and values"),
    ]
  )
  func refused(front: String, part: String) throws {
    let error = #expect(throws: TemplateProblems.self) {
      try library(front, body: "Hello {{ contact.first_name }}.")
    }
    let text = error?.description ?? ""
    #expect(text.contains(part), "\(text)")
    #expect(text.contains("Templates/check-in/plain.md:4:"), "\(text)")
  }

  @Test(
    "that the data does not have says whom to name",
    arguments: [
      ("preview: {account: nobody}\n", "there is no account “nobody”"),
      ("preview: {account: acme, contact: nobody}\n", "“acme” has no contact “nobody”"),
      ("preview: {account: acme}\n", "“acme” has no decision-maker"),
    ]
  )
  func unknown(front: String, part: String) throws {
    let library = try library(front, body: "Hello.")
    let account = Account(id: AccountID("acme"), name: "Acme", declaredStage: .prospect)
    let error = #expect(throws: SampleSetup.Unknown.self) {
      _ = try sample(library) { id in
        id.text == "acme" ? Candidate(account: account, contacts: []) : nil
      }
    }
    #expect(error?.description.hasPrefix(part) == true, "\(String(describing: error))")
    #expect(error?.place.line == 4)
  }
}
