/// The filters and tags that templates may use.
///
/// The standard ones are registered through the same two methods as a caller's own.
public struct Dialect: Sendable {
  private(set) var filters: [String: Filter] = [:]
  private(set) var tags: [String: Tag] = [:]

  /// The standard language and nothing else.
  public static let standard: Dialect = {
    var dialect = Dialect()
    for filter in StandardFilter.allCases { dialect.register(Filter(filter)) }
    for tag in StandardTag.allCases { dialect.register(Tag(tag)) }
    return dialect
  }()

  private init() {}

  /// Adds a filter, in place of one of the same name.
  public mutating func register(_ filter: Filter) { filters[filter.name] = filter }

  /// Adds a tag, in place of one of the same name.
  public mutating func register(_ tag: Tag) { tags[tag.name] = tag }
}
