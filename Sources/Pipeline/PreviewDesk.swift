import Civil
import Mail
import Outreach
import Preview

/// Turns what a plan says into what a reviewer reads: names for ids, letters for slots.
struct PreviewDesk {
  private let planner: Planner
  private let book: [AccountID: Candidate]
  private let composer: Composer
  private let finder: ValueFinder
  private let marksData: Bool

  /// `marksData`: words that came from data are marked, which takes writing each mail once more.
  init(_ planner: Planner, book: [AccountID: Candidate], marksData: Bool) {
    self.planner = planner
    self.book = book
    self.marksData = marksData
    composer = Composer(policy: planner.policy, library: planner.library)
    finder = ValueFinder(policy: planner.policy, library: planner.library)
  }

  private var zone: Zone { planner.policy.mailboxes[0].zone }

  /// The mails with their letters; one without a draft could not be written.
  func mails(_ scheduled: [Scheduled], _ drafts: [Draft]) -> [PreviewMail] {
    let written = Dictionary(uniqueKeysWithValues: drafts.map { ($0.record.id, $0) })
    return scheduled.compactMap { mail in
      guard let candidate = book[mail.wish.key.account], let draft = written[mail.wish.draftID]
      else { return nil }
      return self.mail(mail, draft, words(of: mail, candidate), candidate)
    }
  }

  private func mail(
    _ mail: Scheduled,
    _ draft: Draft,
    _ words: MarkedWords?,
    _ candidate: Candidate
  ) -> PreviewMail {
    let key = mail.wish.key
    return PreviewMail(
      id: draft.record.id,
      step: PreviewStep(key.account, key.contact, key.position),
      kind: mail.wish.kind,
      template: mail.wish.template,
      file: planner.library[mail.wish.template]?.file ?? "",
      stage: mail.wish.stage,
      mailbox: mail.mailbox,
      account: Party(candidate.account),
      contact: Party(key.contact, in: candidate),
      slot: mail.slot,
      letter: PreviewLetter(bytes: draft.bytes),
      waits: mail.waits.map { $0.sentence(in: zone) },
      values: finder.values(of: mail, candidate),
      words: words
    )
  }

  /// Written again with a note of what came from data, where somebody wants to see that.
  private func words(of mail: Scheduled, _ candidate: Candidate) -> MarkedWords? {
    guard marksData,
      let (_, words) = try? composer.written(mail, candidate, at: planner.now, notingAll: true)
    else { return nil }
    return MarkedWords(words)
  }

  func held(_ groups: [HeldGroup]) -> [PreviewHeld] {
    groups.map { group in
      PreviewHeld(
        rule: group.rule,
        count: group.count,
        members: group.members.map { member in
          PreviewHeld.Member(
            account: account(member.account),
            contact: member.contact.map { contact($0, member.account) },
            step: member.contact.flatMap { contact in
              member.position.map { PreviewStep(member.account, contact, $0) }
            },
            reason: member.decisive?.sentence(in: zone) ?? "",
            earliest: member.earliest
          )
        }
      )
    }
  }

  func owed(_ replies: [ReplyOwed]) -> [PreviewOwed] {
    replies.map { reply in
      PreviewOwed(
        account: account(reply.account),
        contact: reply.contact.map { contact($0, reply.account) },
        since: reply.since,
        isOverdue: reply.isOverdue
      )
    }
  }

  func tasks(_ tasks: [TaskDue]) -> [PreviewTask] {
    tasks.map { task in
      PreviewTask(
        account: account(task.account),
        contact: task.contact.map { contact($0, task.account) },
        kind: task.task.kind,
        text: task.task.text,
        due: ZonedTime(task.due, in: task.zone)
      )
    }
  }

  private func account(_ id: AccountID) -> Party {
    book[id].map { Party($0.account) } ?? Party(id: id.text, name: id.text)
  }

  private func contact(_ id: ContactID, _ account: AccountID) -> Party {
    book[account].map { Party(id, in: $0) } ?? Party(id: id.text, name: id.text)
  }
}

extension PreviewDesk {
  /// Each template that names a preview contact, written for it.
  func samples() -> [PreviewSample] {
    planner.library.templates.compactMap { template in
      template.sample.map { sample(template, $0) }
    }
  }

  private func sample(_ template: TemplateFile, _ setup: SampleSetup) -> PreviewSample {
    let people: (candidate: Candidate, contact: Contact)
    do { people = try setup.people(for: template, in: { book[$0] }, zone: zone) } catch {
      let nobody = Party(id: "", name: "")
      return sample(template, nobody, nobody, .failure("\(setup.place): preview: \(error)"))
    }
    let mail = Scheduled(
      sample: template,
      people.candidate,
      to: people.contact,
      under: planner.policy,
      in: planner.library,
      at: planner.now
    )
    let account = Party(people.candidate.account)
    let contact = Party(people.contact.id, in: people.candidate)
    do throws(Composer.Failure) {
      let (draft, words) = try composer.written(
        mail,
        people.candidate,
        at: planner.now,
        notingAll: true
      )
      let values = finder.values(of: mail, people.candidate)
      let letter = PreviewLetter(bytes: draft.bytes)
      let marked = marksData ? MarkedWords(words) : nil
      return sample(template, account, contact, .letter(letter), values, marked)
    } catch {
      return sample(template, account, contact, .failure(error.hold.sentence(in: zone)))
    }
  }

  private func sample(
    _ template: TemplateFile,
    _ account: Party,
    _ contact: Party,
    _ outcome: PreviewSample.Outcome,
    _ values: [FilledValue] = [],
    _ words: MarkedWords? = nil
  ) -> PreviewSample {
    PreviewSample(
      template: template.name,
      file: template.file,
      account: account,
      contact: contact,
      outcome: outcome,
      values: values,
      words: words
    )
  }
}

extension Party {
  fileprivate init(_ account: Account) { self.init(id: account.id.text, name: account.name) }

  fileprivate init(_ id: ContactID, in candidate: Candidate) {
    let person = candidate.contact(id)
    let name = person?.displayName ?? person?.address.description ?? id.text
    self.init(id: id.text, name: name)
  }
}

extension PreviewStep {
  fileprivate init(_ account: AccountID, _ contact: ContactID, _ position: Touch.Position) {
    self.init(
      account: account.text,
      contact: contact.text,
      sequence: position.sequence.text,
      step: position.step.text,
      occurrence: position.occurrence
    )
  }
}
