import CSV

extension FileCase {
  static let wellFormed: [FileCase] = [
    FileCase("LF", "a,b\n1,2\n3,4\n", "header a|b", "1@2 1|2", "2@3 3|4"),
    FileCase("CRLF", "a,b\r\n1,2\r\n3,4\r\n", "header a|b", "1@2 1|2", "2@3 3|4"),
    FileCase("CR", "a,b\r1,2\r3,4\r", "header a|b", "1@2 1|2", "2@3 3|4"),
    FileCase(
      "mixed line ends",
      "a,b\r1,2\n3,4\r\n5,6",
      "header a|b",
      "1@2 1|2",
      "2@3 3|4",
      "3@4 5|6"
    ),
    FileCase("no line end at the end", "a,b\n1,2", "header a|b", "1@2 1|2"),
    FileCase("an empty last field at the end", "a,b\n1,", "header a|b", "1@2 1|"),
    FileCase("only empty fields", "a,b\n,\n", "header a|b", "1@2 |"),
    FileCase("header alone", "a,b", "header a|b"),
    FileCase("one column", "a\n1\n2\n", "header a", "1@2 1", "2@3 2"),
    FileCase("one column, a quoted empty field", "a\n\"\"\nx\n", "header a", "1@2 ", "2@3 x"),
    FileCase(
      "blank lines",
      "\n\r\n\ra,b\n\n1,2\r\n\r\n\r\r3,4\n\n",
      "header a|b",
      "1@6 1|2",
      "2@10 3|4"
    ),
    FileCase("a line of blanks is a field", "a\n  \n", "header a", "1@2   "),
    FileCase("quoted delimiter", "a,b\n\"1,2\",3\n", "header a|b", "1@2 1,2|3"),
    FileCase("doubled quotes", "a,b\n\"x \"\"y\"\"\",\"\"\"\"\n", "header a|b", "1@2 x \"y\"|\""),
    FileCase("quoted LF", "a,b\n\"1\n2\",3\n4,5\n", "header a|b", "1@2 1\n2|3", "2@4 4|5"),
    FileCase("quoted CRLF", "a,b\r\n\"1\r\n2\",3\r\n4,5", "header a|b", "1@2 1\r\n2|3", "2@4 4|5"),
    FileCase("quoted CR", "a,b\r\"1\r2\",3\r4,5", "header a|b", "1@2 1\r2|3", "2@4 4|5"),
    FileCase(
      "quoted CR then LF apart",
      "a\n\"\r\n\r\r\n\"\nx",
      "header a",
      "1@2 \r\n\r\r\n",
      "2@6 x"
    ),
    FileCase("quoted empty fields", "a,b\n\"\",\"\"\n", "header a|b", "1@2 |"),
    FileCase("quoted at the file's end", "a,b\n1,\"2\"", "header a|b", "1@2 1|2"),
    FileCase("blanks are part of fields", "a,b\n 1 ,2 \n", "header a|b", "1@2  1 |2 "),
    FileCase("blanks around names are not", " a ,\"\tb \"\n1,2\n", "header a|b", "1@2 1|2"),
    FileCase("quoted header over two lines", "\"a\nb\",c\n1,2\n", "header a\nb|c", "1@3 1|2"),
    FileCase("text beyond ASCII", "a,b\nŁódź,日本🎉\n", "header a|b", "1@2 Łódź|日本🎉"),
    FileCase(
      "kept stray quotes",
      "a,b\n19\" rack,x\"\"y\n",
      options: CSVOptions(strayQuotes: .keep),
      "header a|b",
      "1@2 19\" rack|x\"\"y"
    ),
    FileCase(
      "a kept quote hides no delimiter",
      "a,b\nx \"y,z\",1\n",
      options: CSVOptions(strayQuotes: .keep),
      "header a|b",
      "problem 1@2 at 2:9 tooManyFields 3/2"
    ),
  ]

