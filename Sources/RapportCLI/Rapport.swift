import ArgumentParser
import Foundation
import Mail
import Outreach

/// The command `rapport`: its commands are recipes that join the pipeline's runs.
@main
struct Rapport: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rapport",
    abstract: "Drafts thank-you, check-in and break-up mails, and sends them at most once.",
    discussion: """
      Begin with "rapport preview": it reads the workspace's files, plans, and writes the mails to \
      the outbox. Nothing is sent and nothing else is kept.

      EXIT CODES
        0  done
        1  done, and something wants a person: refused rows, an unknown fate, findings
        2  done, and "preview --exit-code" found mails that are not what they were
       64  the command line is wrong
       65  data is wrong: a row, a template, a message
       66  a file that is named is not there
       69  a server could not be reached or refused us
       70  a fault of Rapport's own
       71  the system does not allow what is needed
       73  a file could not be written
       74  reading or writing failed, or the disk is full
       75  another process is at it; try again later
       77  not permitted
       78  rapport.yaml is wrong
      129, 130, 143  stopped by SIGHUP, SIGINT or SIGTERM; nothing is left half-done
      """,
    version: "0.1.0",
    subcommands: [
      InitCommand.self, PreviewCommand.self, ImportCommand.self, PlanCommand.self,
      WhyCommand.self, DraftCommand.self, DraftsCommand.self, ApproveCommand.self, SkipCommand.self,
      EditCommand.self, ReviewCommand.self, SendCommand.self, ResolveCommand.self, LogCommand.self,
      ResumeCommand.self, SimulateCommand.self, StatusCommand.self, DoctorCommand.self,
      CheckCommand.self, RunCommand.self,
    ]
  )

  static func main() async {
    Terminal.fillClosedDescriptors()
    ProcessLimits.shareMemory()
    let arguments = Array(CommandLine.arguments.dropFirst())
    if let mistake = MistypedCommand(arguments) {
      Terminal.error(mistake.message)
      exit(withError: ExitCode(ExitStatus.usage.rawValue))
    }
    var command: any ParsableCommand
    do { command = try parseAsRoot(arguments) } catch { exit(withError: error) }
    do {
      try ProcessLimits.checkDescriptors()
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
    } catch let error where error is ExitCode || exitCode(for: error) != .failure {
      exit(withError: error)
    } catch {
      let failure = Failure(error)
      Terminal.error(failure.message)
      exit(withError: ExitCode(failure.status.rawValue))
    }
  }
}

/// A word that is no command where one belongs, with the closest one that is.
private struct MistypedCommand {
  let message: String

  init?(_ arguments: [String]) {
    if let mistake = Self.mistake(arguments.first, Rapport.configuration, behind: "rapport") {
      message = mistake
      return
    }
    let group = Rapport.configuration.subcommands
      .first { $0.configuration.commandName == arguments.first }?.configuration
    guard let group, group.defaultSubcommand == nil, !group.subcommands.isEmpty,
      let mistake = Self.mistake(
        arguments.dropFirst().first,
        group,
        behind: "rapport \(arguments[0])"
      )
    else { return nil }
    message = mistake
  }

  private static func mistake(
    _ word: String?,
    _ group: CommandConfiguration,
    behind start: String
  ) -> String? {
    let names = group.subcommands.compactMap { $0.configuration.commandName } + ["help"]
    guard let word, !word.hasPrefix("-"), !names.contains(word) else { return nil }
    let guess = Spelling.closest(to: word, among: names)
    return "there is no command \"\(word.printable)\" behind \(start)"
      + (guess.map { "; did you mean \"\($0)\"?" } ?? "; \"\(start) --help\" lists them")
  }
}
