extension ConfigurationTests {
  /// Every key, most of them other than by default.
  static let fullForm = """
    sender:
      name: Ana Lopez
      first_name: Ana
      title: Partner
      company: Northlight
      phone: +49 30 1234
      postal_address: |
        Northlight GmbH
        Hauptstr. 1
        10115 Berlin
    zone: America/New_York
    mailboxes:
      ana:
        from: Ana Lopez <ana@northlight.example>
        reply_to: Northlight <sales@northlight.example>
        zone: Europe/Berlin
        smtp:
          host: smtp.northlight.example
          security: tls
          username: ana
          password_command: pass show mail/ana
          authentication: xoauth2
          certificate_authority: ca.pem
          ehlo: mail.Northlight.example
          connections: 2
        per_day: 20
        gap: 15m
        ramp: {step: 3}
        health: {of: 40}
      ben:
        from: ben@northlight.example
        smtp: {host: 127.0.0.1, port: 2525, security: none}
        ramp: off
        health: {bounces: 3 %}
    cadence:
      window: Mon–Thu 08:00–12:00
      contact: {gap: 5 business days, per_sequence: 3}
      account: {per_day: 2, active_contacts: 3}
      domain: {per_day: 4}
      mailbox: {per_day: 40, per_hour: 5, jitter: 2m, ramp: {start: 8}, health: {bounces: 4%}}
      after_break_up: 120 days
      away: 3 weeks
      stale: 2h
      lapse: 4 weeks
      stalled_after: 45 days
      reply_within: 2 business days
      priority: [break-up, first contact]
    seasons:
      year_end: {dates: 20 Dec – 6 Jan, kinds: [thank-you]}
    stages:
      Customer: client
      Closed Lost: lost
    sequences:
      kick-off:
        stage: client
        on: kicked_off_on + 3 days, yearly
        steps: [{template: thank-you/kick-off}]
      prospect:
        stage: prospect
        steps:
          - template: check-in/first
          - {id: nudge, template: check-in/first, to: [influencer, end-user], day: 5,
             after: 2 business days}
          - {call: "ask what became of it ", minutes: 20, day: 3 business days}
          - {visit: the trade fair, id: fair, to: end-user, day: 2 weeks}
          - {letter: 7, day: 15}
      renewal: off
      year-end:
      lost: no
    suppress:
      - old@acme.example
      - {pattern: "@rivalü.example", reason: competitor, since: 2025-01-31}
      - "*@*.gov.example"
    holidays:
      all: [2025-12-24 Christmas Eve, everywhere.ics]
      DE: 2025-10-03
      NO: [2025-05-17 Syttende mai, holidays/Norway 2025.ICS]
    weekends: {IL: [fri, Saturday]}
    paths: {templates: mails, database: data/rapport.db}
    compliance:
      unsubscribe_address: stop@northlight.example
      unsubscribe_url: https://northlight.example/stop?u=1
    check:
      allow:
        - {id: role-address, where: "acme ", because: the board reads it}
        - id: long-subject
    service: {draft: off, approve: [thank-you, check-in], days: 3, health: state/health.json}
    """
}
