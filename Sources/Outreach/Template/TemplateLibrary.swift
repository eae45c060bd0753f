import Liquid
package import Mail

/// All templates of a workspace, by name, compiled against the names that the data offers.
package struct TemplateLibrary: Sendable {
  /// By name.
  package let templates: [TemplateFile]
  /// Every file that it was made of, partials among them, by name.
  package let sources: [TemplateSource]
  package let names: TemplateNames
  /// Names the files' texts and the columns: equal where the same mails come of the same records.
  package let digest: Digest
  private let index: [TemplateName: Int]

  /// Compiles all files; a file below `partials/` is text for `render`, any other a template.
  ///
  /// `sources`: every file of the templates folder that ends in `.md`, in any order.
  /// `fields`: the columns of the data that Rapport itself does not know.
  /// - Throws: every problem of every file at once.
  package init(_ sources: [TemplateSource], fields: DataColumns) throws(TemplateProblems) {
    let reading = Self.reading(sources, fields: fields)
    guard reading.problems.isEmpty else { throw TemplateProblems(reading.problems) }
    self = reading.library
  }

  /// The templates that are right, and every problem of every other.
  package static func reading(
    _ sources: [TemplateSource],
    fields: DataColumns
  ) -> (library: TemplateLibrary, problems: [TemplateProblem]) {
    let names = TemplateNames(fields: fields)
    let sources = sources.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    var partials: [String: String] = [:]
    for source in sources where source.isPartial { partials[source.name] = source.text }
    var templates: [TemplateFile] = []
    var problems: [TemplateProblem] = []
    for source in sources {
      if let place = source.fault { problems.append(.notUTF8(place)) }
      guard !source.isPartial, source.fault == nil else { continue }
      do throws(TemplateProblems) {
        templates.append(
          try TemplateFile(source, names: names, partials: partials)
        )
      } catch {
        problems += error.problems
      }
    }
    let digest = digest(of: sources, fields: fields)
    return (
      TemplateLibrary(templates: templates, sources: sources, names: names, digest: digest),
      problems
    )
  }

  private init(
    templates: [TemplateFile],
    sources: [TemplateSource],
    names: TemplateNames,
    digest: Digest
  ) {
    self.templates = templates
    self.sources = sources
    self.names = names
    self.digest = digest
    index = Dictionary(
      uniqueKeysWithValues: templates.enumerated().map { ($0.element.name, $0.offset) }
    )
  }

  /// What `digest` is for the library of these files, without compiling them.
  package static func digest(of sources: [TemplateSource], fields: DataColumns) -> Digest {
    let sources = sources.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    let texts =
      sources.flatMap { [$0.name, $0.path, $0.text] + ($0.fault == nil ? [] : ["broken"]) }
      + ["columns"] + fields.accounts + ["and"] + fields.contacts
    return Digest.of(Array(texts.joined(separator: "\0").utf8))
  }

  package subscript(name: TemplateName) -> TemplateFile? { index[name].map { templates[$0] } }
}

/// The text of one file below the templates folder.
package struct TemplateSource: Hashable, Sendable {
  /// The path below the templates folder without `.md`.
  package let name: String
  /// The path as a person would open it, for messages.
  package let path: String
  /// With replacement characters where there is a fault.
  package let text: String
  /// Of the first octet that is no UTF-8: no mail is written with such a file.
  package let fault: Place?

  package init(name: String, path: String, text: String) {
    self.name = name
    self.path = path
    self.text = text
    fault = nil
  }

  package init(name: String, path: String, bytes: [UInt8]) {
    self.name = name
    self.path = path
    text = String(decoding: bytes, as: UTF8.self)
    fault = Place(ofFaultIn: bytes, file: path)
  }

  package var isPartial: Bool { name.hasPrefix("partials/") }
}

/// The columns of the data files that Rapport does not know and templates may use.
package struct DataColumns: Hashable, Sendable {
  package let accounts: [String]
  package let contacts: [String]

  package init(accounts: [String], contacts: [String]) {
    self.accounts = accounts
    self.contacts = contacts
  }
}
