import Inbox
import Mail
import Testing

@Suite struct BounceTests {
  static let standard = """
    Reporting-MTA: dns; mx.acme.example

    Final-Recipient: rfc822; ann@acme.example
    Original-Recipient: rfc822;Ann@acme.example
    Action: failed
    Status: 5.1.1
    Diagnostic-Code: smtp; 550 5.1.1 <ann@acme.example>: Recipient address
        rejected: User unknown

    """

  @Test func aStandardReportIsRead() throws {
    let arrival = Arrival(Sample.report(Self.standard))
    let report = DeliveryReport(
      action: .failed,
      status: .init(category: 5, subject: 1, detail: 1),
      recipient: try Address("Ann@acme.example"),
      diagnostic: "550 5.1.1 <ann@acme.example>: Recipient address rejected: User unknown"
    )
    #expect(arrival.kind == .bounce(report))
    #expect(report.isPermanent)
    #expect(arrival.answers == (try Sample.ids(Sample.ours)))
  }

  @Test(
    arguments: [
      ("Action: failed\nStatus: 5.0.0", DeliveryReport.Action.failed, "5.0.0", true),
      ("Action: failed\nStatus: 4.4.7", .failed, "4.4.7", false),
      ("Action: FAILED (host not found)\nStatus: 5.4.4", .failed, "5.4.4", true),
      ("Action: delayed\nStatus: 4.4.1", .delayed, "4.4.1", false),
      ("Action: failed", .failed, nil, true),
      ("Status: 5.2.2", .failed, "5.2.2", true),
      ("Action: failed\nDiagnostic-Code: smtp; 552 mailbox full", .failed, "5.0.0", true),
    ] as [(String, DeliveryReport.Action, String?, Bool)]
  )
  func actionAndStatusSayHowItStands(
    fields: String,
    action: DeliveryReport.Action,
    status: String?,
    isPermanent: Bool
  ) throws {
    let arrival = Arrival(Sample.report("Reporting-MTA: dns; mx\r\n\r\n" + fields + "\n"))
    guard case .bounce(let report) = arrival.kind else {
      Issue.record("\(arrival.kind)")
      return
    }
    #expect(report.action == action)
    #expect(report.status?.description == status)
    #expect(report.isPermanent == isPermanent)
  }

  @Test(arguments: ["delivered", "relayed", "expanded"])
  func aReportOfSuccessIsNoBounce(action: String) {
    let fields = "Reporting-MTA: dns; mx\n\nAction: \(action)\nStatus: 2.0.0\n"
    #expect(Sample.kind(Sample.report(fields)) == .other)
  }

  @Test func ofSeveralRecipientsTheOneThatFailedCounts() {
    let fields = """
      Reporting-MTA: dns; mx

      Action: delivered
      Status: 2.0.0

      Action: delayed
      Status: 4.0.0

      Action: failed
      Status: 5.7.1

      """
    guard case .bounce(let report) = Arrival(Sample.report(fields)).kind else {
      Issue.record("no bounce")
      return
    }
    #expect(report.status?.description == "5.7.1")
  }

  @Test func theReturnedMessageNamesOursWhole() throws {
    let copy = "From: us@ours.example\nMessage-ID: \(Sample.ours)\n\nHello\n"
    let message = Sample.report(Self.standard, copy: copy, copyType: "message/rfc822")
    #expect(Arrival(message).answers == (try Sample.ids(Sample.ours)))
  }

  @Test func aReadReceiptIsNoAnswer() {
    let message = Sample.report(
      type: "disposition-notification",
      "Disposition: manual-action/MDN-sent-manually; displayed\n",
      partType: "message/disposition-notification"
    )
    #expect(Sample.kind(message) == .other)
  }

  @Test func aPersonWhoForwardsABounceIsAPerson() {
    let message = Sample.parsed(
      """
      From: ann@acme.example
      Subject: Fwd: Undelivered Mail Returned to Sender
      Content-Type: multipart/mixed; boundary="f"

      --f

      Is this yours?
      --f
      Content-Type: message/rfc822

      Content-Type: multipart/report; report-type=delivery-status; boundary="b"

      --b
      Content-Type: message/delivery-status

      \(Self.standard)
      --b--
      --f--
      """
    )
    #expect(Arrival(message).kind == .reply)
    #expect(Arrival(message).answers.isEmpty)
  }

