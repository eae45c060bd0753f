@testable import Outreach

extension Sample {
  /// A library with every template that the shipped sequences name, each a single line.
  static func library(_ extra: [TemplateSource] = []) throws -> TemplateLibrary {
    var sources: [TemplateSource] = []
    for step in Set(Outreach.Sequence.standard.flatMap(\.steps).compactMap(\.template)) {
      sources.append(template(step.text))
    }
    sources += [template("check-in/plain")]
    let replaced = Set(extra.map(\.name))
    return try TemplateLibrary(
      sources.filter { !replaced.contains($0.name) } + extra,
      fields: DataColumns(accounts: ["topic"], contacts: [])
    )
  }

  static func template(
    _ name: String,
    front: String = "",
    body: String = "Hello {{ contact.first_name }}."
  ) -> TemplateSource {
    let kind = String(name.prefix { $0 != "/" })
    let audience = name.contains("teammate") ? "audience: teammates\nto: teammate\n" : ""
    return TemplateSource(
      name: name,
      path: "Templates/\(name).md",
      text:
        "---\nkind: \(kind)\nsubject: About {{ account.name }}\n\(audience)\(front)---\n\(body)\n"
    )
  }
}
