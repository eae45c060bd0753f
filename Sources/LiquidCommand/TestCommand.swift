import ArgumentParser
import Liquid

/// `liquid test CASES.json`: runs a conformance file.
struct TestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test",
    abstract: "Run a conformance file in the golden-liquid format.",
    discussion: """
      Each case is rendered in strict mode with undefined names empty. It passes if the output is \
      its `result` or one of its `results`, or if it is `invalid` and reading or rendering fails.
      """
  )

  @Argument(help: "The cases: {\"tests\": [{name, template, data, templates, result, …}]}.")
  var cases: String

  @Option(help: "Run only cases that have one of these tags, commas between them.")
  var tags: String?

  @Flag(help: "Print one JSON object for each failing case.")
  var json = false

  func run() throws {
    do {
      let wanted = tags.map { $0.split(separator: ",").map(String.init) }
      let all = try Conformance.cases(in: try Value(json: try read(cases)))
      let chosen = all.filter { test in wanted?.contains { test.tags.contains($0) } ?? true }
      var failed = 0
      for test in chosen {
        guard let failure = test.failure() else { continue }
        failed += 1
        print(json ? failure.json : failure.text)
      }
      print("\(chosen.count - failed) passed, \(failed) failed")
      if failed > 0 { throw ExitCode(1) }
    } catch let errors as LiquidErrors {
      throw refused(errors)
    }
  }
}
