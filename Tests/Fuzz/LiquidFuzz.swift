// Reads arbitrary bytes as a template in each mode, renders it, takes every branch, and stops the
// process if a promise is broken: a limit exceeded, two renderings that differ, output that is not
// UTF-8, or in exact mode an error that became text. Compiled together with Sources/Liquid, so that
// the whole engine is instrumented; see run.sh.

private let limits = Limits(bytes: 1 << 16, turns: 2000, depth: 30, fuel: 200_000)

private let data: Value = [
  "a": ["x", "y", nil, 1, 2.5, ["k": "v"]], "s": "Ünïcödé text with words", "n": 42, "f": -3.75,
  "o": ["k": "v", "n": ["deep": [1, 2, 3]]], "e": "", "b": "  ", "t": true, "z": nil,
  "d": .instant(1_700_000_000, offset: nil), "w": .wide("123456789012345678901234567890"),
  "p": "part", "objects": [["title": "B", "price": 2], ["title": "a", "price": 1.5], ["x": 0]],
]

private let schema: Schema = [
  "a": .list(.any), "s": .text, "n": .number, "f": .number, "o": ["k": .text, "n": .any],
  "e": .text, "b": .text, "t": .boolean, "z": .any, "d": .date, "w": .number, "p": .text,
  "objects": .list(["title": .text, "price": .number]),
]

/// One input: a template, and after a zero byte the partial that it may use.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> Int32 {
  let bytes = UnsafeBufferPointer(start: start, count: count)
  let parts = bytes.split(separator: 0, maxSplits: 1, omittingEmptySubsequences: false)
  let source = String(decoding: parts[0], as: UTF8.self)
  let partial = parts.count > 1 ? String(decoding: parts[1], as: UTF8.self) : source
  for mode in Mode.allCases {
    check(source, ["part": partial, "self": source], mode, nil)
  }
  check(source, ["part": partial], .exact, schema)
  return 0
}

private func check(
  _ source: String,
  _ partials: [String: String],
  _ mode: Mode,
  _ schema: Schema?
) {
  do {
    let template = try Template(
      source: source,
      name: "fuzz",
      mode: mode,
      schema: schema,
      partials: partials,
      limits: limits
    )
    let options = RenderOptions(now: 1_700_000_000)
    precondition(rendered(template, options) == rendered(template, options), "they differ")
    for branch in template.analysis.branches.prefix(6) {
      _ = rendered(template, RenderOptions(now: 1_700_000_000, forcing: [branch]))
    }
  } catch {
    precondition(!error.errors.isEmpty, "no error in the errors")
    _ = error.description
  }
}

private func rendered(_ template: Template, _ options: RenderOptions) -> String {
  do {
    let record = template.record(from: data)
    var renderer = Renderer()
    var bytes: [UInt8] = [1, 2, 3]
    try renderer.render(template, record, into: &bytes, options: options)
    precondition(bytes.count <= limits.bytes + 3, "the output is longer than its limit")
    precondition(String(validating: bytes.dropFirst(3), as: UTF8.self) != nil, "not UTF-8")
    return String(decoding: bytes, as: UTF8.self)
  } catch {
    precondition(!error.errors.isEmpty, "no error in the errors")
    return error.description
  }
}
