import ArgumentParser
import Foundation
import Outreach
import Store

struct EditCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "edit",
    abstract: "Edit a draft's subject and text in $EDITOR.",
    discussion: """
      The first line is the subject, behind an empty line stands the text. What you save becomes a \
      new draft in the place of the old one, and waits for approval. A mail with an HTML part is \
      edited in Markdown, and both its parts are made anew.
      """
  )

  @OptionGroup var global: GlobalOptions

  @Argument(help: "The draft's id.")
  var id: String

  func run() throws {
    let workspace = try Workspace(global)
    let store = try workspace.openStore()
    guard let draft = try store.draft(DraftID(id)) else { throw Failure.noDraft(id) }
    let letter = try Letter(draft)
    let edited = try Editor.edit(letter.file)
    guard edited != letter.file else {
      try Terminal.print("Nothing was changed.")
      return
    }
    let changed = try Letter(file: edited)
    let now = try global.instant()
    let next = try draft.edited(
      subject: changed.subject,
      text: changed.text,
      under: workspace.policy.compliance,
      at: now
    )
    try store.supersede(draft.record.id, with: next, by: Person.current, at: now)
    if global.json {
      try Terminal.print(try JSON.line(DraftLine(next.record)))
    } else {
      try Terminal.print("\(next.record.id) takes its place and waits for approval.")
    }
  }
}

/// What a person edits: the subject on the first line, an empty line, the text.
private struct Letter {
  let subject: String
  let text: String

  init(_ draft: Draft) throws {
    subject = draft.record.subject
    text = try draft.editableText()
  }

  init(file: String) throws {
    let lines = file.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
    subject = String(lines.first ?? "").trimmingCharacters(in: .whitespaces)
    guard !subject.isEmpty else {
      throw Failure(.data, "the first line is the subject and it is empty; nothing was changed")
    }
    var body = lines.count > 1 ? lines[1] : ""
    if body.first == "\n" { body.removeFirst() }
    text = String(body)
  }

  var file: String { "\(subject)\n\n\(text)" }
}

/// The person's own editor on a file that only they can read.
private enum Editor {
  static func edit(_ text: String) throws -> String {
    let environment = ProcessInfo.processInfo.environment
    guard let editor = environment["VISUAL"] ?? environment["EDITOR"], !editor.isEmpty else {
      throw Failure(.usage, "set EDITOR to the editor you want, for example EDITOR=nano")
    }
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "rapport-edit-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: folder,
      withIntermediateDirectories: false,
      attributes: [.posixPermissions: 0o700]
    )
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "draft.txt")
    try Files.create(file, text)
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", "\(editor) \"$1\"", "sh", file.path]
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw Failure(
        .data,
        "the editor ended with \(process.terminationStatus); nothing was changed"
      )
    }
    return try Files.text(file)
  }
}
