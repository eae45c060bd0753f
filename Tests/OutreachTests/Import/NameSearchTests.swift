import Outreach
import Testing

@Suite("Finding a name")
struct NameSearchTests {
  private static let names = [
    "Acme", "Acme Dairy", "Größe & Söhne (Köln)", "Østfjord", "Łódź Szkło", "三菱 電機", "Étoile—Paris",
    "O'Neill", "",
  ]

  @Test(
    "case, accents and what stands between words do not count",
    arguments: [
      ("acme", ["Acme"]), ("ACME d", ["Acme Dairy"]), ("acm", ["Acme", "Acme Dairy"]),
      ("grosse sohne koln", ["Größe & Söhne (Köln)"]), ("größe", ["Größe & Söhne (Köln)"]),
      ("Ostf", ["Østfjord"]), ("lodz-szklo", ["Łódź Szkło"]), ("三菱", ["三菱 電機"]),
      ("etoile paris", ["Étoile—Paris"]), ("E\u{301}toile", ["Étoile—Paris"]),
      ("o neill", ["O'Neill"]), ("dairy", []), ("", []), ("—", []), (" ", []),
    ]
  )
  func found(text: String, names: [String]) {
    #expect(NameSearch.found(text, among: Self.names) { [$0] } == names)
  }

  @Test func `any name of an item will do, and a whole one goes before a beginning`() {
    let people = [["Bo Berg", "Bo", "Berg"], ["Bodil Sand", "Bodil", "Sand"]]
    #expect(NameSearch.found("bo", among: people) { $0 } == [people[0]])
    #expect(NameSearch.found("bod", among: people) { $0 } == [people[1]])
    #expect(NameSearch.found("b", among: people) { $0 } == people)
  }
}
