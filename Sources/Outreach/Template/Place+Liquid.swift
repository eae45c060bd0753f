import Liquid

extension Outreach.Place {
  init(_ place: Liquid.Place) {
    self.init(
      file: place.template,
      line: place.position.line,
      column: place.position.column
    )
  }
}