  @Test func aQmailBounceIsRead() throws {
    let message = Sample.message(
      from: "MAILER-DAEMON@mx.acme.example",
      subject: "failure notice",
      fields: ["Return-Path: <>"],
      body: """
        Hi. This is the qmail-send program at mx.acme.example.
        I'm afraid I wasn't able to deliver your message to the following addresses.

        <ann@acme.example>:
        Sorry, no mailbox here by that name. (#5.1.1)

        --- Below this line is a copy of the message.

        Return-Path: <us@ours.example>
        Message-ID: \(Sample.ours)

        The price went from 4.5.6 to 450.
        """
    )
    let arrival = Arrival(message)
    #expect(
      arrival.kind
        == .bounce(
          DeliveryReport(
            action: .failed,
            status: .init(category: 5, subject: 1, detail: 1),
            recipient: try Address("ann@acme.example"),
            diagnostic: "Sorry, no mailbox here by that name. (#5.1.1)"
          )
        )
    )
    #expect(arrival.answers == (try Sample.ids(Sample.ours)))
  }

  @Test func anEximBounceNamesTheRecipientInItsHeader() throws {
    let message = Sample.message(
      from: "Mail Delivery System <Mailer-Daemon@mx.acme.example>",
      subject: "Mail delivery failed: returning message to sender",
      fields: ["X-Failed-Recipients: ann@acme.example"],
      body: "SMTP error from remote mail server after RCPT TO: 452 try later\n"
    )
    #expect(
      Arrival(message).kind
        == .bounce(
          DeliveryReport(
            action: .failed,
            status: .init(category: 4, subject: 0, detail: 0),
            recipient: try Address("ann@acme.example"),
            diagnostic: "SMTP error from remote mail server after RCPT TO: 452 try later"
          )
        )
    )
  }

  @Test(
    arguments: [
      ("MAILER-DAEMON (Mail Delivery System)", "anything", ["X: y"], true),
      ("postmaster@acme.example", "Undeliverable: Lights", [], true),
      ("postmaster@acme.example", "We have a new mail system", [], false),
      ("Ann <ann@acme.example>", "Undeliverable: Lights", [], false),
      ("Ann <ann@acme.example>", "Undeliverable: Lights", ["Return-Path: <>"], true),
      ("Ann <ann@acme.example>", "Unzustellbar: Lichter", ["Return-Path: <>"], true),
      ("Ann <ann@acme.example>", "Lights", ["Return-Path: <>"], false),
      ("mailer-daemon@acme.example", "Out of office: Lights", [], false),
    ] as [(String, String, [String], Bool)]
  )
  func aBounceOfNoStandardHasToComeFromAMailSystem(
    from: String,
    subject: String,
    fields: [String],
    isBounce: Bool
  ) {
    let message = Sample.message(from: from, subject: subject, fields: fields)
    #expect((Sample.kind(message) == .bounce) == isBounce)
  }

  @Test(arguments: [
    ("Delivery Status Notification (Delay)", DeliveryReport.Action.delayed),
    ("Warning: could not send message for past 4 hours", .delayed),
    ("Undeliverable: Delayed lights", .failed),
  ])
  func theSubjectSaysWhetherItIsStillBeingTried(subject: String, action: DeliveryReport.Action) {
    let arrival = Arrival(Sample.message(from: "MAILER-DAEMON@acme.example", subject: subject))
    #expect(arrival.kind == .bounce(DeliveryReport(action: action)))
  }

  @Test(arguments: [
    ("abuse", Sample.Word.complaint), ("fraud", .complaint), ("opt-out", .complaint),
    ("something-new", .complaint), ("not-spam", .other), ("auth-failure", .other),
  ])
  func aFeedbackReportIsAComplaintUnlessItTakesItBack(type: String, kind: Sample.Word) throws {
    let message = Sample.report(
      type: "feedback-report",
      "Feedback-Type: \(type)\nUser-Agent: SomeGenerator/1.0\nVersion: 1\n",
      partType: "message/feedback-report",
      copyType: "message/rfc822"
    )
    #expect(Sample.kind(message) == kind)
    #expect(Arrival(message).answers == (try Sample.ids(Sample.ours)))
  }
}
