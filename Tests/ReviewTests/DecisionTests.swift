import Mail
import Outreach
import Review
import Store
import Testing

@Suite struct DecisionTests {
  @Test func approvingNamesTheBytesThatWereShown() throws {
    let draft = try Sample.draft()
    let sample = try Sample(drafts: [draft])
    let form = try form(on: sample)
    #expect(form.digest == draft.record.digest.hex)
    let response = try post(sample, "approve", "token=\(form.token)&digest=\(form.digest)")
    #expect(response.status == 303)
    #expect(try sample.state("d-1") == .approved)
    let event = try #require(try sample.store.history(of: DraftID("d-1")).last)
    #expect(event.by == "Ada")
    #expect(event.at == Sample.noon)
  }

  @Test func theNextDraftComesUpWithAWordOnTheLast() throws {
    let sample = try Sample(drafts: [
      Sample.draft("d-3", step: "third", days: 3, subject: "Third"),
      Sample.draft("d-1", step: "first", days: 1, subject: "First"),
      Sample.draft("d-2", step: "second", days: 2, subject: "Second"),
    ])
    let form = try form(on: sample)
    let location = try #require(
      try post(sample, "approve", "token=\(form.token)&digest=\(form.digest)").value("Location")
    )
    #expect(location.hasSuffix("/draft/d-2?done=d-1"))
    let page = try sample.ask("draft/d-2?done=d-1").body
    #expect(page.contains("role=\"status\">Approved:"))
    #expect(page.contains("Second</h1>"))
  }

  @Test func anOldDigestIsRefusedWithAnExplanation() throws {
    let sample = try Sample(drafts: [Sample.draft()])
    let form = try form(on: sample)
    let old = try Sample.draft(text: "Something else\n").record.digest.hex
    let response = try post(sample, "approve", "token=\(form.token)&digest=\(old)")
    #expect(response.status == 409)
    #expect(response.body.contains("no longer the text that you were shown"))
    #expect(response.body.contains("/draft/d-1\">Back to the draft"))
    #expect(try sample.state("d-1") == .drafted)
  }

  @Test func aDraftThatWasEditedMeanwhileIsNotApproved() throws {
    let sample = try Sample(drafts: [Sample.draft()])
    let form = try form(on: sample)
    let edited = try Sample.draft("d-2", revision: 1, text: "Better\n")
    try sample.store.supersede(DraftID("d-1"), with: edited, by: "Bob", at: Sample.noon)
    let response = try post(sample, "approve", "token=\(form.token)&digest=\(form.digest)")
    #expect(response.status == 409)
    #expect(response.body.contains("is superseded and cannot become approved"))
    #expect(try sample.state("d-2") == .drafted)
  }

  @Test func skippingKeepsTheReason() throws {
    let sample = try Sample(drafts: [Sample.draft()])
    let form = try form(on: sample)
    let response = try post(
      sample,
      "skip",
      "token=\(form.token)&reason=+Met+her+yesterday+%26+agreed+"
    )
    #expect(response.status == 303)
    #expect(try sample.state("d-1") == .skipped)
    #expect(try sample.store.history(of: DraftID("d-1")).last?.note == "Met her yesterday & agreed")
  }

  @Test func anApprovedDraftCanStillBeSkipped() throws {
    let draft = try Sample.draft()
    let sample = try Sample(drafts: [draft])
    try sample.store.approve(
      draft.record.id,
      digest: draft.record.digest,
      by: "Ada",
      at: Sample.noon
    )
    let page = try sample.ask("draft/d-1")
    #expect(!page.body.contains("Approve exactly"))
    let token = try #require(Sample.field("token", in: page))
    #expect(try post(sample, "skip", "token=\(token)&reason=no").status == 303)
  }

  @Test(arguments: ["", "&reason=", "&reason=+++", "&reason=" + String(repeating: "x", count: 501)])
  func skippingNeedsAShortReason(rest: String) throws {
    let sample = try Sample(drafts: [Sample.draft()])
    let form = try form(on: sample)
    #expect(try post(sample, "skip", "token=\(form.token)\(rest)").status == 422)
    #expect(try sample.state("d-1") == .drafted)
  }

  @Test(arguments: ["approve", "skip"], ["", "token=", "token=0", "token=\(Sample.secret)"])
  func aFormWithoutOurTokenDecidesNothing(action: String, token: String) throws {
    let sample = try Sample(drafts: [Sample.draft()])
    let digest = try form(on: sample).digest
    let response = try post(sample, action, "\(token)&digest=\(digest)&reason=no")
    #expect(response.status == 403)
    #expect(try sample.state("d-1") == .drafted)
  }

  @Test(arguments: [
    ("Origin", "http://evil.example"), ("Origin", "null"), ("Origin", "http://127.0.0.1:9999"),
    ("Content-Type", "text/plain"), ("Content-Type", "multipart/form-data; boundary=x"),
  ])
  func aFormFromElsewhereDecidesNothing(name: String, value: String) throws {
    let sample = try Sample(drafts: [Sample.draft()])
    let form = try form(on: sample)
    let body = "token=\(form.token)&digest=\(form.digest)"
    #expect(try post(sample, "approve", body, headers: [name: value]).status == 403)
    #expect(try sample.state("d-1") == .drafted)
  }

  @Test func ourOwnOriginDecides() throws {
    let sample = try Sample(drafts: [Sample.draft()])
    let form = try form(on: sample)
    let response = try post(
      sample,
      "approve",
      "token=\(form.token)&digest=\(form.digest)",
      headers: [
        "Origin": "http://127.0.0.1:8080",
        "Content-Type": "application/x-www-form-urlencoded; charset=utf-8",
      ]
    )
    #expect(response.status == 303)
  }

  @Test(arguments: ["GET", "HEAD", "PUT", "DELETE"])
  func onlyAPostDecides(method: String) throws {
    let sample = try Sample(drafts: [Sample.draft()])
    let form = try form(on: sample)
    let body = "token=\(form.token)&digest=\(form.digest)"
    let response = try sample.ask("draft/d-1/approve?\(body)", method: method, body: body)
    #expect(response.status == 405)
    #expect(response.value("Allow") == "POST")
    #expect(try sample.state("d-1") == .drafted)
  }

  @Test(arguments: ["digest=", "digest=zz", ""])
  func approvingWithoutADigestApprovesNothing(digest: String) throws {
    let sample = try Sample(drafts: [Sample.draft()])
    let form = try form(on: sample)
    #expect(try post(sample, "approve", "token=\(form.token)&\(digest)").status == 403)
    #expect(try sample.state("d-1") == .drafted)
  }

  @Test func aDraftThatDoesNotExistIsNotFound() throws {
    let sample = try Sample(drafts: [Sample.draft()])
    let form = try form(on: sample)
    let body = "token=\(form.token)&digest=\(form.digest)"
    #expect(try sample.ask("draft/absent/approve", method: "POST", body: body).status == 404)
    #expect(try sample.ask("draft/absent").status == 404)
    #expect(try sample.ask("draft/d-1/approve/more").status == 404)
  }

  private func form(on sample: Sample) throws -> (token: String, digest: String) {
    let page = try sample.ask("draft/d-1")
    return (
      try #require(Sample.field("token", in: page)), try #require(Sample.field("digest", in: page))
    )
  }

  private func post(
    _ sample: Sample,
    _ action: String,
    _ body: String,
    headers: [String: String] = [:]
  ) throws -> PageResponse {
    try sample.ask("draft/d-1/\(action)", method: "POST", body: body, headers: headers)
  }
}
