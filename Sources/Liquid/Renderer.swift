/// Renders templates, and keeps the memory it needs from one rendering to the next.
///
/// Keep one for each thread, with a buffer for the output.
public struct Renderer: ~Copyable, Sendable {
  var machine = Machine()

  /// Makes a renderer that holds no memory yet.
  public init() {}

  /// Appends what a template makes of a record to a buffer, as UTF-8.
  ///
  /// - Throws: Everything that is missing or wrong with this record; the buffer is then as before.
  public mutating func render(
    _ template: borrowing Template,
    _ record: borrowing Record,
    into buffer: inout [UInt8],
    options: borrowing RenderOptions
  ) throws(LiquidErrors) {
    guard record.layout === template.program.layout else {
      let place = template.program.tables.units[0].source.place(of: Span(start: 0, end: 0))
      throw LiquidErrors([LiquidError(kind: .foreignRecord, place: place)])
    }
    machine.take(template.program)
    machine.now = options.now
    machine.zone = options.zone.view
    machine.force(options.forcing)
    var failure: LiquidErrors?
    record.cells.withUnsafeBufferPointer { cells in
      record.bytes.withUnsafeBufferPointer { bytes in
        machine.record = View(cells)
        machine.recordBytes = View(bytes)
        do throws(LiquidErrors) {
          try machine.render()
        } catch {
          failure = error
        }
        machine.record = .none
        machine.recordBytes = .none
      }
    }
    if let failure { throw failure }
    buffer.append(contentsOf: machine.out.tail(from: 0))
  }
}

extension Machine {
  /// Notes the arms that are to be taken, with the arms around them.
  mutating func force(_ branches: [Branch]) {
    if branches.isEmpty {
      if !forced.isEmpty { forced = [] }
      return
    }
    forced = Array(repeating: -1, count: program.tables.decisions)
    for branch in branches {
      for choice in branch.enclosing + [branch.choice] where choice.decision < forced.count {
        forced[choice.decision] = choice.arm
      }
    }
  }
}
