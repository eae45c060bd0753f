package import Liquid

/// The names that a template may read, and their slots in a record.
package struct TemplateNames: Sendable {
  package let schema: Schema
  let fields: DataColumns

  /// The columns that templates may read, those of the shipped templates included.
  package var columns: DataColumns { fields }

  /// Columns that the shipped templates use and that a file may lack: absent, they are missing
  /// values and not unknown names.
  package static let standardAccountColumns = [
    "topic", "observation", "offer", "proof", "delivered_on", "delivered_what", "outcome", "quote",
    "renewed_on", "news", "news_on", "stopped_because",
  ]
  package static let standardContactColumns = ["salutation", "area"]

  init(fields: DataColumns) {
    self.fields = DataColumns(
      accounts: Set(fields.accounts + Self.standardAccountColumns).sorted(),
      contacts: Set(fields.contacts + Self.standardContactColumns).sorted()
    )
    schema = Self.schema(for: self.fields)
  }

  private static func schema(for fields: DataColumns) -> Schema {
    func object(_ known: [(String, Schema.Kind)], _ columns: [String]) -> Schema.Kind {
      let names = Set(known.map(\.0))
      return .object(
        known.map { Schema.Field($0.0, $0.1) }
          + columns.filter { !names.contains($0) }.map { Schema.Field($0, .text) }
      )
    }
    return Schema([
      Schema.Field("contact", object(contactNames.map { ($0, .text) }, fields.contacts)),
      Schema.Field("account", object(accountNames.map { ($0, .text) }, fields.accounts)),
      Schema.Field("sender", object(senderNames.map { ($0, .text) }, [])),
      Schema.Field("trigger", object([("date", .date)], [])),
      Schema.Field("season", object([("year", .number)], [])),
      Schema.Field("today", .date),
      Schema.Field("last_touch", object([("on", .date), ("kind", .text)], [])),
      Schema.Field("last_inbound", object([("on", .date)], [])),
      Schema.Field(
        "touches",
        .list(object([("on", .date), ("kind", .text), ("text", .text)], []))
      ),
    ])
  }

  static let contactNames = [
    "first_name", "last_name", "name", "title", "role", "email", "country",
  ]
  static let accountNames = ["id", "name", "country", "stage"]
  static let senderNames = [
    "name", "first_name", "title", "company", "phone", "email", "postal_address",
  ]
}
