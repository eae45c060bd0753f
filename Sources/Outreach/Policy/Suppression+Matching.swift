package import Mail

extension Suppression {
  package func covers(_ address: Address) -> Bool {
    switch pattern {
    case .address(let key):
      address.key == key
    case .domain(let domain):
      address.domain == domain || address.domain.hasSuffix("." + domain)
    case .wildcard(let glob):
      matches(Array(address.key.utf8), glob: Array(glob.utf8))
    }
  }
}

/// Whether `glob`, where `*` stands for any run of bytes, covers all of `text`.
///
/// Linear in `text` times the number of stars: it goes back to the last star only.
private func matches(_ text: [UInt8], glob: [UInt8]) -> Bool {
  let star = UInt8(ascii: "*")
  var textAt = 0
  var globAt = 0
  var resume: (glob: Int, text: Int)?
  while textAt < text.count {
    if globAt < glob.count, glob[globAt] == star {
      resume = (globAt + 1, textAt)
      globAt += 1
    } else if globAt < glob.count, glob[globAt] == text[textAt] {
      globAt += 1
      textAt += 1
    } else if let back = resume {
      resume = (back.glob, back.text + 1)
      globAt = back.glob
      textAt = back.text + 1
    } else {
      return false
    }
  }
  return glob[globAt...].allSatisfy { $0 == star }
}
