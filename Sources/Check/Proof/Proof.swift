import Civil
import Liquid
import Mail
import Outreach

/// Writes every template to every record that it may reach, and every arm of every template, and
/// keeps what is missing and what the checks find.
///
/// A record's own mails show what its values make of the text. What a template says in arms that no
/// record takes today, or without a value that all have today, is tried once, on a record without
/// gaps.
struct Proof {
  private let policy: Policy
  private let library: TemplateLibrary
  private let casting: Casting
  private let locator: Locator
  private let setting: Letter.Setting
  private let rehearsal: Rehearsal
  private let now: Instant
  private let facts: [TemplateName: TemplateFacts]
  private(set) var hits: [Hit] = []
  /// The first mail of each template, to try the rest on.
  private var bases: [TemplateName: Casting.Part] = [:]
  private var countries: [TemplateName: Set<Country>] = [:]

  init(_ policy: Policy, _ library: TemplateLibrary, _ locator: Locator, at now: Instant) {
    self.policy = policy
    self.library = library
    self.locator = locator
    self.now = now
    casting = Casting(policy, library, at: now)
    setting = Letter.Setting(policy)
    rehearsal = Rehearsal(library)
    facts = Dictionary(uniqueKeysWithValues: library.templates.map { ($0.name, TemplateFacts($0)) })
  }

  mutating func run(_ entries: [Book.Entry]) {
    for entry in entries {
      for part in casting.parts(of: entry) { prove(part) }
    }
    let standIn = StandIn(policy, library.names, entries, at: now)
    for facts in facts.values.sorted(by: { $0.template.name < $1.template.name }) {
      prove(facts, standIn)
    }
  }
}

extension Proof {
  /// Every mail of one person in one run of a sequence.
  private mutating func prove(_ part: Casting.Part) {
    let contact = part.contact.value
    let account = part.entry.account.value
    let country =
      contact.country ?? account.country ?? Law.country(ofDomain: contact.address.domain)
    rehearsal.take(
      Rehearsal.Cast(
        account: account,
        contact: contact,
        touches: part.entry.touches,
        sender: policy.sender,
        mailbox: account.mailbox.flatMap(policy.mailbox) ?? policy.mailboxes[0],
        stage: part.stage,
        trigger: part.trigger,
        at: now
      )
    )
    for (step, template) in part.templates {
      if bases[template.name] == nil { bases[template.name] = part }
      if let country { countries[template.name, default: []].insert(country) }
      do throws(Rehearsal.Faults) {
        let mail = try rehearsal.write(template, at: now)
        look(at: Letter(mail, template, country: country, setting: setting), part, step)
      } catch {
        note(error, part, step)
      }
      provePassing(template, part, step)
    }
  }

  /// The arms that another day may choose, for a record that may lack what they print.
  private mutating func provePassing(
    _ template: TemplateFile,
    _ part: Casting.Part,
    _ step: Step
  ) {
    guard let facts = facts[template.name], !facts.passing.isEmpty else { return }
    let (account, contact) = (part.entry.account.value, part.contact.value)
    guard facts.printed.contains(where: { Values.lacks($0, account, contact) }) else { return }
    for forcing in facts.passing {
      do throws(Rehearsal.Faults) {
        _ = try rehearsal.write(template, at: now, forcing: forcing)
      } catch {
        let missing = error.errors.filter { error in
          error.missingPath.map { Values.lacks($0, account, contact) } ?? false
        }
        if !missing.isEmpty { note(Rehearsal.Faults(errors: missing), part, step) }
      }
    }
  }

  private mutating func look(at letter: Letter, _ part: Casting.Part, _ step: Step) {
    for check in MailCheck.all {
      guard let trace = check.look(letter) else { continue }
      hits.append(
        Hit(
          check.kind,
          at: locator.spot(of: trace, in: letter, part),
          trace.message,
          advice: trace.advice,
          record: RecordName(part.contact.value, at: part.entry.account.value),
          draft: part.draft(of: step)
        )
      )
    }
  }

