import CSV

extension FileCase {
  static let files: [FileCase] = [
    FileCase("nothing", "", "error noHeader"),
    FileCase("blank lines only", "\r\n\n", "error noHeader"),
    FileCase("a byte order mark only", "\u{FEFF}", "error noHeader"),
    FileCase("stray quote in the header", "a\"b,c\n", "error at 1:2 malformedHeader strayQuote"),
    FileCase("NUL in the header", "a\u{0}\n", "error at 1:2 malformedHeader nulByte"),
    FileCase("unclosed header", "\na,\"b\n1,2\n", "error at 2:3 malformedHeader unclosedQuote"),
    FileCase("duplicate name", "a,b,\"a\"\n", "error at 1:5 duplicateName a 1:1"),
    FileCase("duplicate name but for blanks", "a,b, a\n", "error at 1:5 duplicateName a 1:1"),
    FileCase(
      "duplicate name but for composition",
      "\u{E9},e\u{301}\n",
      "error at 1:3 duplicateName \u{E9} 1:1"
    ),
    FileCase("names that differ in case", "a,A\n1,2\n", "header a|A", "1@2 1|2"),
    FileCase("unnamed column", "a,,c\n", "error at 1:3 unnamedColumn 2"),
    FileCase("column named by blanks", "a,b,  \n", "error at 1:5 unnamedColumn 3"),
    FileCase(
      "unnamed columns allowed",
      "a,,\n1,2,3\n",
      options: CSVOptions(allowsUnnamedColumns: true),
      "header a||",
      "1@2 1|2|3"
    ),
  ]

  static let delimiters: [FileCase] = [
    FileCase("semicolon", "a;b\n1;2\n", "header a|b", "1@2 1|2"),
    FileCase("semicolon in a lone header", "a;b", "header a|b"),
    FileCase(
      "the last record of a short file decides",
      "a;b,c\n1;2,3\n1,5 2",
      "header a;b|c",
      "1@2 1;2|3",
      "2@3 1|5 2"
    ),
    FileCase("tab", "a\tb\n1\t2\n", "header a|b", "1@2 1|2"),
    FileCase("comma in names", "a;\"b,c,d\"\n1;2\n", "header a|b,c,d", "1@2 1|2"),
    FileCase("unquoted comma in names", "a, x, y;b\n1;2\n", "header a, x, y|b", "1@2 1|2"),
    FileCase(
      "decimal commas",
      "name;price, EUR\nx;1,50\ny;2,50\n",
      "header name|price, EUR",
      "1@2 x|1,50",
      "2@3 y|2,50"
    ),
    FileCase("semicolons in fields", "a,b\n1;2,3;4\n", "header a|b", "1@2 1;2|3;4"),
    FileCase("semicolons in quoted names", "\"a;b;c\",d\n1,2\n", "header a;b;c|d", "1@2 1|2"),
    FileCase(
      "ragged from the first record",
      "a;b;c\n1;2\n",
      "header a|b|c",
      "problem 1@2 at 2:4 tooFewFields 2/3"
    ),
    FileCase("sep line", "sep=;\na,x;b\n1;2\n", "header a,x|b", "1@3 1|2"),
    FileCase("sep line with CRLF", "sep=;\r\na;b\r\n1;2\r\n", "header a|b", "1@3 1|2"),
    FileCase("sep line in quotes", "\"sep=\t\"\na,x\tb\n1\t2", "header a,x|b", "1@3 1|2"),
    FileCase("sep line with a mark", "\u{FEFF}SEP=|\na|b\n1|2", "header a|b", "1@3 1|2"),
    FileCase(
      "sep line against the option",
      "sep=;\na,b;c\n1,2;3\n",
      options: CSVOptions(delimiter: .comma),
      "header a|b;c",
      "1@3 1|2;3"
    ),
    FileCase("sep line with a letter", "sep=x\na,b\n", "error at 1:1 unusableSeparator x"),
    FileCase("sep line with a quote", "sep=\"\na,b\n", "error at 1:1 unusableSeparator \""),
    FileCase("sep line beyond ASCII", "sep=·\na·b\n", "error at 1:1 unusableSeparator ·"),
    FileCase("a column called sep=", "sep=,b\n1,2\n", "header sep=|b", "1@2 1|2"),
    FileCase("sep line and nothing else", "sep=;", "error noHeader"),
    FileCase(
      "told delimiter",
      "a;b,c\n1;2,3\n",
      options: CSVOptions(delimiter: .comma),
      "header a;b|c",
      "1@2 1;2|3"
    ),
  ]
}
