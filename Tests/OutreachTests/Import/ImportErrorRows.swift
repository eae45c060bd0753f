import Testing

/// Rows that are refused, and the exact words.
///
/// Behind `#` the sort of file, then its header, then files of one row (`|` ends a row, `⏎` is a
/// line feed in a cell), and indented below each what is said of it.
struct ImportErrorRow: Sendable, CustomTestStringConvertible {
  let kind: String
  let file: String
  var messages: [String] = []

  var testDescription: String { file }

  static let all: [ImportErrorRow] = {
    var rows: [ImportErrorRow] = []
    var kind = ""
    var header: String?
    for line in table.split(separator: "\n") {
      if line.hasPrefix("# ") {
        (kind, header) = (String(line.dropFirst(2)), nil)
      } else if line.hasPrefix("  ") {
        rows[rows.count - 1].messages.append(String(line.dropFirst(2)))
      } else if let header {
        let body = line.replacing("|", with: "\n").replacing("⏎", with: "\n")
        rows.append(ImportErrorRow(kind: kind, file: "\(header)\n\(body)\n"))
      } else {
        header = String(line)
      }
    }
    return rows
  }()

  private static let table = #"""
    # accounts
    id,name,stage,domain,country,zone,mailbox,internal
    1,Acme,klient,,,,,
      accounts.csv:2:8: record 1: stage: expected client, prospect, stalled or lost, or a word that stages: in rapport.yaml says, found “klient”; did you mean “client”?
    1,Acme,,,,,,
      accounts.csv:2:8: record 1: stage: the cell is empty: write the account's stage
    1,,client,,,,,
      accounts.csv:2:3: record 1: name: the cell is empty: write the account's name
    ,Acme,client,,,,,
      accounts.csv:2:1: record 1: id: the cell is empty: write an id, or the account's own domain
     ,Acme,client,,,,,
      accounts.csv:2:1: record 1: id: the cell is empty: write an id, or the account's own domain
    ,Acme,client,gmail.com,,,,
      accounts.csv:2:14: record 1: domain: anybody can have an address at “gmail.com”: leave the cell empty
    1,Acme,client,mail.web.de,,,,
      accounts.csv:2:15: record 1: domain: anybody can have an address at “mail.web.de”: leave the cell empty
    1,Acme,client,co.uk,,,,
      accounts.csv:2:15: record 1: domain: anybody can register under “co.uk”: write the account's own domain
    1,Acme,client,acme,,,,
      accounts.csv:2:15: record 1: domain: anybody can register under “acme”: write the account's own domain
    1,Acme,client,acme_1.example,,,,
      accounts.csv:2:15: record 1: domain: the domain “acme_1.example” has “_” at column 5, which no domain may hold
    1,Acme,client,,Germany,,,
      accounts.csv:2:16: record 1: country: “Germany” is not a country's code; write the two letters of ISO 3166 as in DE or GB
    1,Acme,client,,UK,,,
      accounts.csv:2:16: record 1: country: “UK” is not a country's code; did you mean GB? write the two letters of ISO 3166 as in DE or GB
    1,Acme,client,,,Europe/Belin,,
      accounts.csv:2:17: record 1: zone: “Europe/Belin” is not a time zone; did you mean Europe/Berlin? write an IANA name in its exact spelling as in Europe/Berlin
    1,Acme,client,,,CEST,,
      accounts.csv:2:17: record 1: zone: “CEST” is not a time zone; did you mean Europe/Paris? write an IANA name in its exact spelling as in Europe/Berlin
    1,Acme,client,,,+01:00,,
      accounts.csv:2:17: record 1: zone: “+01:00” is not a time zone; write an IANA name in its exact spelling as in Europe/Berlin
    1,Acme,client,,,,anna,
      accounts.csv:2:18: record 1: mailbox: expected a mailbox of rapport.yaml (ana or ben), found “anna”; did you mean “ana”?
    1,Acme,client,,,,,perhaps
      accounts.csv:2:19: record 1: internal: expected yes or no, found “perhaps”
    1,Acme,clint,acme..example,XX,Mars/Base,zoe,maybe
      accounts.csv:2:8: record 1: stage: expected client, prospect, stalled or lost, or a word that stages: in rapport.yaml says, found “clint”; did you mean “client”?
      accounts.csv:2:14: record 1: domain: the domain “acme..example” has a dot too many: remove it
      accounts.csv:2:28: record 1: country: “XX” is not a country's code; write the two letters of ISO 3166 as in DE or GB
      accounts.csv:2:31: record 1: zone: “Mars/Base” is not a time zone; write an IANA name in its exact spelling as in Europe/Berlin
      accounts.csv:2:41: record 1: mailbox: expected a mailbox of rapport.yaml (ana or ben), found “zoe”
      accounts.csv:2:45: record 1: internal: expected yes or no, found “maybe”
    1,"Acme⏎Bcc: x",client,,,,,
      accounts.csv:2:3: record 1: name: “Acme\nBcc: x” holds a line end or another control character: remove it
    "1⏎2",Acme,client,,,,,
      accounts.csv:2:1: record 1: id: “1\n2” holds a line end or another control character: remove it
    1,Acme,client,,,,
      accounts.csv:2:18: record 1: 7 of 8 fields. Add the missing fields, empty ones too.
    1,Acme,client,,,,,,
      accounts.csv:2:20: record 1: 9 fields where the header has 8. Quote the field that has a delimiter in it, or remove the surplus.
    1,Acme "the best",client,,,,,
      accounts.csv:2:8: record 1: a quote inside a field that does not begin with one. Put the field in quotes and write each quote in it twice.
    1,Acme,client,,,,,|1,Beta,client,,,,,
      accounts.csv:3:1: record 2: id: “1” is already in line 2: remove one of the two rows, or tell them apart
    ,Acme,client,acme.example,,,,|,Beta,client,www.acme.example,,,,
      accounts.csv:3:14: record 2: domain: “acme.example” is already in line 2: remove one of the two rows, or tell them apart
    A1,Acme,client,,,,,|2,Beta,client,,,,,|A1,Gamma,client,,,,,
      accounts.csv:4:1: record 3: id: “A1” is already in line 2: remove one of the two rows, or tell them apart
    # contacts
    id,account,email,role,name,first_name,zone
    ,A1,,,,,
      contacts.csv:2:5: record 1: email: the cell is empty: write the contact's address
    ,A1,nobody,,,,
      contacts.csv:2:5: record 1: email: the address “nobody” has no @: write one like name@company.example
    ,A1,a b@acme.example,,,,
      contacts.csv:2:5: record 1: email: the address “a b@acme.example” has U+0020 at column 2, which no address may hold: remove it
    ,A1,"a@acme.example⏎Bcc: x@y.example",,,,
      contacts.csv:2:5: record 1: email: “a@acme.example\nBcc: x@y.example” holds a line end or another control character: remove it
    ,A1,a@acme..example,,,,
      contacts.csv:2:5: record 1: email: the address “a@acme..example” is not usable: the domain “acme..example” has a dot too many: remove it
    ,A1,"""a b""@acme.example",,,,
      contacts.csv:2:5: record 1: email: the address “"a b"@acme.example” has a quoted part before the @, which is not supported: ask for another address
    ,A9,a@acme.example,,,,
      contacts.csv:2:2: record 1: account: there is no account “A9”: add it, or correct this cell
    ,shared.example,a@acme.example,,,,
      contacts.csv:2:2: record 1: account: there is no account “shared.example”: add it, or correct this cell
    ,,a@nowhere.example,,,,
      contacts.csv:2:2: record 1: account: the cell is empty: write the account's id, since no account alone has the address's domain
    ,,a@gmail.com,,,,
      contacts.csv:2:2: record 1: account: the cell is empty: write the account's id, since no account alone has the address's domain
    ,,a@shared.example,,,,
      contacts.csv:2:2: record 1: account: the cell is empty: write the account's id, since no account alone has the address's domain
    ,A1,a@acme.example,decider,,,
      contacts.csv:2:20: record 1: role: expected decision-maker, influencer, end-user, stakeholder, teammate or other, found “decider”
    ,A1,a@acme.example,influencr,,,
      contacts.csv:2:20: record 1: role: expected decision-maker, influencer, end-user, stakeholder, teammate or other, found “influencr”; did you mean “influencer”?
    ,A1,a@acme.example,,"Road⏎Runner",,
      contacts.csv:2:21: record 1: name: “Road\nRunner” holds a line end or another control character: remove it
    ,A1,a@acme.example,,,,Europe/Paaris
      contacts.csv:2:23: record 1: zone: “Europe/Paaris” is not a time zone; did you mean Europe/Paris? write an IANA name in its exact spelling as in Europe/Berlin
    ,A1,a@acme.example,,,,|,A2,A@ACME.example,,,,
      contacts.csv:3:5: record 2: email: “a@acme.example” is already in line 2: remove one of the two rows, or tell them apart
    9,A1,a@acme.example,,,,|9,A1,b@acme.example,,,,
      contacts.csv:3:1: record 2: id: “9” is already in line 2: remove one of the two rows, or tell them apart
    9,A1,a@acme.example,,,,|8,A1,a@acme.example,,,,
      contacts.csv:3:6: record 2: email: “a@acme.example” is already in line 2: remove one of the two rows, or tell them apart
    # touches
    id,account,contact,kind,at,minutes,answered,until,sequence,step,occurrence
    ,A1,,,2025-03-01,,,,,,
      touches.csv:2:6: record 1: kind: the cell is empty: write mail-out, mail-in, bounce, auto-reply, complaint, call, visit, letter, note, let-go or re-open
    ,A1,,mail out!,2025-03-01,,,,,,
      touches.csv:2:6: record 1: kind: expected mail-out, mail-in, bounce, auto-reply, complaint, call, visit, letter, note, let-go or re-open, found “mail out!”; did you mean “mail-out”?
    ,A1,,mailout,2025-03-01,,,,,,
      touches.csv:2:6: record 1: kind: expected mail-out, mail-in, bounce, auto-reply, complaint, call, visit, letter, note, let-go or re-open, found “mailout”; did you mean “mail-out”?
    ,A1,,note,,,,,,,
      touches.csv:2:11: record 1: at: the cell is empty: write when it was, like 2025-03-30 09:00
    ,A1,,note,01.03.2025,,,,,,
      touches.csv:2:11: record 1: at: expected a time like 2025-03-30 09:00, 2025-03-30T09:00:00+02:00 or 2025-03-30, found “01.03.2025”
    ,A1,,note,2025-02-30,,,,,,
      touches.csv:2:11: record 1: at: expected a time like 2025-03-30 09:00, 2025-03-30T09:00:00+02:00 or 2025-03-30, found “2025-02-30”
    ,A1,,note,2025-03-01 25:00,,,,,,
      touches.csv:2:11: record 1: at: expected a time like 2025-03-30 09:00, 2025-03-30T09:00:00+02:00 or 2025-03-30, found “2025-03-01 25:00”
    ,A1,,note,2025-03-01T09:00:00,,,,,,
    ,A1,,note,2025-03-01T09:00:00+25:00,,,,,,
      touches.csv:2:11: record 1: at: expected a time like 2025-03-30 09:00, 2025-03-30T09:00:00+02:00 or 2025-03-30, found “2025-03-01T09:00:00+25:00”
    ,A1,,note,yesterday,,,,,,
      touches.csv:2:11: record 1: at: expected a time like 2025-03-30 09:00, 2025-03-30T09:00:00+02:00 or 2025-03-30, found “yesterday”
    ,A9,,note,2025-03-01,,,,,,
      touches.csv:2:2: record 1: account: there is no account “A9”: add it, or correct this cell
    ,,C9,note,2025-03-01,,,,,,
      touches.csv:2:3: record 1: contact: there is no contact “C9”: add it, or correct this cell
    ,,x@acme.example,note,2025-03-01,,,,,,
      touches.csv:2:3: record 1: contact: there is no contact “x@acme.example”: add it, or correct this cell
    ,,,note,2025-03-01,,,,,,
      touches.csv:2:2: record 1: account: the cell is empty: write an account, or a contact of one
    ,A2,C1,note,2025-03-01,,,,,,
      touches.csv:2:2: record 1: account: the contact belongs to the account “A1”: correct one of the two
    ,A1,,note,2025-03-01,-5,,,,,
      touches.csv:2:22: record 1: minutes: expected a whole number of minutes, found “-5”
    ,A1,,note,2025-03-01,ten,,,,,
      touches.csv:2:22: record 1: minutes: expected a whole number of minutes, found “ten”
    ,A1,,note,2025-03-01,1.5,,,,,
      touches.csv:2:22: record 1: minutes: expected a whole number of minutes, found “1.5”
    ,A1,,note,2025-03-01,,perhaps,,,,
      touches.csv:2:23: record 1: answered: expected yes or no, found “perhaps”
    ,A1,,note,2025-03-01,,,soon,,,
      touches.csv:2:24: record 1: until: “soon” is not a date: column 1 does not fit; write year-month-day as in 2025-12-15
    ,A1,,mail-out,2025-03-01,,,,prospect,,
      touches.csv:2:38: record 1: step: the cell is empty: write sequence and step, both or neither
    ,A1,,mail-out,2025-03-01,,,,,check-in/first,
      touches.csv:2:29: record 1: sequence: the cell is empty: write sequence and step, both or neither
    ,A1,,mail-out,2025-03-01,,,,,,2025
      touches.csv:2:29: record 1: sequence: the cell is empty: write sequence and step, both or neither
    7,A1,,note,2025-03-01,,,,,,|7,A2,,note,2025-03-01,,,,,,
      touches.csv:3:1: record 2: id: “7” is already in line 2: remove one of the two rows, or tell them apart
    ,A1,,complaint,2025-03-01,,,,,,
      touches.csv:2:6: record 1: kind: the cell is empty: write the mailbox that they complained about
    # touches
    account,kind,at,mailbox
    A1,complaint,2025-03-01,
      touches.csv:2:25: record 1: mailbox: the cell is empty: write the mailbox that they complained about
    A1,Complaint,2025-03-01,"a⏎b"
      touches.csv:2:25: record 1: mailbox: “a\nb” holds a line end or another control character: remove it
    # accounts
    id,name,stage,Closed
    1,Acme,client,Christmas
      accounts.csv:2:15: record 1: Closed: “Christmas” does not say when they are closed: “Christmas” is no day; write days as in 2026-12-21 – 2027-01-04; 2027-08-02
    1,Acme,client,2026-12-21 – 2026-12-20
      accounts.csv:2:15: record 1: Closed: “2026-12-21 – 2026-12-20” does not say when they are closed: it ends before it begins; write days as in 2026-12-21 – 2027-01-04; 2027-08-02
    1,Acme,client,2026-12-21 2027-01-04
      accounts.csv:2:15: record 1: Closed: “2026-12-21 2027-01-04” does not say when they are closed: behind the first day stands neither a dash nor a second day; write days as in 2026-12-21 – 2027-01-04; 2027-08-02
    1,Acme,client,2026-12-21; 2027-02-29 - 2027-03-04
      accounts.csv:2:15: record 1: Closed: “2027-02-29 - 2027-03-04” does not say when they are closed: “2027-02-29” is no day; write days as in 2026-12-21 – 2027-01-04; 2027-08-02
    1,Acme,client,2026-12-21 –
      accounts.csv:2:15: record 1: Closed: “2026-12-21 –” does not say when they are closed: “” is no day; write days as in 2026-12-21 – 2027-01-04; 2027-08-02
    """#
}
