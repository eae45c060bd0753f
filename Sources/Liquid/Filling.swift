/// A stretch of a rendered text that a value wrote, and not the template's own words.
///
/// Everything that an output tag prints is one filling, whatever filters it went through; a text
/// that `capture` collected is one, too. What a partial prints has its place in the partial.
public struct Filling: Sendable, Hashable {
  /// The octets of the output that the rendering appended, counted from its first one.
  public let range: Range<Int>
  /// What the template calls the value, as in `contact.first_name`.
  public let path: String
  /// Where the template asks for it.
  public let place: Place
  /// The value was missing, and what is written is the argument of `default`.
  public let isFallback: Bool
}

extension Renderer {
  /// Appends what a template makes of a record to a buffer, and says which of it came from values.
  ///
  /// `fillings` is replaced by those of this rendering, in their order.
  ///
  /// - Throws: Everything that is missing or wrong with this record; the buffer is then as before.
  public mutating func render(
    _ template: borrowing Template,
    _ record: borrowing Record,
    into buffer: inout [UInt8],
    options: borrowing RenderOptions,
    fillings: inout [Filling]
  ) throws(LiquidErrors) {
    fillings = []
    machine.notesFillings = true
    defer { machine.notesFillings = false }
    try render(template, record, into: &buffer, options: options)
    let tables = template.program.tables
    fillings = machine.fillings.map { $0.filling(tables) }
  }
}

/// A filling as the machine notes it: its source is a chain, an argument or an instruction.
struct FillingNote {
  enum Source {
    case chain(Int)
    case argument(Int)
    case instruction
  }

  var range: Range<Int>
  var source: Source
  var pc: Int
  var isFallback: Bool

  func filling(_ tables: Program.Tables) -> Filling {
    let site = tables.sites[pc]
    let (path, span) =
      switch source {
      case .chain(let index): (tables.chains[index].path, tables.chains[index].span)
      case .argument(let index): (tables.arguments[index].path, tables.arguments[index].span)
      case .instruction: ("value", site.span)
      }
    return Filling(
      range: range,
      path: path,
      place: tables.units[site.unit].source.place(of: span),
      isFallback: isFallback
    )
  }
}

extension Machine {
  /// Notes what was written since `start`, if anybody asked for it.
  @inline(__always)
  mutating func noteFilling(
    from start: Int,
    of source: FillingNote.Source,
    _ pc: Int,
    isFallback: Bool = false
  ) {
    guard notesFillings, out.count > start else { return }
    fillings.append(
      FillingNote(range: start..<out.count, source: source, pc: pc, isFallback: isFallback)
    )
  }

  /// Takes back what was written beyond a length, with the notes on it.
  mutating func cutOutput(to length: Int) {
    out.cut(to: length)
    while let last = fillings.last, last.range.upperBound > length { fillings.removeLast() }
  }
}
