import Outreach
import Testing

@Suite("A configuration that is wrong")
struct ConfigurationErrorTests {
  /// What is written behind the three lines, and what is said of it.
  struct Row: Sendable, CustomTestStringConvertible {
    let yaml: String
    let messages: [String]

    init(_ yaml: String, _ message: String) { self.init(yaml, [message]) }

    init(_ yaml: String, _ messages: [String]) {
      self.yaml = yaml
      self.messages = messages
    }

    var testDescription: String { yaml }
  }

  private func complaints(_ yaml: String) -> [String] {
    do throws(ConfigurationErrors) {
      _ = try Configuration.read(yaml: yaml, file: "rapport.yaml")
      return []
    } catch {
      return error.problems.map(\.description)
    }
  }

  @Test("is told what, where and what to do", arguments: rows)
  func message(row: Row) {
    let found = complaints(ConfigurationTests.threeLines + row.yaml)
    #expect(found == row.messages.map { "rapport.yaml:" + $0 })
  }

  @Test(
    "is told what a workspace cannot do without",
    arguments: [
      Row(
        "",
        "1:1: the key “sender” is missing: expected your name and address like "
          + "Ana Lopez <ana@northlight.example>"
      ),
      Row(
        "sender: Ana <ana@n.example>",
        "1:1: the key “zone” is missing: expected a time zone like Europe/Berlin"
      ),
      Row(
        "sender: ana@n.example\nzone: UTC",
        "1:9: sender: expected a name before the address, like Ana Lopez <ana@n.example>, "
          + "found “ana@n.example”"
      ),
      Row(
        "sender: {name: Ana}\nzone: UTC",
        "1:1: the key “mailboxes” is missing: expected a mailbox with its from address"
      ),
      Row(
        "sender: {title: Partner}\nzone: UTC\nmailboxes: {a: {from: a@n.example}}",
        "1:9: sender: the key “name” is missing: expected the name that mails are signed with"
      ),
      Row(
        "sender: {name: Ana}\nmailboxes: {a: {from: a@n.example}}",
        "2:16: mailboxes.a: the key “zone” is missing: expected a time zone like Europe/Berlin"
      ),
      Row(
        "sender: {name: Ana}\nzone: UTC\nmailboxes: {}",
        "3:12: mailboxes: expected at least one mailbox, found none"
      ),
      Row(
        "sender: {name: Ana, company: A}\ncompany: B\nzone: UTC\nmailboxes: {a: {from: a@n.example}}",
        "2:10: company: this is said by sender.company as well: keep one"
      ),
      Row("- a\n- b", "1:1: expected keys and values, found a list"),
    ]
  )
  func required(row: Row) {
    #expect(complaints(row.yaml) == row.messages.map { "rapport.yaml:" + $0 })
  }

  @Test func `all of it is told at once, in the order of the file`() {
    let found = complaints(
      """
      sender: Ana <ana@n.example>
      zone: Europe/Belin
      cadense: {}
      cadence:
        window: Mon-Fri 25:00
        contact: {gap: soon, per_sequence: 0}
      paths: [a]
      """
    )
    #expect(
      found.map { $0.split(separator: ": ")[0] } == [
        "rapport.yaml:2:7", "rapport.yaml:3:1", "rapport.yaml:5:11", "rapport.yaml:6:18",
        "rapport.yaml:6:38", "rapport.yaml:7:8",
      ]
    )
  }

  @Test func `bytes that are not UTF-8 are named with their place`() {
    #expect(throws: ConfigurationErrors.self) {
      try Configuration.read(bytes: Array("a: 1\nb: ".utf8) + [0xE9], file: "rapport.yaml")
    }
    do throws(ConfigurationErrors) {
      _ = try Configuration.read(bytes: Array("a: 1\nb: ".utf8) + [0xE9], file: "rapport.yaml")
    } catch {
      #expect(
        error.description
          == "rapport.yaml:2:4: this is not YAML: the text is not UTF-8: save it in that encoding"
      )
    }
  }

  @Test(
    "never shows a secret",
    arguments: [
      "password: hunter2", "smtp: {host: h.example, password: hunter2}",
      "smtp: {host: h.example, username: a, password_env: hunter2!}",
      "smtp: {host: h.example, username: a, password_env: [hunter2]}",
      "smtp: {host: h.example, token: hunter2}", "smtp: {host: h.example, passwort: hunter2}",
    ]
  )
  func secrets(keys: String) {
    let found = complaints(
      ConfigurationTests.threeLines + "mailboxes: {a: {from: a@n.example, \(keys)}}"
    )
    #expect(found.count == 1)
    #expect(!found.joined().contains("hunter2"))
  }
}