  static let refused: [FileCase] = [
    FileCase(
      "too few",
      "a,b,c\n1,2\n4,5,6\n",
      "header a|b|c",
      "problem 1@2 at 2:4 tooFewFields 2/3",
      "2@3 4|5|6"
    ),
    FileCase(
      "too many",
      "a,b\n1,é2,3,4\n5,6\n",
      "header a|b",
      "problem 1@2 at 2:6 tooManyFields 4/2",
      "2@3 5|6"
    ),
    FileCase(
      "too many because of a last delimiter",
      "a,b\n1,2,\n",
      "header a|b",
      "problem 1@2 at 2:5 tooManyFields 3/2"
    ),
    FileCase(
      "too few over two lines",
      "a,b\n\"1\n2\"\n5,6\n",
      "header a|b",
      "problem 1@2-3 at 3:3 tooFewFields 1/2",
      "2@4 5|6"
    ),
    FileCase(
      "stray quote",
      "a,b\n1,x\"y\"\n5,6\n",
      "header a|b",
      "problem 1@2 at 2:4 strayQuote",
      "2@3 5|6"
    ),
    FileCase(
      "a blank before a quote",
      "a,b\n1, \"y,z\"\n5,6\n",
      "header a|b",
      "problem 1@2 at 2:4 strayQuote",
      "2@3 5|6"
    ),
    FileCase(
      "a quoted line end behind a stray quote is still quoted",
      "a,b\n1\",\"x\n5,6\"\n7,8\n",
      "header a|b",
      "problem 1@2-3 at 2:2 strayQuote",
      "2@4 7|8"
    ),
    FileCase(
      "text after a quote",
      "a,b\n\"1\"x,2\n5,6\n",
      "header a|b",
      "problem 1@2 at 2:4 textAfterQuote opened 2:1",
      "2@3 5|6"
    ),
    FileCase(
      "a blank after a quote",
      "a,b\n\"1\" ,2\n5,6\n",
      "header a|b",
      "problem 1@2 at 2:4 textAfterQuote opened 2:1",
      "2@3 5|6"
    ),
    FileCase(
      "a quote that the next quoted field closes",
      "a,b\n1,\"x\n3,\"y\"\n5,6\n",
      "header a|b",
      "problem 1@2-3 at 3:4 textAfterQuote opened 2:3",
      "2@4 5|6"
    ),
    FileCase(
      "unclosed quote",
      "a,b\n1,2\n3,\"x\n5,6\n7,8\n",
      "header a|b",
      "1@2 1|2",
      "problem 2@3-5 at 3:3 unclosedQuote"
    ),
    FileCase(
      "unclosed quote without a line behind it",
      "a,b\n3,\"",
      "header a|b",
      "problem 1@2 at 2:3 unclosedQuote"
    ),
    FileCase(
      "unclosed after a doubled quote",
      "a,b\n3,\"x\"\"",
      "header a|b",
      "problem 1@2 at 2:3 unclosedQuote"
    ),
    FileCase(
      "the first trouble is the one told",
      "a,b\n1,x\"\u{0},2,\"3\n5,6\n",
      "header a|b",
      "problem 1@2-3 at 2:4 strayQuote"
    ),
    FileCase(
      "NUL",
      "a,b\n1,x\u{0}y\n\"\u{0}\",2\n5,6\n",
      "header a|b",
      "problem 1@2 at 2:4 nulByte",
      "problem 2@3 at 3:2 nulByte",
      "3@4 5|6"
    ),
    FileCase(
      "refused records count",
      "a,b\n1\n2\n3,4\n",
      "header a|b",
      "problem 1@2 at 2:2 tooFewFields 1/2",
      "problem 2@3 at 3:2 tooFewFields 1/2",
      "3@4 3|4"
    ),
    FileCase(
      "refused record at the file's end",
      "a,b\n1",
      "header a|b",
      "problem 1@2 at 2:2 tooFewFields 1/2"
    ),
  ]
}
