import ArgumentParser

/// Liquid on the command line: render a template, check it, run a conformance file.
@main
struct LiquidCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "liquid",
    abstract: "Render and check Liquid templates.",
    subcommands: [RenderCommand.self, CheckCommand.self, TestCommand.self]
  )
}
