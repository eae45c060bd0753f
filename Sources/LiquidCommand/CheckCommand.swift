import ArgumentParser
import Liquid

/// `liquid check FILE --schema schema.json`.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check a template against the names it may read, without rendering it."
  )

  @Argument(help: "The template.")
  var file: String

  @Option(help: "A JSON file that says what there is: {\"contact\": {\"first_name\": \"text\"}}.")
  var schema: String

  @Option(help: "The folder of the partials.")
  var partials: String?

  func run() throws {
    do {
      let schema = try Schema(json: try read(schema))
      let template = try Template(
        source: try read(file),
        name: file,
        schema: schema,
        partials: PartialFolder(partials)
      )
      print("\(file): no errors")
      let required = template.analysis.required
      if !required.isEmpty {
        print("a record must have: \(required.joined(separator: ", "))")
      }
    } catch let errors as LiquidErrors {
      throw refused(errors)
    }
  }
}
