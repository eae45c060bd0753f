import Testing

@testable import Store

@Suite struct TextListTests {
  private static let spellings: [(texts: [String?], json: String)] = [
    ([], "[]"), ([nil], "[null]"), ([""], "[\"\"]"), (["a", nil, "b"], "[\"a\",null,\"b\"]"),
    (["null"], "[\"null\"]"), (["\"\\"], #"["\"\\"]"#),
    (["\0\n\u{1F}"], #"["\u0000\u000a\u001f"]"#),
    (["a\"b", ",", "]"], #"["a\"b",",","]"]"#), (["ü🇩🇪\u{7F}"], "[\"ü🇩🇪\u{7F}\"]"),
  ]

  @Test(arguments: spellings.indices)
  func `a list has one spelling, and comes back from it`(_ row: Int) {
    let (texts, json) = Self.spellings[row]
    #expect(TextList(texts).json == json)
    #expect(TextList(json: json)?.texts == texts)
    #expect(TextList.first(ofJSON: json) == texts.first)
  }

  @Test(arguments: [
    "", "[", "]", "[,]", "[\"a\"", "[\"a]", "[\"a\",]", "[\"a\"] ", "{}", "[1]", "[nul]",
    "[nullnull]",
    #"["\"#, #"["\n"]"#, #"["\u12"]"#, #"["\u0041"]"#, #"["\u00zz"]"#, #"["\u00"#, "[\"a\"\"b\"]",
  ])
  func `another spelling is no list`(_ json: String) {
    #expect(TextList(json: json) == nil)
  }
}
