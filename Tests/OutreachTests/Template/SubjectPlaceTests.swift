import Liquid
import Testing

@testable import Outreach

@Suite("What is wrong in a subject stands where it is written")
struct SubjectPlaceTests {
  private func places(_ front: String) -> [String] {
    let source = TemplateSource(
      name: "check-in/first",
      path: "first.md",
      text: "---\nkind: check-in\n\(front)\n---\nHello.\n"
    )
    let fields = DataColumns(accounts: [], contacts: [])
    return TemplateLibrary.reading([source], fields: fields).problems.map { problem in
      guard case .liquid(let error) = problem else { return problem.description }
      return "\(error.place.position.line):\(error.place.position.column)"
    }
  }

  /// Each place is that of the tag's name, three columns into the tag.
  @Test(
    "whatever its quotes",
    arguments: [
      ("subject: .{% nosuch %}", "3:14"),
      ("subject: a {% nosuch %}", "3:15"),
      ("subject: \"{% nosuch %}\"", "3:14"),
      ("subject: '{% nosuch %}'", "3:14"),
      ("subject: \"A question … {% nosuch %}\"", "3:27"),
      ("subject:   'about {% nosuch %}'", "3:22"),
      ("\"subject\": \"{% nosuch %}\"", "3:16"),
      ("subject: ! \"{% nosuch %}\"", "3:16"),
      ("subject: &s\n  '{% nosuch %}'", "4:7"),
      ("description: &s \"{% nosuch %}\"\nsubject: *s", "3:21"),
      ("subject: >-\n  {% nosuch %}", "4:6"),
    ]
  )
  func quotes(_ front: String, _ place: String) { #expect(places(front) == [place]) }

  @Test("and so does the subject itself")
  func home() throws {
    let source = TemplateSource(
      name: "check-in/first",
      path: "first.md",
      text: "---\nkind: check-in\nsubject: \"About {{ account.name }}\"\n---\nHello.\n"
    )
    let library = try TemplateLibrary([source], fields: DataColumns(accounts: [], contacts: []))
    let place = library.templates.first?.places.subject
    #expect(place == Outreach.Place(file: "first.md", line: 3, column: 11))
  }
}
