import Foundation
import Liquid

/// This project's engine, in exact mode.
enum Ours {
  static let schema = Schema(
    Contact.names.map { .init($0, .text) } + [
      .init("last_contacted", .date),
      .init("touches", .list(["subject": .text, "channel": .text, "at": .date])),
    ]
  )

  /// The slots of a contact, looked up once.
  struct Binding {
    let texts: [Slot]
    let lastContacted: Slot
    let touches: Slot
    let subject: Slot
    let channel: Slot
    let at: Slot

    init?() {
      texts = Contact.names.compactMap { schema.slot($0) }
      guard let lastContacted = schema.slot("last_contacted"),
        let touches = schema.slot("touches"),
        let subject = schema.field("subject", of: touches),
        let channel = schema.field("channel", of: touches),
        let at = schema.field("at", of: touches)
      else { return nil }
      self.lastContacted = lastContacted
      self.touches = touches
      (self.subject, self.channel, self.at) = (subject, channel, at)
    }

    func fill(_ record: inout Record, from contact: Contact) {
      record.reset()
      for (slot, text) in zip(texts, contact.texts) where !text.isEmpty {
        record.set(slot, text: text)
      }
      if let date = contact.lastContacted { record.set(lastContacted, instant: date) }
      record.setCount(touches, to: contact.touches.count)
      for (index, touch) in contact.touches.enumerated() {
        record.set(record.slot(subject, of: touches, at: index), text: touch.subject)
        record.set(record.slot(channel, of: touches, at: index), text: touch.channel)
        record.set(record.slot(at, of: touches, at: index), instant: touch.at)
      }
    }
  }

  static func records(_ contacts: [Contact]) -> [Record] {
    guard let binding = Binding() else { return [] }
    return contacts.map { contact in
      var record = Record(schema)
      binding.fill(&record, from: contact)
      return record
    }
  }

  static func template(_ name: String) throws -> Template {
    try Template(
      source: try LiquidBenchmark.source(name, "liquid"),
      name: name,
      schema: schema
    )
  }

  /// Contacts are filled into records in groups, and the clock runs while a group is rendered: as in
  /// an application, where a record is rendered right after it was filled.
  static func render(_ contacts: [Contact]) throws {
    guard let binding = Binding() else { return }
    var records = [Record](repeating: Record(schema), count: 100)
    for name in ["a", "b", "c"] {
      let template = try template(name)
      var renderer = Renderer()
      var bytes: [UInt8] = []
      let options = RenderOptions()
      var (size, seconds, count) = (0, 0.0, 0)
      for turn in 0..<6 {
        if turn < 2 { (size, seconds, count) = (0, 0, 0) }
        for start in stride(from: 0, to: contacts.count, by: records.count) {
          let group = contacts[start..<min(start + records.count, contacts.count)]
          for (index, contact) in group.enumerated() {
            binding.fill(&records[index], from: contact)
          }
          seconds += try LiquidBenchmark.seconds {
            for index in 0..<group.count {
              bytes.removeAll(keepingCapacity: true)
              try renderer.render(template, records[index], into: &bytes, options: options)
              size += bytes.count
            }
          }
          count += group.count
        }
      }
      LiquidBenchmark.report("liquid", name, count, seconds, size * contacts.count / count)
    }
  }

  /// How many times the rate of one thread two threads reach, in hundredths, by the wall's clock:
  /// it means something on a machine that has two cores to give.
  static func renderOnTwoThreads(_ contacts: [Contact]) throws {
    let records = records(Array(contacts.prefix(200)))
    for name in ["a", "b", "c"] {
      let template = try template(name)
      let work: @Sendable (Int) -> Void = { _ in
        var renderer = Renderer()
        var bytes: [UInt8] = []
        let options = RenderOptions()
        for _ in 0..<2000 {
          for record in records {
            bytes.removeAll(keepingCapacity: true)
            try? renderer.render(template, record, into: &bytes, options: options)
          }
        }
      }
      work(0)
      let start = LiquidBenchmark.now(CLOCK_MONOTONIC)
      work(0)
      let middle = LiquidBenchmark.now(CLOCK_MONOTONIC)
      DispatchQueue.concurrentPerform(iterations: 2, execute: work)
      let end = LiquidBenchmark.now(CLOCK_MONOTONIC)
      print("two-threads", name, Int(200 * (middle - start) / (end - middle)), 0)
    }
  }

  static func fill(_ contacts: [Contact]) throws {
    guard let binding = Binding() else { return }
    var record = Record(schema)
    func round() { for contact in contacts { binding.fill(&record, from: contact) } }
    round()
    let seconds = LiquidBenchmark.seconds { for _ in 0..<10 { round() } }
    LiquidBenchmark.report("fill-record", "b", 10 * contacts.count, seconds, 0)
    let short = contacts.map { contact in
      var contact = contact
      contact.touches = []
      return contact
    }
    let quick = LiquidBenchmark.seconds {
      for _ in 0..<10 { for contact in short { binding.fill(&record, from: contact) } }
    }
    LiquidBenchmark.report("fill-record", "a", 10 * contacts.count, quick, 0)
  }

  static func parse() throws {
    for name in ["a", "b", "c"] {
      let source = try LiquidBenchmark.source(name, "liquid")
      func round() throws {
        for _ in 0..<500 { _ = try Template(source: source, name: name, schema: schema) }
      }
      try round()
      let seconds = try LiquidBenchmark.seconds { try round() }
      LiquidBenchmark.report("parse", name, 500, seconds, source.utf8.count)
    }
  }
}
