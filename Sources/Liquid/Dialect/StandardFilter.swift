/// The filters of the standard language.
enum StandardFilter: String, CaseIterable, Sendable {
  case abs, append
  case atLeast = "at_least"
  case atMost = "at_most"
  case base64Decode = "base64_decode"
  case base64Encode = "base64_encode"
  case base64UrlSafeDecode = "base64_url_safe_decode"
  case base64UrlSafeEncode = "base64_url_safe_encode"
  case capitalize, ceil, compact, concat, date, `default`
  case dividedBy = "divided_by"
  case downcase, escape
  case escapeOnce = "escape_once"
  case find
  case findIndex = "find_index"
  case first, floor, h, has, join, last, lstrip
  case map, minus, modulo
  case newlineToBr = "newline_to_br"
  case plus, prepend, reject, remove
  case removeFirst = "remove_first"
  case removeLast = "remove_last"
  case replace
  case replaceFirst = "replace_first"
  case replaceLast = "replace_last"
  case reverse, round, rstrip, size, slice, sort
  case sortNatural = "sort_natural"
  case split, squish, strip
  case stripHtml = "strip_html"
  case stripNewlines = "strip_newlines"
  case sum, times, truncate
  case truncatewords, uniq, upcase
  case urlDecode = "url_decode"
  case urlEncode = "url_encode"
  case `where`

  /// How many arguments it takes beside its input.
  var arguments: ClosedRange<Int> {
    switch self {
    case .abs, .base64Decode, .base64Encode, .base64UrlSafeDecode, .base64UrlSafeEncode,
      .capitalize, .ceil, .downcase, .escape, .escapeOnce, .first, .floor, .h, .last, .lstrip,
      .newlineToBr, .reverse, .rstrip, .size, .squish, .strip, .stripHtml, .stripNewlines,
      .upcase, .urlDecode, .urlEncode:
      0...0
    case .compact, .default, .join, .round, .sort, .sortNatural, .sum, .uniq: 0...1
    case .append, .atLeast, .atMost, .concat, .date, .dividedBy, .map, .minus, .modulo, .plus,
      .prepend, .remove, .removeFirst, .removeLast, .split, .times:
      1...1
    case .truncate, .truncatewords: 0...2
    case .find, .findIndex, .has, .reject, .replace, .replaceFirst, .slice, .where: 1...2
    case .replaceLast: 2...2
    }
  }
}
