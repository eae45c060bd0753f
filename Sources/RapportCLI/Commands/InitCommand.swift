import ArgumentParser
import Foundation
import Mail

struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Make a workspace: a configuration, the starter templates, empty data files.",
    discussion: "Files that are there already are left as they are."
  )

  @Option(help: ArgumentHelp("Your name and address, \"Ana Lopez <ana@firm.example>\"."))
  var sender = "Your Name <you@your-firm.example>"

  @Option(help: "Your company's name.")
  var company = "Your Firm"

  @Option(help: ArgumentHelp("Your time zone, \"Europe/Berlin\".", valueName: "zone"))
  var zone = TimeZone.current.identifier

  @Argument(help: "The folder to make it in.")
  var folder = "."

  func run() throws {
    let root = URL(filePath: folder, directoryHint: .isDirectory)
    var made = 0
    for (path, text) in files {
      let file = root.appending(path: path)
      if Files.exists(file) {
        Terminal.note("left as it is: \(Files.display(file))")
        continue
      }
      try Files.create(file, text)
      made += 1
    }
    try Terminal.print(
      """
      Made \(made) files in \(Files.display(root.standardizedFileURL)).
      Put your accounts and contacts into accounts.csv and contacts.csv, then: rapport preview
      """
    )
  }

  private var files: [(path: String, text: String)] {
    [
      ("rapport.yaml", configuration),
      ("accounts.csv", "id,name,stage,domain,country,zone,topic,delivered_on,renewed_on\n"),
      ("contacts.csv", "id,account,email,role,first_name,last_name,title\n"),
      ("touches.csv", "account,contact,kind,at,minutes,text\n"),
    ] + StarterTemplates.files.map { ("Templates/" + $0.path, $0.text) }
  }

  private var configuration: String {
    """
    # These three lines are enough; every other key has a default.
    sender: \(sender.quotedYAML)
    company: \(company.quotedYAML)
    zone: \(zone.quotedYAML)

    # To send, and not only to write drafts:
    # mailboxes:
    #   you:
    #     from: \(sender.quotedYAML)
    #     smtp:
    #       host: smtp.your-provider.example
    #       username: you@your-firm.example
    #       password_command: pass show mail/you

    # Beside the shipped sequences: thanks the teammates who delivered for a client, once a year.
    sequences:
      year-end-team:
        stage: client
        season: year-end
        steps:
          - {template: thank-you/teammate-year-end, to: [teammate]}

    """
  }
}

extension String {
  /// A YAML 1.2 double-quoted scalar, so that no character of the text is syntax.
  fileprivate var quotedYAML: String {
    var quoted = "\""
    for scalar in unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F:
        quoted += "\\x" + String(format: "%02x", scalar.value)
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
