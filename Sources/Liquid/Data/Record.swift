/// The values of one rendering, as plain data in two reusable buffers.
///
/// A record belongs to the schema it was made with, and every template made with that schema can
/// render it. Fill it, render, ``reset()``, fill it again: after the first few no memory is asked for.
public struct Record: Sendable {
  let layout: Layout
  var cells: [Cell]
  var bytes: [UInt8]

  /// Makes a record in which every value is missing.
  public init(_ schema: Schema) { self.init(schema.layout) }

  init(_ layout: Layout) {
    self.layout = layout
    cells = layout.prototype
    bytes = layout.keys
  }

  /// Makes every value missing again and keeps the memory.
  public mutating func reset() {
    cells.removeAll(keepingCapacity: true)
    cells.append(contentsOf: layout.prototype)
    bytes.removeLast(bytes.count - layout.keys.count)
  }

  /// Sets a text.
  ///
  /// Empty or white space only, it counts as missing where a template prints it.
  public mutating func set(_ slot: Slot, text: String) {
    let start = bytes.count
    bytes.append(contentsOf: text.utf8)
    put(Cell(.text, start, length: bytes.count - start, space: .record), in: slot)
  }

  /// Sets a text from UTF-8 bytes; what is not UTF-8 becomes replacement characters.
  public mutating func set(_ slot: Slot, utf8: UnsafeBufferPointer<UInt8>) {
    let start = bytes.count
    if UTF8Check.isValid(utf8) {
      bytes.append(contentsOf: utf8)
    } else {
      bytes.append(contentsOf: String(decoding: utf8, as: UTF8.self).utf8)
    }
    put(Cell(.text, start, length: bytes.count - start, space: .record), in: slot)
  }

  /// Sets a text from UTF-8 bytes; what is not UTF-8 becomes replacement characters.
  public mutating func set(_ slot: Slot, utf8: some Sequence<UInt8>) {
    let done: Void? = utf8.withContiguousStorageIfAvailable { set(slot, utf8: $0) }
    if done == nil { Array(utf8).withUnsafeBufferPointer { set(slot, utf8: $0) } }
  }

  /// Sets a whole number.
  public mutating func set(_ slot: Slot, integer: Int) { put(.integer(integer), in: slot) }

  /// Sets a number with decimals.
  public mutating func set(_ slot: Slot, decimal: Double) { put(.decimal(decimal), in: slot) }

  /// Sets true or false.
  public mutating func set(_ slot: Slot, boolean: Bool) { put(.boolean(boolean), in: slot) }

  /// Sets an instant: seconds since 1970 began in UTC, and the offset in seconds to show it in;
  /// without one it is shown in the zone that rendering is given.
  public mutating func set(_ slot: Slot, instant: Int, offset: Int? = nil) {
    put(.instant(instant, offset: offset), in: slot)
  }

  /// Makes a value missing again; of an object, every field.
  public mutating func clear(_ slot: Slot) {
    guard case .object = layout.nodes[slot.node].kind else { return put(.undefined, in: slot) }
    guard slot.cell >= 0, slot.cell < cells.count, cells[slot.cell].kind == .object else { return }
    let block = cells[slot.cell].payload
    for (index, place) in layout.nodes[slot.node].fields.enumerated() {
      clear(Slot(cell: block + 2 * index + 1, node: place.node))
    }
  }

  mutating func put(_ cell: Cell, in slot: Slot) {
    if slot.cell >= 0, slot.cell < cells.count { cells[slot.cell] = cell }
  }
}
