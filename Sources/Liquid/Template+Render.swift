extension Template {
  /// Renders with a tree of values.
  ///
  /// - Throws: Everything that is missing or wrong, not the first thing only.
  public func render(
    with value: Value = [:],
    options: RenderOptions = RenderOptions()
  ) throws(LiquidErrors) -> String {
    try render(record(from: value), options: options)
  }

  /// Renders with what a Swift value says of itself.
  public func render(
    with value: some ValueConvertible,
    options: RenderOptions = RenderOptions()
  ) throws(LiquidErrors) -> String {
    try render(with: value.liquidValue, options: options)
  }

  /// Renders with a JSON object.
  public func render(
    json: String,
    options: RenderOptions = RenderOptions()
  ) throws(LiquidErrors) -> String {
    try render(with: try Value(json: json), options: options)
  }

  /// Renders a record into a text of its own.
  ///
  /// To render many, keep a ``Renderer`` and a buffer.
  public func render(
    _ record: Record,
    options: RenderOptions = RenderOptions()
  ) throws(LiquidErrors) -> String {
    var renderer = Renderer()
    var bytes: [UInt8] = []
    try renderer.render(self, record, into: &bytes, options: options)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// A record of this template's names, filled from a tree.
  func record(from value: Value) -> Record {
    var record = Record(program.layout)
    record.fill(from: value)
    if readsAnyName, let all = program.layout.place([], of: 0) {
      record.set(Slot(cell: all.cell, node: all.node), value: value)
    }
    return record
  }
}

/// What a rendering may know and do beside its record.
public struct RenderOptions: Sendable {
  /// What `now` and `today` mean, in seconds since 1970; without it they are errors.
  public var now: Int?
  /// The zone in which dates without an offset are read and shown.
  public var zone: Zone
  /// Branches that are taken whatever their conditions say.
  public var forcing: [Branch]

  /// Makes options; rendering asks neither clock nor host for what is not given.
  public init(now: Int? = nil, zone: Zone = .utc, forcing: [Branch] = []) {
    self.now = now
    self.zone = zone
    self.forcing = forcing
  }
}
