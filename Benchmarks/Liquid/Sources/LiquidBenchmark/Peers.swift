import Foundation
import Mustache
import Stencil

/// swift-mustache, with values formatted beforehand.
enum MustachePeer {
  static func run(_ contacts: [Contact]) throws {
    let people = contacts.map(\.formatted)
    for name in ["a", "b", "c"] {
      let template = try MustacheTemplate(string: try LiquidBenchmark.source(name, "mustache"))
      var size = 0
      for person in people.prefix(200) { size += template.render(person).utf8.count }
      size = 0
      let seconds = LiquidBenchmark.seconds {
        for person in people { size += template.render(person).utf8.count }
      }
      LiquidBenchmark.report("swift-mustache", name, people.count, seconds, size)
    }
  }
}

/// Stencil, with values formatted beforehand.
enum StencilPeer {
  static func run(_ contacts: [Contact]) throws {
    let people = contacts.prefix(4000).map(\.formatted)
    for name in ["a", "b", "c"] {
      let template = Stencil.Template(templateString: try LiquidBenchmark.source(name, "stencil"))
      var size = 0
      for person in people.prefix(100) { size += try template.render(person).utf8.count }
      size = 0
      let seconds = try LiquidBenchmark.seconds {
        for person in people { size += try template.render(person).utf8.count }
      }
      LiquidBenchmark.report("stencil", name, people.count, seconds, size)
    }
  }
}
