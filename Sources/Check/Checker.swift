import Civil
import Mail
package import Outreach

/// Proves every template, every record and every arm of a workspace without sending anything.
///
/// The checks are small values in tables (`MailCheck`, `RowCheck`, `SequenceCheck`); this joins what
/// they find with what reading the files said, and with what people wrote to let it stay.
///
///     let findings = Checker(input).findings
package struct Checker {
  private let input: CheckInput

  package init(_ input: CheckInput) { self.input = input }

  /// Everything that was found, the worst first; what is silenced is there, and says so.
  package var findings: [Finding] {
    do {
      return findings(under: try input.policy.get())
    } catch {
      return (input.found + findings(of: error)).sorted(by: Finding.goesBefore)
    }
  }

  /// nil where `rapport.yaml` cannot be read.
  package var policy: Policy? { try? input.policy.get() }

  /// The accounts with their people, for those who hide names in what is told.
  package var candidates: [Candidate] {
    guard let policy else { return [] }
    var reader = BookReader(input, policy)
    reader.read()
    return reader.book.entries().map(\.candidate)
  }

  /// Nothing else can be read without the configuration.
  private func findings(of errors: ConfigurationErrors) -> [Finding] {
    errors.problems.map { problem in
      Finding(
        .configuration,
        at: problem.place,
        problem.path.isEmpty ? problem.sentence : "\(problem.path): \(problem.sentence)",
        advice: "correct it: nothing else was checked"
      )
    }
  }

  private func findings(under policy: Policy) -> [Finding] {
    var reader = BookReader(input, policy)
    reader.read()
    let (library, problems) = TemplateLibrary.reading(input.templates, fields: reader.book.columns)
    let locator = Locator(input.templates, library, policy)
    let entries = reader.book.isWhole ? reader.book.entries() : []
    let plot = plot(policy, library, reader.book.columns, entries)
    let templates = TemplateChecks(plot: plot, sources: input.templates, locator: locator)
    var hits = reader.hits + templates.hits(of: problems) + templates.unused
    hits += sequenceHits(plot)
    var proof = Proof(policy, library, locator, at: input.now)
    proof.run(entries)
    hits += proof.hits
    hits += RowChecks(reader.book, plot, at: input.now).hits
    hits += input.repository.map(PublicHost.hits) ?? []
    let isComplete = reader.book.isWhole && problems.isEmpty
    return join(hits, Silencer(input, policy, library), isComplete: isComplete)
  }

  private func join(_ hits: [Hit], _ silencer: Silencer, isComplete: Bool) -> [Finding] {
    var silencer = silencer
    var joining = Joining()
    for hit in hits { joining.add(hit, silencer.silence(for: hit)) }
    for finding in input.found {
      let hit = Hit(
        finding.kind,
        at: .place(finding.place),
        finding.message,
        advice: finding.advice
      )
      joining.add(hit, silencer.silence(for: hit))
    }
    for hit in silencer.hits(isComplete: isComplete) { joining.add(hit, nil) }
    return joining.findings(in: input)
  }

  private func plot(
    _ policy: Policy,
    _ library: TemplateLibrary,
    _ columns: DataColumns,
    _ entries: [Book.Entry]
  ) -> Plot {
    let casting = Casting(policy, library, at: input.now)
    var roles: [Stage: Set<Role>] = [:]
    for entry in entries {
      guard let stage = casting.stage(of: entry) else { continue }
      let people = entry.contacts + entry.teammates
      roles[stage, default: []].formUnion(people.map(\.value.role))
    }
    return Plot(
      policy: policy,
      library: library,
      names: input.templates.filter { !$0.isPartial }.map(\.name),
      columns: Set(columns.accounts),
      roles: roles
    )
  }

  private func sequenceHits(_ plot: Plot) -> [Hit] {
    let start = Place(file: input.configuration.path, line: 1, column: 1)
    return plot.policy.sequences.flatMap { sequence in
      SequenceCheck.all.flatMap { check in
        check.look(sequence, plot).map { trace in
          let key = "sequences.\(sequence.id)"
          let step = trace.step.flatMap {
            plot.policy.places["\(key).steps[\($0 + 1)].template"]
          }
          var hit = Hit(
            check.kind,
            at: .place(step ?? plot.policy.places[key] ?? start),
            trace.message,
            advice: trace.advice
          )
          hit.topic = "\(key) \(trace.message)"
          return hit
        }
      }
    }
  }
}
