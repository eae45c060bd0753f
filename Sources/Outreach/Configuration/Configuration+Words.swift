internal import Civil
internal import Mail

extension Configuration {
  /// The CRM's words for a stage, in lower case.
  mutating func stageWords() -> [String: DeclaredStage] {
    var words: [String: DeclaredStage] = [:]
    for entry in root["stages"]?.entries(into: &problems) ?? [] {
      guard let stage = entry.value.choice(DeclaredStage.self, into: &problems) else { continue }
      let word = entry.key.trimmedText.lowercased()
      if let known = DeclaredStage(rawValue: word), known != stage {
        report("“\(word)” is a stage of its own and cannot mean another", at: entry)
      } else if words.updateValue(stage, forKey: word) != nil {
        report(
          "the word \(entry.key.quotation) stands here in another letter case: keep one",
          at: entry
        )
      }
    }
    return words
  }

  mutating func paths() -> Paths {
    var paths = Paths()
    guard let keys = section("paths", of: root, known: ConfigurationKeys.paths) else {
      return paths
    }
    paths.templates = keys["templates"]?.line(into: &problems) ?? paths.templates
    paths.outbox = keys["outbox"]?.line(into: &problems) ?? paths.outbox
    paths.accounts = keys["accounts"]?.line(into: &problems) ?? paths.accounts
    paths.contacts = keys["contacts"]?.line(into: &problems) ?? paths.contacts
    paths.touches = keys["touches"]?.line(into: &problems) ?? paths.touches
    paths.database = keys["database"]?.line(into: &problems) ?? paths.database
    return paths
  }

  mutating func compliance() -> Compliance {
    guard let keys = section("compliance", of: root, known: ConfigurationKeys.compliance) else {
      return Compliance()
    }
    let address = keys["unsubscribe_address"]?.address(into: &problems)
    let url = keys["unsubscribe_url"]
    if let url, url.text?.isHTTPS != true {
      url.reportExpected("an address like https://company.example/stop", into: &problems)
    }
    return Compliance(unsubscribeAddress: address, unsubscribeURL: url?.text)
  }

  mutating func report(_ sentence: String, at entry: YamlEntry) {
    problems.append(
      YamlProblem(place: entry.keyPlace, path: entry.value.path, fault: .invalid(sentence))
    )
  }
}

extension String {
  /// RFC 8058 wants https; RFC 3986 wants printable ASCII without spaces and brackets.
  fileprivate var isHTTPS: Bool {
    let scheme = "https://"
    return lowercased().hasPrefix(scheme) && utf8.count > scheme.utf8.count
      && utf8.allSatisfy { (0x21...0x7E).contains($0) && !"<>\"".utf8.contains($0) }
  }
}
