import Liquid
import Outreach

/// What is found in a template once, so that not everything is looked for in every record.
struct TemplateFacts {
  let template: TemplateFile
  let subject, body: Analysis
  /// Values of the record that some arm prints without a fallback: a record that has them all
  /// cannot be missing one in any arm.
  let printed: [String]
  /// Arms that another day or another touch may choose for the same record.
  let passing: [Rehearsal.Forcing]
  /// Every arm that some record could take; what hangs on the sender is the same for all.
  let arms: [(label: String, forcing: Rehearsal.Forcing)]

  init(_ template: TemplateFile) {
    self.template = template
    subject = template.subject.analysis
    body = template.body.analysis
    let reads = subject.reads + body.reads
    printed = Set(reads.filter { $0.isOutput && !$0.hasDefault }.map(\.path)).sorted()
    let all =
      subject.branches.map { ($0.label, Rehearsal.Forcing(subject: [$0])) }
      + body.branches.map { ($0.label, Rehearsal.Forcing(body: [$0])) }
    arms = all.filter { !$0.0.holds("sender.") }
    let words = ["last_touch", "last_inbound", "touches", "today", "trigger", "season", "now"]
    passing = arms.filter { arm in words.contains { arm.label.holds($0) } }.map(\.forcing)
  }

  /// The paths of values that the template can do without.
  var optional: [String] {
    let required = Set(subject.required + body.required)
    return Set(subject.paths + body.paths).subtracting(required).sorted()
  }
}
