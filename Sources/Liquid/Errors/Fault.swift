/// A fault before its place is drawn: the kind, and the bytes of the source it is about.
struct Fault: Error {
  var kind: LiquidError.Kind
  var span: Span?

  init(_ kind: LiquidError.Kind, at span: Span? = nil) {
    self.kind = kind
    self.span = span
  }

  static func syntax(_ sentence: String, at span: Span? = nil) -> Fault {
    Fault(.syntax(sentence), at: span)
  }
}
