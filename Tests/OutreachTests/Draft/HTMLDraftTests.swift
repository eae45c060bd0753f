import Civil
import Foundation
import Mail
import Markdown
import TestSupport
import Testing

@testable import Outreach

/// Drafts of templates that say `format: html`.
@Suite struct HTMLDraftTests {
  private static let body = """
    {% render 'partials/greeting', contact: contact %}

    Two things about **{{ account.topic }}**:

    - [The page](https://northlight.example/page?id={{ account.id }})
    - *your* answer

    Kind regards,

    {{ sender.name }}
    {{ sender.company }}
    """

  private static func draft(
    body: String = body,
    format: String = "html",
    topic: String = "the night load",
    name: String = "Zoë"
  ) throws -> Draft {
    let template = Sample.template("check-in/first", front: "format: \(format)\n", body: body)
    let greeting = TemplateSource(
      name: "partials/greeting",
      path: "Templates/partials/greeting.md",
      text: "Hello {{ contact.first_name }},"
    )
    let library = try Sample.library([template, greeting])
    let candidate = Sample.candidate(
      .prospect,
      [Sample.contact("zoe", firstName: name)],
      fields: ["topic": topic]
    )
    let planner = Planner(
      policy: Sample.policy(),
      library: library,
      now: Sample.tuesday,
      horizon: Sample.tuesday.adding(seconds: 86_400),
      seed: 1
    )
    let mail = try #require(planner.plan([candidate], given: [], mailboxes: [:]).scheduled.first)
    return try Composer(policy: planner.policy, library: library)
      .draft(mail, candidate, at: Sample.tuesday)
  }

  @Test("has both parts from one Markdown")
  func hasBothParts() throws {
    let message = ParsedMessage(try Self.draft().bytes)
    #expect(
      message.text == """
        Hello Zoë,

        Two things about the night load:

        - The page (https://northlight.example/page?id=acme)
        - your answer

        Kind regards,

        Ana Lopez
        Northlight

        """
    )
    let html = try #require(message.html)
    #expect(html.contains("<p>Two things about <strong>the night load</strong>:</p>"))
    #expect(html.contains("<p>Ana Lopez<br>\nNorthlight</p>"))
  }

  @Test("is the same octets each time, and those of format: text have one part as before")
  func isAFunction() throws {
    #expect(try Self.draft() == Self.draft())
    let plain = ParsedMessage(try Self.draft(format: "text").bytes)
    #expect(plain.html == nil)
    #expect(plain.text?.contains("Two things about **the night load**:") == true)
  }

  @Test("takes a hostile value as text")
  func hostileValue() throws {
    let name = "*Bob* <script>[x](http://evil)"
    let message = ParsedMessage(try Self.draft(topic: "</p><img src=x>", name: name).bytes)
    #expect(message.text?.contains("Hello \(name),") == true)
    let html = try #require(message.html)
    #expect(html.contains("<p>Hello *Bob* &lt;script&gt;[x](http://evil),</p>"))
    #expect(html.contains("<strong>&lt;/p&gt;&lt;img src=x&gt;</strong>"))
  }

  @Test("is edited as Markdown, and both parts are made anew")
  func isEdited() throws {
    let draft = try Self.draft(name: "*Zoë*")
    let text = try draft.editableText()
    #expect(
      text.hasPrefix("Hello \\*Zoë\\*,\n\nTwo things about **the night load**:\n\n- [The page](")
    )
    let edited = try draft.edited(
      subject: "New",
      text: text + "\n*PS*: <https://northlight.example>\n",
      under: Sample.policy().compliance,
      at: Sample.tuesday
    )
    let message = ParsedMessage(edited.bytes)
    #expect(message.text?.hasPrefix("Hello *Zoë*,\n") == true)
    #expect(message.text?.hasSuffix("Northlight\n\nPS: https://northlight.example\n") == true)
    #expect(message.html?.contains("<p>Hello *Zoë*,</p>") == true)
    #expect(message.html?.contains("<em>PS</em>: <a href=") == true)
    #expect(edited.record.revision == 1)
  }

  @Test("is not edited into what no mail has")
  func refusesAnEdit() throws {
    let draft = try Self.draft()
    let failure = #expect(throws: Composer.Failure.self) {
      try draft.edited(
        subject: "New",
        text: "a\n\n![x](https://a.example/p.gif)",
        under: Sample.policy().compliance,
        at: Sample.tuesday
      )
    }
    #expect(failure?.description.hasPrefix("line 3 of the text has a picture") == true)
  }

  @Test("is not edited where its HTML part is not one of ours")
  func refusesForeignHTML() throws {
    let draft = try Self.draft()
    let bytes = Array(
      String(decoding: draft.bytes, as: UTF8.self)
        .replacingOccurrences(of: "<em>your</em>", with: "<b>your</b>").utf8
    )
    #expect(bytes != draft.bytes)
    #expect(throws: Composer.Failure.self) {
      try Draft(record: draft.record, bytes: bytes).editableText()
    }
  }

  @Test(
    "is refused with its template where a mail cannot have it",
    arguments: [
      ("x\n\n{{ account.name }}\n![p](https://a.example/p.gif)", "9:1: error: a picture"),
      ("{% comment %}\n<b>\n{% endcomment %}\n<b>x</b>", "9:1: error: HTML (“<b>”)"),
      ("{% if account.topic %}<div>{% endif %}", "6:1: error: HTML"),
    ]
  )
  func refusesATemplate(body: String, problem: String) {
    let source = Sample.template("check-in/odd", front: "format: html\n", body: body)
    let problems = #expect(throws: TemplateProblems.self) { try Sample.library([source]) }
    #expect(problems?.description.hasPrefix("Templates/check-in/odd.md:\(problem)") == true)
  }

  @Test("is held where only its value shows that it cannot be")
  func holds() throws {
    let failure = #expect(throws: Composer.Failure.self) {
      try Self.draft(body: "[x]({{ account.topic }})", topic: "javascript:alert(1)")
    }
    #expect(failure?.description.contains("a link to “javascript:alert(1)”") == true)
  }

  @Test(
    "is without fault for the strict checker",
    .needsSharedMaterial,
    .needsPython,
    .temporaryFolder
  )
  func isJudged() throws {
    let file = TemporaryFolder.current.appendingPathComponent("draft.eml")
    try Data(Self.draft(name: "Zoë \u{5D0}").bytes).write(to: file)
    let judge = SharedMaterial.url("tools/msgcheck.py").path
    let status = try ChildProcess.run(
      "python3",
      [judge, "--bulk", file.path],
      in: file.deletingLastPathComponent()
    )
    #expect(status == 0)
  }
}
