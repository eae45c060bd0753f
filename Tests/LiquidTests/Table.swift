import Liquid
import Testing

/// A template, what it is rendered with, and what must come out.
struct Row: Sendable, CustomTestStringConvertible {
  let source: String
  let data: LiquidValue
  let output: String

  init(_ source: String, _ output: String, _ data: LiquidValue = [:]) {
    self.source = source
    self.output = output
    self.data = data
  }

  var testDescription: String { source }

  /// Renders the row and compares bytes: two spellings of one letter are not the same.
  func check(_ mode: Mode = .strict, options: RenderOptions = RenderOptions()) throws {
    let output = try Template(source: source, mode: mode).render(with: data, options: options)
    #expect(Array(output.utf8) == Array(self.output.utf8), "rendered \(output)")
  }
}

/// The errors of a template, made or rendered.
func errors(
  _ source: String,
  _ data: LiquidValue = [:],
  mode: Mode = .exact,
  schema: Schema? = nil,
  partials: [String: String] = [:],
  limits: Limits = .standard
) -> [LiquidError] {
  do throws(LiquidErrors) {
    let template = try Template(
      source: source,
      name: "mail.md",
      mode: mode,
      schema: schema,
      partials: partials,
      limits: limits
    )
    _ = try template.render(with: data)
    return []
  } catch {
    return error.errors
  }
}
