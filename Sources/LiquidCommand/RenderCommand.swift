public import ArgumentParser
import Foundation
public import Liquid

/// `liquid render FILE --data data.json`.
struct RenderCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "render",
    abstract: "Render a template with JSON data to standard output."
  )

  @Argument(help: "The template.")
  var file: String

  @Option(help: "A file with a JSON object; without it there are no data.")
  var data: String?

  @Option(help: "The folder of the partials: NAME is NAME, NAME.liquid or NAME.md in it.")
  var partials: String?

  @Option(help: "How strictly to read and render: exact, strict or lax.")
  var mode = Mode.exact

  @Option(help: "The time zone for dates without one, such as Europe/Paris.")
  var zone = "UTC"

  @Option(help: "What 'now' means, in seconds since 1970; without it the clock's time.")
  var now: Int?

  func run() throws {
    guard let zone = Zone(identifier: zone) else {
      throw ValidationError("there is no time zone named '\(zone)'; write one as Europe/Paris")
    }
    let moment = now ?? Int(Date().timeIntervalSince1970)
    do {
      let template = try Template(
        source: try read(file),
        name: file,
        mode: mode,
        partials: PartialFolder(partials)
      )
      let value = try data.map { try Value(json: try read($0)) } ?? [:]
      let text = try template.render(
        with: value,
        options: RenderOptions(now: moment, zone: zone)
      )
      FileHandle.standardOutput.write(Data(text.utf8))
    } catch let errors as LiquidErrors {
      throw refused(errors)
    }
  }
}

extension Mode: ExpressibleByArgument {}

/// Reads a file as UTF-8.
func read(_ path: String) throws -> String {
  guard let data = FileManager.default.contents(atPath: path) else {
    throw ValidationError("'\(path)' cannot be read; is it there, and may you read it?")
  }
  guard let text = String(validating: data, as: UTF8.self) else {
    throw ValidationError("'\(path)' is not UTF-8 text")
  }
  return text
}

/// Prints errors and gives the exit code that says so.
func refused(_ errors: LiquidErrors) -> ExitCode {
  FileHandle.standardError.write(Data((errors.description + "\n").utf8))
  return ExitCode(1)
}
