import CSV

extension FileCase {
  private static let small = CSVOptions(maximumFieldBytes: 5, maximumRecordBytes: 14)

  static let limits: [FileCase] = [
    FileCase(
      "a field of the limit",
      "a,b\n12345,\"12345\"\n",
      options: small,
      "header a|b",
      "1@2 12345|12345"
    ),
    FileCase(
      "a field above it",
      "a,b\n1,123456\n5,6\n",
      options: small,
      "header a|b",
      "problem 1@2 at 2:3 fieldTooLong 5",
      "2@3 5|6"
    ),
    FileCase(
      "a quoted field above it",
      "a,b\n1,\"12\n456\"\n5,6\n",
      options: small,
      "header a|b",
      "problem 1@2-3 at 2:3 fieldTooLong 5",
      "2@4 5|6"
    ),
    FileCase(
      "a line end as the first byte too many",
      "a,b\n1,\"12345\n6\"\n5,6\n",
      options: small,
      "header a|b",
      "problem 1@2-3 at 2:3 fieldTooLong 5",
      "2@4 5|6"
    ),
    FileCase(
      "a field of doubled quotes above it",
      "a,b\n1,\"\"\"\"\"\"\"\"\n5,6\n",
      options: small,
      "header a|b",
      "problem 1@2 at 2:3 fieldTooLong 5",
      "2@3 5|6"
    ),
    FileCase(
      "stray quote behind the limit",
      "a,b\n1,123456\"\n5,6\n",
      options: small,
      "header a|b",
      "problem 1@2 at 2:3 fieldTooLong 5",
      "2@3 5|6"
    ),
    FileCase(
      "stray quote at the limit",
      "a,b\n1,12345\"\n5,6\n",
      options: small,
      "header a|b",
      "problem 1@2 at 2:3 fieldTooLong 5",
      "2@3 5|6"
    ),
    FileCase(
      "stray quote before the limit",
      "a,b\n1,1234\"56\n5,6\n",
      options: small,
      "header a|b",
      "problem 1@2 at 2:7 strayQuote",
      "2@3 5|6"
    ),
    FileCase(
      "a long field that is never closed",
      "a,b\n1,\"12\n456\n5,6\n",
      options: small,
      "header a|b",
      "problem 1@2-4 at 2:3 unclosedQuote"
    ),
    FileCase(
      "a record of the limit",
      "a,b,c,d\n12,45,78,01234\n",
      options: small,
      "header a|b|c|d",
      "1@2 12|45|78|01234"
    ),
    FileCase(
      "a record above it by text",
      "a,b,c,d\n123,45,78,01234\n5,6,7,8\n",
      options: small,
      "header a|b|c|d",
      "problem 1@2 at 2:15 recordTooLong 14",
      "2@3 5|6|7|8"
    ),
    FileCase(
      "a record above it by a quote",
      "a,b,c\n1234,6789,\"23\"\n5,6,7\n",
      options: small,
      "header a|b|c",
      "1@2 1234|6789|23",
      "2@3 5|6|7"
    ),
    FileCase(
      "a record above it by a closing quote",
      "a,b,c\n1234,6789,\"234\"\n5,6,7\n",
      options: small,
      "header a|b|c",
      "problem 1@2 at 2:15 recordTooLong 14",
      "2@3 5|6|7"
    ),
    FileCase(
      "a record above it by delimiters",
      "a,b\n,,,,,,,,,,,,,,,\n5,6\n",
      options: small,
      "header a|b",
      "problem 1@2 at 2:15 recordTooLong 14",
      "2@3 5|6"
    ),
    FileCase(
      "a record above it at the file's end",
      "a,b,c\n1234,6789,\"234\"",
      options: small,
      "header a|b|c",
      "problem 1@2 at 2:15 recordTooLong 14"
    ),
    FileCase(
      "a header above it",
      "a,123456\n1,2\n",
      options: small,
      "error at 1:3 malformedHeader fieldTooLong 5"
    ),
  ]
}
