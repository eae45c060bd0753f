import Foundation
import TestSupport
import Testing

@Suite("Calendar files that the configuration names", .temporaryFolder)
struct CalendarFileTests {
  private static let now = "2026-11-24T08:00:00Z"

  private static let calendar = """
    BEGIN:VCALENDAR
    VERSION:2.0
    PRODID:-//Northlight//Holidays//EN
    BEGIN:VEVENT
    UID:1
    DTSTART;VALUE=DATE:20261124
    SUMMARY:Company day
    END:VEVENT
    BEGIN:VEVENT
    UID:2
    DTSTART;VALUE=DATE:20201125
    RRULE:FREQ=YEARLY
    SUMMARY:Every year
    END:VEVENT
    END:VCALENDAR

    """

  private func workspace(_ holidays: String, at path: String? = nil) throws -> SampleWorkspace {
    let workspace = try SampleWorkspace(
      configuration: SampleWorkspace.configuration + "\nholidays: \(holidays)\n",
      accounts: """
        id,name,stage,country,zone,topic
        acme,Acme Dairy,prospect,DE,Europe/Berlin,the night load
        birch,Birch Foods,prospect,SE,Europe/Berlin,two freezer lines
        """
    )
    if let path { try workspace.write(Self.calendar, to: path) }
    #expect(try workspace.rapport("import", "--now", Self.now).status == (path == nil ? 66 : 0))
    return workspace
  }

  private func days(_ workspace: SampleWorkspace) throws -> [String: String] {
    let plan = try workspace.rapport("plan", "--json", "--now", Self.now)
    #expect(plan.status == 0, "\(plan.errors)")
    let mails = plan.objects.first?["scheduled"] as? [[String: Any]] ?? []
    return Dictionary(
      uniqueKeysWithValues: mails.map {
        ("\($0["account"] ?? "")", String("\($0["planned"] ?? "")".prefix(10)))
      }
    )
  }

  @Test func `keep a country's mails off its holidays, yearly ones of other years included`() throws
  {
    let workspace = try workspace("{DE: [2026-11-26 Eve, days/de.ics]}", at: "days/de.ics")
    #expect(try days(workspace) == ["acme": "2026-11-27", "birch": "2026-11-24"])
  }

  @Test func `hold everywhere under all`() throws {
    let workspace = try workspace("{all: all.ics}", at: "all.ics")
    #expect(try days(workspace) == ["acme": "2026-11-26", "birch": "2026-11-26"])
  }

  @Test func `that are not there stop the command, with the place of the key`() throws {
    let workspace = try workspace("{DE: [2026-11-26, days/de.ics]}")
    let plan = try workspace.rapport("plan")
    #expect(plan.status == 66)
    #expect(plan.errors.contains("rapport.yaml:4:29: holidays: there is no file days/de.ics"))
  }

  @Test func `that are damaged stop the command, with both places of each fault`() throws {
    let workspace = try workspace("{DE: de.ics}", at: "de.ics")
    try workspace.write(
      SampleWorkspace.configuration + "\nholidays: {DE: de.ics, SE: se.ics}\n",
      to: "rapport.yaml"
    )
    try workspace.write(
      Self.calendar.replacing("DTSTART;VALUE=DATE:20261124", with: "DTSTART:next Tuesday"),
      to: "de.ics"
    )
    try workspace.write("no calendar\n", to: "se.ics")
    let plan = try workspace.rapport("plan")
    #expect(plan.status == 65)
    #expect(
      plan.errors == """
        rapport: rapport.yaml:4:16: holidays: de.ics cannot be read:
          de.ics:6: “next Tuesday” is not a value of DTSTART; write a date as in 20251224
        rapport.yaml:4:28: holidays: se.ics cannot be read:
          se.ics:1: this is not a calendar; give an .ics file, which starts BEGIN:VCALENDAR

        """
    )
  }
}
