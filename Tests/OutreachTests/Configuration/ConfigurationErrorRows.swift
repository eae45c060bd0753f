extension ConfigurationErrorTests {
  /// A configuration's fourth line, and below it, indented, the complaints without the file.
  static let rows: [Row] = {
    var rows: [(yaml: String, messages: [String])] = []
    for line in table.split(separator: "\n") {
      if line.hasPrefix("  ") {
        rows[rows.count - 1].messages.append(String(line.dropFirst(2)))
      } else {
        rows.append((String(line), []))
      }
    }
    return rows.map { Row($0.yaml, $0.messages) }
  }()

  private static let table = #"""
    cadense: {}
      4:1: cadense: the key “cadense” is not known; did you mean “cadence”?
    tracking: on
      4:1: tracking: the key “tracking” is not known; known here: sender, company, zone, mailboxes, cadence, seasons, stages, sequences, suppress, holidays, weekends, paths, compliance, check, service
    cadence: {contact: {gaps: 3 days}}
      4:21: cadence.contact.gaps: the key “gaps” is not known; did you mean “gap”?
    cadence: {domain: {per-day: 3}}
      4:20: cadence.domain.per-day: the key “per-day” is not known; did you mean “per_day”?
    service: {approve: always}
      4:20: service.approve: expected thank-you, check-in or break-up, found “always”
    service: {approve: [thank-you, never]}
      4:32: service.approve[2]: expected thank-you, check-in or break-up, found “never”
    service: {draft: maybe}
      4:18: service.draft: expected yes or no, found “maybe”
    service: {days: 0}
      4:17: service.days: expected a whole number from 1 to 366, found “0”
    service: {sends: yes}
      4:11: service.sends: the key “sends” is not known; known here: draft, approve, days, health
    zone: UTC
      3:1: the key “zone” is written twice, again in line 4: keep one
    cadence: 3
      4:10: cadence: expected keys and values, found “3”
    cadence: [window]
      4:10: cadence: expected keys and values, found a list
    suppress: a@b.example
      4:11: suppress: expected a list, found “a@b.example”
    password: x
      4:1: password: a secret does not belong in this file: name a command that prints it (password_command: pass show mail/ana) or an environment variable (password_env: RAPPORT_PASSWORD)
    "\e[2J": 1
      4:1: \u{1B}[2J: the key “\u{1B}[2J” is not known; known here: sender, company, zone, mailboxes, cadence, seasons, stages, sequences, suppress, holidays, weekends, paths, compliance, check, service
    cadence: {window: 9 to 5}
      4:19: cadence.window: “9 to 5” is not a window: column 1: days are missing here; write days and hours as in Mon–Fri 09:00–17:00
    cadence: {window: [Mon]}
      4:19: cadence.window: expected days and hours like Mon–Fri 09:00–17:00, found a list
    cadence: {contact: {gap: 3}}
      4:26: cadence.contact.gap: “3” is not a duration: its unit is missing; write one as in 90 s, 10 m, 2 h, 3 business days, 90 days or 2 weeks
    cadence: {contact: {gap: 3 busines days}}
      4:26: cadence.contact.gap: “3 busines days” is not a duration: “busines days” is not a unit; write one as in 90 s, 10 m, 2 h, 3 business days, 90 days or 2 weeks
    cadence: {contact: {gap: [3]}}
      4:26: cadence.contact.gap: expected a duration like 10m or 3 business days, found a list
    cadence: {contact: {per_sequence: four}}
      4:35: cadence.contact.per_sequence: expected a whole number from 1 to 100000, found “four”
    cadence: {contact: {per_sequence: 0}}
      4:35: cadence.contact.per_sequence: expected a whole number from 1 to 100000, found “0”
    cadence: {contact: {per_sequence: 4.5}}
      4:35: cadence.contact.per_sequence: expected a whole number from 1 to 100000, found “4.5”
    cadence: {contact: {per_sequence: 99999999999999999999}}
      4:35: cadence.contact.per_sequence: expected a whole number from 1 to 100000, found “99999999999999999999”
    cadence: {account: {per_day: -1}}
      4:30: cadence.account.per_day: expected a whole number from 1 to 100000, found “-1”
    cadence: {mailbox: {gap: 3 days}}
      4:26: cadence.mailbox.gap: expected a pause in seconds, minutes or hours, at most 24 hours, found “3 days”
    cadence: {mailbox: {gap: 25h}}
      4:26: cadence.mailbox.gap: expected a pause in seconds, minutes or hours, at most 24 hours, found “25h”
    cadence: {mailbox: {per_hour: many}}
      4:31: cadence.mailbox.per_hour: expected a whole number from 1 to 100000, found “many”
    cadence: {mailbox: {ramp: 10}}
      4:27: cadence.mailbox.ramp: expected off, or keys like {start: 10, step: 5}, found “10”
    cadence: {mailbox: {ramp: [off]}}
      4:27: cadence.mailbox.ramp: expected off, or keys like {start: 10, step: 5}, found a list
    cadence: {mailbox: {ramp: {start: 0}}}
      4:35: cadence.mailbox.ramp.start: expected a whole number from 1 to 100000, found “0”
    cadence: {mailbox: {ramp: {steps: 5}}}
      4:28: cadence.mailbox.ramp.steps: the key “steps” is not known; did you mean “step”?
    cadence: {mailbox: {ramp: {step: -5}}}
      4:34: cadence.mailbox.ramp.step: expected a whole number from 1 to 100000, found “-5”
    mailboxes: {ana: {from: a@n.example, ramp: {step: 0}}}
      4:51: mailboxes.ana.ramp.step: expected a whole number from 1 to 100000, found “0”
    cadence: {mailbox: {health: off}}
      4:29: cadence.mailbox.health: expected keys and values, found “off”
    cadence: {mailbox: {health: {bounces: 0%}}}
      4:39: cadence.mailbox.health.bounces: expected a whole percentage from 1% to 100%, found “0%”
    cadence: {mailbox: {health: {bounces: 101}}}
      4:39: cadence.mailbox.health.bounces: expected a whole percentage from 1% to 100%, found “101”
    cadence: {mailbox: {health: {bounces: 2.5%}}}
      4:39: cadence.mailbox.health.bounces: expected a whole percentage from 1% to 100%, found “2.5%”
    cadence: {mailbox: {health: {bounces: "%"}}}
      4:39: cadence.mailbox.health.bounces: expected a whole percentage from 1% to 100%, found “%”
    mailboxes: {ana: {from: a@n.example, health: {of: 0}}}
      4:51: mailboxes.ana.health.of: expected a whole number from 1 to 1000, found “0”
    mailboxes: {ana: {from: a@n.example, health: {per: 5}}}
      4:47: mailboxes.ana.health.per: the key “per” is not known; known here: bounces, of
    cadence: {after_break_up: forever}
      4:27: cadence.after_break_up: “forever” is not a duration: it does not start with a whole number; write one as in 90 s, 10 m, 2 h, 3 business days, 90 days or 2 weeks, or “for good”
    cadence: {after_break_up: 90}
      4:27: cadence.after_break_up: “90” is not a duration: its unit is missing; write one as in 90 s, 10 m, 2 h, 3 business days, 90 days or 2 weeks, or “for good”
    cadence: {after_break_up: [for good]}
      4:27: cadence.after_break_up: expected a duration like 90 days, or for good, found a list
    cadence: {priority: [break up]}
      4:22: cadence.priority[1]: expected time-bound thank-you, follow-up, re-engagement, first contact or break-up, found “break up”; did you mean “break-up”?
    cadence: {priority: [first]}
      4:22: cadence.priority[1]: expected time-bound thank-you, follow-up, re-engagement, first contact or break-up, found “first”
    cadence: {priority: [break-up, follow-up, break-up]}
      4:43: cadence.priority[3]: “break-up” stands here twice: keep one
    cadence: {stale: ""}
      4:18: cadence.stale: “” is not a duration: it does not start with a whole number; write one as in 90 s, 10 m, 2 h, 3 business days, 90 days or 2 weeks
    seasons: {year_end: {dates: 15 Dez – 3 Jan}}
      4:29: seasons.year_end.dates: “15 Dez – 3 Jan” is not a season: “dez” is not a month; write its first and last day as in 15 Dec – 3 Jan
    seasons: {year_end: {kinds: [thankyou, check-in]}}
      4:30: seasons.year_end.kinds[1]: expected thank-you, check-in or break-up, found “thankyou”; did you mean “thank-you”?
    seasons: {summer: {dates: 1 Jul – 31 Aug}}
      4:11: seasons.summer: the key “summer” is not known; known here: year_end
    mailboxes: {ana: {from: nobody}}
      4:25: mailboxes.ana.from: the address “nobody” has no @: write one like name@company.example
    mailboxes: {ana: {from: "Ana <ana@n.example"}}
      4:25: mailboxes.ana.from: the address “Ana <ana@n.example” has U+0020 at column 4, which no address may hold: remove it
    mailboxes: {ana: {}}
      4:18: mailboxes.ana: the key “from” is missing: expected an address to write from
    mailboxes: {"ana b": {from: a@n.example}}
      4:13: mailboxes.ana b: expected a name for the mailbox of letters, digits, hyphens, dots and underscores, found “ana b”
    mailboxes: {ana: {from: a@n.example, zone: Europe/Belin}}
      4:44: mailboxes.ana.zone: “Europe/Belin” is not a time zone; did you mean Europe/Berlin? write an IANA name in its exact spelling as in Europe/Berlin
    mailboxes: {ana: {from: a@n.example, zone: CEST}}
      4:44: mailboxes.ana.zone: “CEST” is not a time zone; did you mean Europe/Paris? write an IANA name in its exact spelling as in Europe/Berlin
    mailboxes: {ana: {from: "a@n.example\r\nBcc: b@c.example"}}
      4:25: mailboxes.ana.from: expected a text on one line, found “a@n.example\r\nBcc: b@c.example”
    mailboxes: {ana: {from: "A\x07 <a@n.example>"}}
      4:25: mailboxes.ana.from: expected a text on one line, found “A\u{7} <a@n.example>”
    mailboxes: {ana: {from: a@n.example, smtp: {port: 587}}}
      4:44: mailboxes.ana.smtp: the key “host” is missing: expected the server's name like smtp.company.example
    mailboxes: {ana: {from: a@n.example, smtp: {host: "smtp example"}}}
      4:51: mailboxes.ana.smtp.host: the domain “smtp example” has U+0020 at column 5, which no domain may hold
    mailboxes: {ana: {from: a@n.example, smtp: {host: h.example, port: 70000}}}
      4:68: mailboxes.ana.smtp.port: expected a whole number from 1 to 65535, found “70000”
    mailboxes: {ana: {from: a@n.example, smtp: {host: h.example, security: startls}}}
      4:72: mailboxes.ana.smtp.security: expected starttls, tls or none, found “startls”; did you mean “starttls”?
    mailboxes: {ana: {from: a@n.example, smtp: {host: h.example, security: ssl}}}
      4:72: mailboxes.ana.smtp.security: expected starttls, tls or none, found “ssl”
    mailboxes: {ana: {from: a@n.example, smtp: {host: h.example, security: none}}}
      4:72: mailboxes.ana.smtp.security: expected starttls or tls: only a server on this machine (127.0.0.1, ::1, localhost) may be spoken to in the clear, found “none”
    mailboxes: {ana: {from: a@n.example, smtp: {host: 127.evil.example, security: none}}}
      4:79: mailboxes.ana.smtp.security: expected starttls or tls: only a server on this machine (127.0.0.1, ::1, localhost) may be spoken to in the clear, found “none”
    mailboxes: {ana: {from: a@n.example, smtp: {host: h.example, password_env: P}}}
      4:44: mailboxes.ana.smtp: the key “username” is missing: expected the name to log in with
    mailboxes: {ana: {from: a@n.example, smtp: {host: h.example, username: a, password_env: P, password_command: p}}}
      4:89: mailboxes.ana.smtp.password_env: the password has two sources: keep password_command or password_env
    mailboxes: {ana: {from: a@n.example, smtp: {host: h.example, username: a, password_env: "9 P"}}}
      4:89: mailboxes.ana.smtp.password_env: expected the name of an environment variable like RAPPORT_PASSWORD, found something else, which is not shown because it may be a secret
    mailboxes: {ana: {from: a@n.example, smtp: {host: h.example, username: a, password: hunter2}}}
      4:75: mailboxes.ana.smtp.password: a secret does not belong in this file: name a command that prints it (password_command: pass show mail/ana) or an environment variable (password_env: RAPPORT_PASSWORD)
    mailboxes: {ana: {from: a@n.example, smtp: {host: h.example, ehlo: a_b}}}
      4:68: mailboxes.ana.smtp.ehlo: the domain “a_b” has “_” at column 2, which no domain may hold
    mailboxes: {ana: {from: a@n.example, smtp: {host: h.example, authentication: oauth, username: a, password_env: P}}}
      4:78: mailboxes.ana.smtp.authentication: expected password or xoauth2, found “oauth”
    mailboxes: {ana: {from: a@n.example, password: hunter2}}
      4:38: mailboxes.ana.password: a secret does not belong in this file: name a command that prints it (password_command: pass show mail/ana) or an environment variable (password_env: RAPPORT_PASSWORD)
    sequences: {prospekt: off}
      4:13: sequences.prospekt: expected the name of a shipped sequence to leave out: delivery, delivery-team, renewal, year-end, prospect, stalled, lost or let-go, found “prospekt”; did you mean “prospect”?
    sequences: {x: {steps: [{template: a}]}}
      4:16: sequences.x: the key “stage” is missing: expected client, prospect, stalled, lost or let-go
    sequences: {x: {stage: engaged, steps: [{template: a}]}}
      4:24: sequences.x.stage: expected client, prospect, stalled, lost or let-go, found “engaged”
    sequences: {x: {stage: prospects, steps: [{template: a}]}}
      4:24: sequences.x.stage: expected client, prospect, stalled, lost or let-go, found “prospects”; did you mean “prospect”?
    sequences: {x: {stage: client}}
      4:16: sequences.x: the key “steps” is missing: expected a list of steps
    sequences: {x: {stage: client, steps: []}}
      4:39: sequences.x.steps: expected at least one step, found an empty list
    sequences: {x: {stage: client, steps: [a]}}
      4:40: sequences.x.steps[1]: expected keys and values, found “a”
    sequences: {x: {stage: client, steps: [{to: influencer}]}}
      4:40: sequences.x.steps[1]: the key “template” is missing: expected a template's name like check-in/first, or call, visit or letter in its place
    sequences: {x: {stage: client, steps: [{template: a, to: decider}]}}
      4:58: sequences.x.steps[1].to: expected decision-maker, influencer, end-user, stakeholder, teammate or other, found “decider”
    sequences: {x: {stage: client, steps: [{template: a, to: [influencr]}]}}
      4:59: sequences.x.steps[1].to[1]: expected decision-maker, influencer, end-user, stakeholder, teammate or other, found “influencr”; did you mean “influencer”?
    sequences: {x: {stage: client, steps: [{template: ../a}]}}
      4:51: sequences.x.steps[1].template: expected a template's name like check-in/first, found “../a”
    sequences: {x: {stage: client, steps: [{template: a/b.md}]}}
      4:51: sequences.x.steps[1].template: expected a template's name like check-in/first, found “a/b.md”; did you mean “a/b”?
    sequences: {x: {stage: client, steps: [{template: a}, {template: a}]}}
      4:55: sequences.x.steps[2]: another step of this sequence has the id “a”: give this one an id of its own
    sequences: {x: {stage: client, steps: [{template: a, id: s}, {template: b, id: s}]}}
      4:80: sequences.x.steps[2].id: another step of this sequence has the id “s”: give this one an id of its own
    sequences: {x: {stage: client, steps: [{template: a, day: 5}, {template: b}, {template: c, day: 3}]}}
      4:97: sequences.x.steps[3].day: expected a day not before the previous step's, 5, found “3”
    sequences: {x: {stage: client, steps: [{template: a, day: -1}]}}
      4:59: sequences.x.steps[1].day: expected a day from 0 to 3650, or business days like 3 business days, found “-1”
    sequences: {x: {stage: client, steps: [{template: a, day: 3651}]}}
      4:59: sequences.x.steps[1].day: expected a day from 0 to 3650, or business days like 3 business days, found “3651”
    sequences: {x: {stage: client, steps: [{template: a, day: 12 hours}]}}
      4:59: sequences.x.steps[1].day: expected a day from 0 to 3650, or business days like 3 business days, found “12 hours”
    sequences: {x: {stage: client, steps: [{template: a, day: [3]}]}}
      4:59: sequences.x.steps[1].day: expected a day from 0 to 3650, or business days like 3 business days, found a list
    sequences: {x: {stage: client, steps: [{template: a, day: 5 business days}, {template: b, day: 3 business days}]}}
      4:96: sequences.x.steps[2].day: expected a day not before the previous step's, 5 business days, found “3 business days”
    sequences: {x: {stage: client, steps: [{template: a, day: 9 business days}, {template: b, day: 8}]}}
      4:96: sequences.x.steps[2].day: expected a day not before the previous step's, 9 business days, found “8”
    sequences: {x: {stage: client, steps: [{call: the quote, template: a}]}}
      4:40: sequences.x.steps[1]: a step is one thing: keep one of template, call, visit and letter
    sequences: {x: {stage: client, steps: [{call: the quote, letter: the quote}]}}
      4:40: sequences.x.steps[1]: a step is one thing: keep one of template, call, visit and letter
    sequences: {x: {stage: client, steps: [{call: }]}}
      4:40: sequences.x.steps[1]: the key “template” is missing: expected a template's name like check-in/first, or call, visit or letter in its place
    sequences: {x: {stage: client, steps: [{visit: [a]}]}}
      4:48: sequences.x.steps[1].visit: expected a text on one line, found a list
    sequences: {x: {stage: client, steps: [{letter: ""}]}}
      4:49: sequences.x.steps[1].letter: expected a text on one line, found an empty text
    sequences: {x: {stage: client, steps: [{call: a, minutes: long}]}}
      4:59: sequences.x.steps[1].minutes: expected a whole number from 1 to 1440, found “long”
    sequences: {x: {stage: client, steps: [{template: a, minutes: 5}]}}
      4:63: sequences.x.steps[1].minutes: minutes are for a call, a visit or a letter: remove them
    sequences: {x: {stage: client, steps: [{call: a}, {call: b}]}}
      4:51: sequences.x.steps[2]: another step of this sequence has the id “call”: give this one an id of its own
    sequences: {x: {stage: client, on: delivered_on + 7 business days, steps: [{template: a}]}}
      4:36: sequences.x.on: expected a column and days like delivered_on + 7 days, with “, yearly” behind it for every year, found “delivered_on + 7 business days”
    sequences: {x: {stage: client, on: delivered_on + 7, steps: [{template: a}]}}
      4:36: sequences.x.on: expected a column and days like delivered_on + 7 days, with “, yearly” behind it for every year, found “delivered_on + 7”
    sequences: {x: {stage: client, on: "delivered_on, monthly", steps: [{template: a}]}}
      4:36: sequences.x.on: expected a column and days like delivered_on + 7 days, with “, yearly” behind it for every year, found “delivered_on, monthly”
    sequences: {x: {stage: client, on: "d, yearly, yearly", steps: [{template: a}]}}
      4:36: sequences.x.on: expected a column and days like delivered_on + 7 days, with “, yearly” behind it for every year, found “d, yearly, yearly”
    sequences: {x: {stage: client, on: d + 7 days, yearly, steps: [{template: a}]}}
      4:48: sequences.x.yearly: within braces put the whole value in quotes: on: "renewed_on + 1 day, yearly"
    sequences: {x: {stage: client, on: d, season: year-end, steps: [{template: a}]}}
      4:47: sequences.x.season: a sequence starts on a date or in a season: keep on or season
    sequences: {x: {stage: client, season: summer, steps: [{template: a}]}}
      4:40: sequences.x.season: expected year-end, found “summer”
    sequences: {a b: {stage: client, steps: [{template: a}]}}
      4:13: sequences.a b: expected a name for the sequence of letters, digits, hyphens, dots and underscores, found “a b”
    stages: {customer: klient}
      4:20: stages.customer: expected client, prospect, stalled or lost, found “klient”; did you mean “client”?
    stages: {Customer: client, customer: lost}
      4:28: stages.customer: the word “customer” stands here in another letter case: keep one
    stages: {client: lost}
      4:10: stages.client: “client” is a stage of its own and cannot mean another
    suppress: [nobody]
      4:12: suppress[1]: expected an address, a domain or a text with * like *@company.example, found “nobody”
    suppress: ["*"]
      4:12: suppress[1]: expected an address, a domain or a text with * like *@company.example, found “*”
    suppress: ["*@* .example"]
      4:12: suppress[1]: expected an address, a domain or a text with * like *@company.example, found “*@* .example”
    suppress: ["@"]
      4:12: suppress[1]: expected an address, a domain or a text with * like *@company.example, found “@”
    suppress: [a_b.example]
      4:12: suppress[1]: the domain “a_b.example” has “_” at column 2, which no domain may hold
    suppress: [{reason: rude}]
      4:12: suppress[1]: the key “pattern” is missing: expected an address, a domain or a text with *
    suppress: [{pattern: a.example, since: 1.2.2025}]
      4:40: suppress[1].since: “1.2.2025” is not a date: column 2 does not fit; write year-month-day as in 2025-12-15
    suppress: [[a.example]]
      4:12: suppress[1]: expected keys and values, found a list
    holidays: {XX: [2025-12-24]}
      4:12: holidays.XX: “XX” is not a country's code; write the two letters of ISO 3166 as in DE or GB, or “all”
    holidays: {UK: [2025-12-24]}
      4:12: holidays.UK: “UK” is not a country's code; did you mean GB? write the two letters of ISO 3166 as in DE or GB, or “all”
    holidays: {all: [24.12.2025 Eve]}
      4:18: holidays.all[1]: “24.12.2025” is not a date: column 3 does not fit; write year-month-day as in 2025-12-15, and its name behind it if it has one; or name a file that ends in .ics
    holidays: {all: [2025-02-29]}
      4:18: holidays.all[1]: there is no day 29 of month 2 in the year 2025; write year-month-day as in 2025-12-15, and its name behind it if it has one; or name a file that ends in .ics
    holidays: {XX: [de.ics]}
      4:12: holidays.XX: “XX” is not a country's code; write the two letters of ISO 3166 as in DE or GB, or “all”
    holidays: {DE: [holidays/de.ical]}
      4:17: holidays.DE[1]: “holidays/de.ical” is not a date: column 1 does not fit; write year-month-day as in 2025-12-15, and its name behind it if it has one; or name a file that ends in .ics
    weekends: {all: [sat]}
      4:12: weekends.all: “all” is not a country's code; write the two letters of ISO 3166 as in DE or GB
    weekends: {DE: [Samstag]}
      4:17: weekends.DE[1]: expected a day like fri, found “Samstag”
    weekends: {DE: [mon, tue, wed, thu, fri, sat, sun]}
      4:16: weekends.DE: expected at least one day of work, found a list
    paths: {outbox: "a\nb"}
      4:17: paths.outbox: expected a text on one line, found “a\nb”
    paths: {outbox: ""}
      4:17: paths.outbox: expected a text on one line, found an empty text
    compliance: {unsubscribe_address: nobody}
      4:35: compliance.unsubscribe_address: the address “nobody” has no @: write one like name@company.example
    compliance: {unsubscribe_url: http://n.example}
      4:31: compliance.unsubscribe_url: expected an address like https://company.example/stop, found “http://n.example”
    compliance: {unsubscribe_url: "https://n.example/a b"}
      4:31: compliance.unsubscribe_url: expected an address like https://company.example/stop, found “https://n.example/a b”
    check: {allow: [{where: accounts.csv}]}
      4:17: check.allow[1]: the key “id” is missing: expected a finding's id: rapport check --explain lists them
    check: {forbid: []}
      4:9: check.forbid: the key “forbid” is not known; known here: allow
    """#
}
