import Liquid

/// Fills in templates, and keeps the memory it needs from one text to the next.
struct TextRenderer: ~Copyable {
  private var renderer = Renderer()
  private var buffer: [UInt8] = []

  /// What a template makes of a record; an empty text where there are faults, which are added.
  ///
  /// `noting`: which of the text came from values is kept.
  mutating func render(
    _ template: Template,
    _ record: borrowing Record,
    _ options: RenderOptions,
    noting: Bool,
    faults: inout [LiquidError]
  ) -> FilledText {
    buffer.removeAll(keepingCapacity: true)
    var fillings: [Filling] = []
    do throws(LiquidErrors) {
      if noting {
        try renderer.render(template, record, into: &buffer, options: options, fillings: &fillings)
      } else {
        try renderer.render(template, record, into: &buffer, options: options)
      }
    } catch {
      faults += error.errors
    }
    return FilledText(String(decoding: buffer, as: UTF8.self), fillings: fillings)
  }
}
