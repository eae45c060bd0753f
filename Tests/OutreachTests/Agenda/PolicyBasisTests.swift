import Mail
import Testing

@testable import Outreach

@Suite("The basis of an agenda")
struct PolicyBasisTests {
  @Test(
    "is another one when a setting that decides what accounts wait for is another one",
    arguments: BasisRow.all.filter(\.counts)
  )
  func changes(row: BasisRow) {
    var policy = BasisRow.policy
    row.change(&policy)
    #expect(policy.agendaBasis != BasisRow.policy.agendaBasis)
  }

  @Test(
    "stays when a setting decides about slots alone, or about something else",
    arguments: BasisRow.all.filter { !$0.counts }
  )
  func stays(row: BasisRow) {
    var policy = BasisRow.policy
    row.change(&policy)
    #expect(policy != BasisRow.policy)
    #expect(policy.agendaBasis == BasisRow.policy.agendaBasis)
  }

  @Test("has a row here for every field of the policy, so that a new one cannot be forgotten")
  func rowsAreComplete() {
    let fields = PolicyFields(of: BasisRow.policy, closed: BasisRow.all.filter { !$0.counts })
    let rows = Set(BasisRow.all.map(\.field))
    #expect(fields.names.subtracting(rows) == [], "fields without a row")
    #expect(rows.subtracting(fields.names) == [], "rows without a field")
  }

  @Test("does not confuse where one text ends and the next begins")
  func boundaries() {
    func basis(_ name: String, _ first: String?) -> String {
      var policy = BasisRow.policy
      policy.sender.name = name
      policy.sender.firstName = first
      return policy.agendaBasis
    }
    let bases = [
      basis("Ana", "Lopez"), basis("AnaLopez", ""), basis("AnaLopez", nil),
      basis("Ana5:Lopez", nil),
    ]
    #expect(Set(bases).count == bases.count)
  }

  @Test("is the same text in every process")
  func text() {
    let policy = Sample.policy(sequences: [], suppressions: [])
    #expect(
      policy.agendaBasis == """
        9:Ana Lopez3:Ana-10:Northlight--1:13:ana-22:ana@northlight.example--13:Europe/Berlin1:41:2\
        -7:14 days8:24 hours7:30 days7:60 days15:3 business days16:15 Dec – 3 Jan1:520:time-bound \
        thank-you9:follow-up13:re-engagement13:first contact8:break-up1:01:0--0:
        """
    )
  }
}

/// The fields of a policy and of all that it is made of, as `Type.field`.
private struct PolicyFields {
  private(set) var names: Set<String> = []
  private let closed: Set<String>

  /// `closed`: fields whose own parts are not looked at.
  init(of policy: Policy, closed: [BasisRow]) {
    self.closed = Set(closed.map(\.field))
    look(into: policy)
  }

  private mutating func look(into value: Any) {
    let mirror = Mirror(reflecting: value)
    switch mirror.displayStyle {
    case .struct where Self.isOpen(value):
      for child in mirror.children { add("\(mirror.subjectType)", child) }
    case .enum where Self.isOpen(value):
      for child in mirror.children {
        let name = "\(mirror.subjectType).\(child.label ?? "")"
        let parts = Mirror(reflecting: child.value)
        if parts.displayStyle == .tuple {
          for part in parts.children { add(name, part) }
        } else {
          add("\(mirror.subjectType)", child)
        }
      }
    case .optional, .collection, .set:
      for child in mirror.children { look(into: child.value) }
    default: break
    }
  }

  private mutating func add(_ owner: String, _ child: Mirror.Child) {
    let name = "\(owner).\(child.label ?? "")"
    names.insert(name)
    if !closed.contains(name) { look(into: child.value) }
  }

  /// Our own records; an identifier, an address or a duration is one value.
  private static func isOpen(_ value: Any) -> Bool {
    if value is any Identifier { return false }
    return value is NamedAddress || String(reflecting: type(of: value)).hasPrefix("Outreach.")
  }
}
