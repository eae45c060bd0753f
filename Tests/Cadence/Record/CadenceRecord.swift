/// Everything that a checker may know: the configuration's values, who there is, and the journal.
///
/// Instants are seconds since 1970 in UTC, days are ISO texts, zones are IANA names. It goes to
/// JSON and back, so that a journal can be checked without the program that wrote it.
package struct CadenceRecord: Codable, Hashable, Sendable {
  /// The configurations in force one after the other; `Entry.settings` says from when on.
  package var settings: [Settings]
  package var firms: [Firm]
  package var people: [Person]
  package var templates: [Template]
  /// In the order in which they were written down, whatever the clock showed.
  package var entries: [Entry] = []

  package init(
    settings: [Settings],
    firms: [Firm],
    people: [Person],
    templates: [Template]
  ) {
    self.settings = settings
    self.firms = firms
    self.people = people
    self.templates = templates
  }

  package struct Firm: Codable, Hashable, Sendable {
    package var id: String
    package var declared: String
    package var isOurs = false
    package var zone: String?
    package var country: String?
    package var mailbox: String?
    package var deliveredBy: [String] = []
    package var fields: [String: String] = [:]
  }

  package struct Person: Codable, Hashable, Sendable {
    package var id: String
    package var firm: String
    package var address: String
    package var role: String
    package var zone: String?
    package var country: String?
    package var firstName: String?
    /// What somebody registered of the address's domain; nil for a freemail provider.
    package var registered: String?
  }

  package struct Template: Codable, Hashable, Sendable {
    package var name: String
    package var kind: String
    package var forTeammates = false
    package var roles: [String] = []
  }

  package enum Entry: Codable, Hashable, Sendable {
    /// From here on this configuration is in force.
    case settings(Int)
    case touch(Touch)
    case takenBack(touch: String)
    case resumed(mailbox: String, at: Int64)
    case draft(Draft)
    case state(draft: String, state: String, at: Int64)
    case plan(Plan)
  }

  package struct Touch: Codable, Hashable, Sendable {
    package var id: String
    package var firm: String
    package var person: String?
    package var kind: String
    package var at: Int64
    package var answered = false
    /// A day.
    package var until: String?
    package var step: StepPlace?
    package var mailbox: String?
    /// The draft that went or bounced, of which the journal had a claim.
    package var draft: String?
  }

  package struct StepPlace: Codable, Hashable, Sendable {
    package var sequence: String
    package var step: String
    package var occurrence = ""
  }

  package struct Draft: Codable, Hashable, Sendable {
    package var id: String
    package var firm: String
    package var person: String
    package var step: StepPlace
    package var template: String
    package var mailbox: String
    package var planned: Int64
    package var at: Int64
  }

  /// What a planner was asked for, and what it gave.
  package struct Plan: Codable, Hashable, Sendable {
    package var at: Int64
    package var wanted: [Wanted]
  }

  package struct Wanted: Codable, Hashable, Sendable {
    package var firm: String
    package var person: String
    package var step: StepPlace
    package var template: String
    /// Before this nothing but the history holds it.
    package var earliest: Int64
    /// The mailbox it is bound to.
    package var bound: String?
    package var mailbox: String?
    package var slot: Int64?
  }
}
