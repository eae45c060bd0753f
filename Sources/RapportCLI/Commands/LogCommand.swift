import ArgumentParser
import Civil
import Mail
import Outreach
import Store

struct LogCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "log",
    abstract: "Note what happened outside of Rapport: a call, a visit, a letter, an answer.",
    discussion: """
      What is noted counts: for the account's stage, for the hours that it takes, and as the step of \
      a sequence where one waits for it. Examples:

        rapport log call acme --minutes 10 --answered asked for the numbers of 2025
        rapport log reply acme --contact zoe "called back: yes, but after Easter"
        rapport log let-go marble --until 2027-11-15 the budget is gone
        rapport log undo
      """,
    subcommands: [
      Call.self, Visit.self, Letter.self, Note.self, Reply.self, LetGo.self, Reopen.self,
      Undo.self, List.self,
    ]
  )

  /// What every kind of entry takes.
  struct Said: ParsableArguments {
    @Option(help: "With whom: an id, an address or a name.")
    var contact: String?

    @Option(help: ArgumentHelp("How long it took you.", valueName: "n"))
    var minutes = 0

    @Option(
      help: ArgumentHelp(
        "When it was, if not now: 2026-11-24T09:30:00+01:00, or \"2026-11-24 09:30\" by the first "
          + "mailbox's clock.",
        valueName: "time"
      )
    )
    var at: String?

    @Argument(help: "The account: its id, or the beginning of its name.")
    var account: String

    @Argument(help: "What to remember of it.")
    var text: [String] = []

    func validate() throws {
      guard (0...100_000).contains(minutes) else {
        throw ValidationError("--minutes takes a number from 0 to 100000")
      }
    }
  }

  /// Which step of a sequence it was.
  struct TaskOption: ParsableArguments {
    @Option(
      help: ArgumentHelp(
        "The step that it was, where several wait; \"none\" if it was none of them.",
        valueName: "step"
      )
    )
    var task: String?
  }

  struct Call: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "call",
      abstract: "Note a call."
    )

    @OptionGroup var global: GlobalOptions
    @OptionGroup var said: Said
    @OptionGroup var task: TaskOption

    @Flag(help: "Somebody there took part.")
    var answered = false

    func run() throws {
      try LogEntry(.call, said, answered: answered, task: task.task).note(global)
    }
  }

  struct Visit: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "visit",
      abstract: "Note a visit."
    )

    @OptionGroup var global: GlobalOptions
    @OptionGroup var said: Said
    @OptionGroup var task: TaskOption

    @Flag(help: "Somebody there took part.")
    var answered = false

    func run() throws {
      try LogEntry(.visit, said, answered: answered, task: task.task).note(global)
    }
  }

  struct Letter: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "letter",
      abstract: "Note a letter on paper that you sent."
    )

    @OptionGroup var global: GlobalOptions
    @OptionGroup var said: Said
    @OptionGroup var task: TaskOption

    func run() throws { try LogEntry(.letter, said, task: task.task).note(global) }
  }

  struct Note: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "note",
      abstract: "Note something that is neither a call nor a letter."
    )

    @OptionGroup var global: GlobalOptions
    @OptionGroup var said: Said

    func validate() throws { try said.requireText("what there is to note") }

    func run() throws { try LogEntry(.note, said).note(global) }
  }

  struct Reply: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "reply",
      abstract: "Note that they answered, somewhere that Rapport does not read.",
      discussion: "It is your turn then: nothing is drafted until you have answered."
    )

    @OptionGroup var global: GlobalOptions
    @OptionGroup var said: Said

    func run() throws { try LogEntry(.mailIn, said).note(global) }
  }

  struct LetGo: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "let-go",
      abstract: "Decide to stop working an account.",
      discussion: """
        One break-up if none was sent, then silence, until the day of --until, until they write, or \
        until "rapport log re-open".
        """
    )

    @OptionGroup var global: GlobalOptions
    @OptionGroup var said: Said

    @Option(help: ArgumentHelp("Look at it again on this day: 2027-11-15.", valueName: "date"))
    var until: String?

    func validate() throws { try said.requireText("why") }

    func run() throws { try LogEntry(.letGo, said, until: until).note(global) }
  }

  struct Reopen: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "re-open",
      abstract: "Take up again an account that was let go, or that had a break-up."
    )

    @OptionGroup var global: GlobalOptions
    @OptionGroup var said: Said

    func run() throws { try LogEntry(.reopen, said).note(global) }
  }
}

extension LogCommand.Said {
  /// The words as one text, without white space around it.
  var words: String {
    let text = text.joined(separator: " ").unicodeScalars
    let start = text.firstIndex { !$0.properties.isWhitespace } ?? text.endIndex
    let end = text.lastIndex { !$0.properties.isWhitespace }.map { text.index(after: $0) }
    return String(text[start..<(end ?? start)])
  }

  func requireText(_ what: String) throws {
    if words.isEmpty { throw ValidationError("say \(what), behind the account") }
  }
}
