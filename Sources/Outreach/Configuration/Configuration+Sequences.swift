internal import Civil

extension Configuration {
  /// The shipped sequences, with those of the file in the place of their namesakes or behind them.
  ///
  /// `prospect: off`, or nothing behind the colon, takes a shipped one away.
  mutating func sequences() -> [Sequence] {
    var sequences = Sequence.standard
    for entry in root["sequences"]?.entries(into: &problems) ?? [] {
      let index = sequences.firstIndex { $0.id.text == entry.key }
      if entry.value.isOff {
        if let index { sequences.remove(at: index) } else { reportNoSuchSequence(entry) }
      } else if let sequence = sequence(entry) {
        if let index { sequences[index] = sequence } else { sequences.append(sequence) }
      }
    }
    // The offset keeps the file's order within a stage; sorting alone does not promise it.
    return sequences.enumerated()
      .sorted { ($0.element.stage.order, $0.offset) < ($1.element.stage.order, $1.offset) }
      .map(\.element)
  }

  private mutating func reportNoSuchSequence(_ entry: YamlEntry) {
    let known = Sequence.standard.map(\.id.text)
    let fault = YamlProblem.Fault.expected(
      "the name of a shipped sequence to leave out: \(known.alternatives)",
      found: entry.key.quotation,
      suggestion: Spelling.closest(to: entry.key, among: known)
    )
    problems.append(YamlProblem(place: entry.keyPlace, path: entry.value.path, fault: fault))
  }

  private mutating func sequence(_ entry: YamlEntry) -> Sequence? {
    checkName(entry, as: "sequence")
    let known = ConfigurationKeys.sequence
    let slips = ConfigurationKeys.sequenceSlips
    guard let keys = entry.value.mapping(known: known, refused: slips, into: &problems) else {
      return nil
    }
    // Nobody who wrote last gets a draft: a person answers.
    let stages = Stage.allCases.filter { $0 != .engaged }.map { ($0.rawValue, $0) }
    let stage = keys.required("stage", expected: stages.map(\.0).alternatives, into: &problems)?
      .choice(stages, into: &problems)
    let start = start(keys)
    let steps = steps(keys)
    guard let stage, let start, let steps else { return nil }
    return Sequence(id: SequenceID(entry.key), stage: stage, start: start, steps: steps)
  }

  private mutating func start(_ keys: YamlMapping) -> Sequence.Start? {
    if let season = keys["season"], keys["on"] != nil {
      season.report(
        .invalid("a sequence starts on a date or in a season: keep on or season"),
        into: &problems
      )
      return nil
    }
    if let season = keys["season"] {
      return season.choice([("year-end", Sequence.Start.season)], into: &problems)
    }
    guard let on = keys["on"] else { return .stage }
    if let text = on.text, let trigger = DateTrigger(text) {
      return .date(field: trigger.field, days: trigger.days, yearly: trigger.isYearly)
    }
    on.reportExpected(
      "a column and days like delivered_on + 7 days, with “, yearly” behind it for every year",
      into: &problems
    )
    return nil
  }

  private mutating func steps(_ keys: YamlMapping) -> [Step]? {
    guard
      let items = keys.required("steps", expected: "a list of steps", into: &problems)?
        .items(into: &problems)
    else { return nil }
    if items.isEmpty { keys["steps"]?.reportExpected("at least one step", into: &problems) }
    var reader = StepReader()
    return items.compactMap { reader.step($0, into: &problems) }
  }
}

extension YamlNode {
  /// Nothing, or a word that takes something away.
  var isOff: Bool { isNull || ["off", "no", "false"].contains(text?.lowercased()) }
}

extension Stage {
  fileprivate var order: Int { Stage.allCases.firstIndex(of: self) ?? 0 }
}
