internal import Civil

/// `rapport.yaml` on its way to a `Policy`.
///
/// Each part of the file is read by a function of its own, which takes the default for a key that
/// is absent and notes what is wrong with one that is there; the reading goes on, so that one run
/// names all that has to be mended.
package struct Configuration {
  /// Reads the file's bytes, which are UTF-8.
  ///
  /// - Throws: All that is wrong with it, in the order of the file.
  package static func read(bytes: [UInt8], file: String) throws(ConfigurationErrors) -> Policy {
    if let place = Place(ofFaultIn: bytes, file: file) {
      let fault = YamlProblem.Fault.syntax("the text is not UTF-8: save it in that encoding")
      throw ConfigurationErrors([YamlProblem(place: place, path: "", fault: fault)])
    }
    return try read(yaml: String(decoding: bytes, as: UTF8.self), file: file)
  }

  package static func read(yaml: String, file: String) throws(ConfigurationErrors) -> Policy {
    var problems: [YamlProblem] = []
    guard let document = YamlNode.document(yaml, file: file, into: &problems),
      let root = document.mapping(
        known: ConfigurationKeys.root,
        refused: ConfigurationKeys.secrets,
        into: &problems
      )
    else { throw ConfigurationErrors(problems) }
    var configuration = Configuration(root: root, problems: problems)
    let policy = configuration.policy()
    guard let policy, configuration.problems.isEmpty else {
      throw ConfigurationErrors(configuration.problems)
    }
    return policy
  }

  let root: YamlMapping
  var problems: [YamlProblem]

  private init(root: YamlMapping, problems: [YamlProblem]) {
    self.root = root
    self.problems = problems
  }

  /// Nil only after a report.
  private mutating func policy() -> Policy? {
    let zone = root["zone"]?.zone(into: &problems)
    let writer = writer()
    let mailboxes = mailboxes(of: writer, zone: zone)
    let cadence = cadence()
    let sequences = sequences()
    let stageWords = stageWords()
    let suppressions = suppressions()
    let holidays = holidays()
    let paths = paths()
    let compliance = compliance()
    let allowances = allowances()
    let service = service()
    guard let sender = writer?.sender, !mailboxes.isEmpty else { return nil }
    var policy = Policy(
      sender: sender,
      mailboxes: mailboxes,
      cadence: cadence,
      sequences: sequences,
      stageWords: stageWords,
      suppressions: suppressions,
      holidays: holidays.calendar,
      paths: paths,
      compliance: compliance,
      places: root.places
    )
    policy.calendarFiles = holidays.files
    policy.allowances = allowances
    policy.service = service
    return policy
  }

  /// The mapping under a key, with only these keys in it; empty where the key is absent.
  mutating func section(_ key: String, of parent: YamlMapping, known: [String]) -> YamlMapping? {
    parent[key]?.mapping(known: known, refused: ConfigurationKeys.secrets, into: &problems)
  }
}

extension YamlMapping {
  /// Where each key below this mapping stands, by its path.
  fileprivate var places: [String: Place] {
    var places: [String: Place] = [:]
    var waiting = entries
    while let entry = waiting.popLast() {
      places[entry.value.path] = entry.keyPlace
      waiting += entry.value.entriesBelow
    }
    return places
  }
}

extension YamlNode {
  /// The entries of a mapping, or of the mappings of a list.
  fileprivate var entriesBelow: [YamlEntry] {
    switch content {
    case .null, .scalar: []
    case .list(let items): items.flatMap(\.entriesBelow)
    case .mapping(let entries): entries
    }
  }
}
