import ArgumentParser
import Liquid

/// A case of a conformance file.
struct Conformance {
  var name: String
  var template: String
  var data: Value
  var templates: [String: String]
  /// The outputs that are right; none where reading or rendering must fail.
  var results: [String]
  var tags: [String]

  /// How a case failed.
  struct Failure {
    var test: Conformance
    var got: String
    var isError: Bool
  }

  /// All cases of a file.
  static func cases(in file: Value) throws -> [Conformance] {
    guard case .array(let tests)? = file["tests"] else {
      throw ValidationError("the file has no list of 'tests'")
    }
    return try tests.map { try Conformance($0) }
  }

  private init(_ value: Value) throws {
    guard case .text(let name)? = value["name"], case .text(let template)? = value["template"]
    else {
      throw ValidationError("each case needs a 'name' and a 'template'")
    }
    self.name = name
    self.template = template
    data = value["data"] ?? [:]
    tags = Self.texts(value["tags"])
    var templates: [String: String] = [:]
    if case .object(let members)? = value["templates"] {
      for member in members {
        if case .text(let source) = member.value { templates[member.name] = source }
      }
    }
    self.templates = templates
    if case .text(let result)? = value["result"] {
      results = [result]
    } else {
      results = Self.texts(value["results"])
    }
    if results.isEmpty, value["invalid"] != .boolean(true) {
      throw ValidationError("the case '\(name)' says neither a result nor that it is invalid")
    }
  }

  private static func texts(_ value: Value?) -> [String] {
    guard case .array(let items)? = value else { return [] }
    return items.compactMap { if case .text(let text) = $0 { text } else { nil } }
  }

  /// Runs the case; `nil` if it passed.
  func failure() -> Failure? {
    do throws(LiquidErrors) {
      let made = try Template(source: template, name: name, mode: .strict, partials: templates)
      let output = try made.render(with: data)
      return results.contains { $0.utf8.elementsEqual(output.utf8) }
        ? nil : Failure(test: self, got: output, isError: false)
    } catch {
      return results.isEmpty ? nil : Failure(test: self, got: "\(error)", isError: true)
    }
  }
}

extension Conformance.Failure {
  /// The case, what was wanted and what came, on a few lines.
  var text: String {
    let wanted =
      test.results.isEmpty ? "an error" : test.results.map(quoted).joined(separator: " or ")
    let came = isError ? "the error\n\(got)" : quoted(got)
    return
      "FAILED \(test.name)\n  template: \(quoted(test.template))\n  wanted: \(wanted)\n  got: \(came)"
  }

  /// The same as one JSON object.
  var json: String {
    let wanted = test.results.map(quoted).joined(separator: ", ")
    return "{\"name\": \(quoted(test.name)), \"wanted\": [\(wanted)], "
      + "\"\(isError ? "error" : "got")\": \(quoted(got))}"
  }

  private func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": result += "\\" + String(scalar)
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      default:
        let isControl = scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
        let digits = String(scalar.value, radix: 16)
        let zeros = String(repeating: "0", count: max(0, 4 - digits.count))
        if isControl {
          result += "\\u" + zeros + digits
        } else {
          result.unicodeScalars.append(scalar)
        }
      }
    }
    return result + "\""
  }
}
