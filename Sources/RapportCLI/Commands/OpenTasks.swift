import Civil
import Mail
import Outreach
import Store

/// The steps of an account's sequences that wait for a person's hand.
struct OpenTasks {
  private let tasks: [TaskDue]

  /// The templates are read only where the configuration has a task at all.
  init(
    _ workspace: Workspace,
    _ store: any Store,
    _ candidate: Candidate,
    _ now: Instant
  ) throws {
    let policy = workspace.policy
    let hasTasks = policy.sequences.contains { $0.steps.contains { $0.template == nil } }
    guard hasTasks else {
      tasks = []
      return
    }
    let planner = AccountPlanner(
      policy: policy,
      library: try workspace.library(store.fieldNames()),
      now: now
    )
    tasks = planner.outcome(for: candidate) { _, _ in [] }.tasks
  }

  /// The task that an entry does: the only one of its kind, with its person if it names one, or the
  /// one that `step` names.
  func chosen(for entry: Touch, step: String?) throws -> TaskDue? {
    if step == "none" { return nil }
    let open = tasks.filter { task in
      task.task.kind.touch == entry.kind
        && (entry.contact == nil || task.contact == nil || task.contact == entry.contact)
    }
    guard let step else {
      guard open.count > 1 else { return open.first }
      throw Failure(
        .usage,
        "several steps wait for a \(entry.kind.rawValue):\n\(Self.list(open))\n"
          + "Name one with --task, or say --task none."
      )
    }
    let named = open.filter { $0.position.step.text == step }
    if named.count == 1 { return named[0] }
    throw Failure(
      .usage,
      named.isEmpty
        ? Self.noStep(step, entry.kind, open)
        : "several people have the step \(step.printable); name one with --contact"
    )
  }

  private static func noStep(_ step: String, _ kind: Touch.Kind, _ open: [TaskDue]) -> String {
    let head = "no step “\(step.printable)” waits for a \(kind.rawValue)"
    return open.isEmpty
      ? "\(head); leave --task out" : "\(head); these do:\n\(list(open))"
  }

  private static func list(_ tasks: [TaskDue]) -> String {
    tasks.map { "  --task \($0.position.step.text.printable)  \($0.shown)" }
      .joined(separator: "\n")
  }
}

extension TaskDue {
  /// The step, its sequence and what it is about.
  var shown: String {
    let about = task.text.isEmpty ? "" : " (\(task.text.printable))"
    return "“\(position.step.text.printable)” of \(position.sequence.text.printable)\(about)"
  }
}