  private mutating func note(_ faults: Rehearsal.Faults, _ part: Casting.Part, _ step: Step) {
    if let sentence = faults.markdown {
      let body = part.templates.first { $0.step == step }?.template.places.body
      let spot = Spot.place(body ?? Outreach.Place(file: "", line: 1, column: 1))
      hits.append(unwritable(sentence.forMessage(upTo: 300), at: spot, part, step))
    }
    var paths: Set<String> = []
    for error in faults.errors {
      // One value is asked for once, wherever the template prints it first.
      if let path = error.missingPath, !paths.insert(path).inserted { continue }
      if error.isAwaited(in: part, step) { continue }
      hits.append(hit(of: error, part, step))
    }
  }

  private func hit(of error: LiquidError, _ part: Casting.Part, _ step: Step) -> Hit {
    let spot = Spot.place(locator.place(error.place))
    guard let path = error.missingPath else {
      return unwritable(error.message.forMessage, at: spot, part, step)
    }
    let cell = Values.cell(of: path, part)
    return Hit(
      .missingValue,
      at: spot,
      "no value for \(path)",
      advice: "fill it in, or give the template a fallback: {{ \(path) | default: \"…\" }}",
      record: RecordName(part.contact.value, at: part.entry.account.value, cell),
      draft: part.draft(of: step)
    )
  }

  private func unwritable(
    _ message: String,
    at spot: Spot,
    _ part: Casting.Part,
    _ step: Step
  ) -> Hit {
    Hit(
      .unwritableMail,
      at: spot,
      message,
      advice: "correct the value, or the template",
      record: RecordName(part.contact.value, at: part.entry.account.value),
      draft: part.draft(of: step)
    )
  }
}

extension Proof {
  /// Every arm, and the absence of every value that the template can do without.
  private mutating func prove(_ facts: TemplateFacts, _ standIn: StandIn) {
    let base = bases[facts.template.name]
    guard let cast = try? standIn.cast(for: facts.template, base) else { return }
    rehearsal.take(cast)
    look(facts.template, Rehearsal.Forcing(), base, when: nil)
    for arm in facts.arms {
      look(facts.template, arm.forcing, base, when: "in “\(arm.label.forMessage)”")
    }
    for path in facts.optional {
      guard let less = cast.without(path) else { continue }
      rehearsal.take(less)
      look(facts.template, Rehearsal.Forcing(), base, when: "where \(path) is empty")
    }
  }

  /// What the stand-in lacks is no fault of anybody's: a text that cannot be written is left out.
  private mutating func look(
    _ template: TemplateFile,
    _ forcing: Rehearsal.Forcing,
    _ base: Casting.Part?,
    when: String?
  ) {
    guard let mail = try? rehearsal.write(template, at: now, forcing: forcing) else { return }
    let reached = countries[template.name] ?? []
    let country = reached.min { Law.isStricter($0, $1) }
    let letter = Letter(mail, template, country: country, setting: setting)
    for check in MailCheck.all where check.kind != .unknownCountry {
      guard let trace = check.look(letter) else { continue }
      hits.append(
        Hit(
          check.kind,
          at: locator.spot(of: trace, in: letter, nil),
          when.map { "\(trace.message), \($0)" } ?? trace.message,
          advice: trace.advice
        )
      )
    }
  }
}

extension LiquidError {
  /// The news of a template that requires something fresh: its mail waits for them on purpose.
  fileprivate func isAwaited(in part: Casting.Part, _ step: Step) -> Bool {
    guard let path = missingPath, ["account.news", "account.news_on"].contains(path) else {
      return false
    }
    return part.templates.contains { $0.step == step && $0.template.requiresFresh }
  }
}

extension Casting.Part {
  /// The key of the draft that the planner would give the step.
  func draft(of step: Step) -> DraftKey {
    let position = Touch.Position(sequence: sequence.id, step: step.id, occurrence: occurrence)
    return DraftKey(
      account: entry.account.value.id,
      contact: contact.value.id,
      position: position
    )
  }
}
