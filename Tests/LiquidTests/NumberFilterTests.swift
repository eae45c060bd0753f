import Liquid
import Testing

@Suite struct NumberFilterTests {
  @Test(arguments: [
    Row("{{ 7 | divided_by: -2 }} {{ -7 | divided_by: 2 }} {{ 5 | divided_by: 2 }}", "-4 -4 2"),
    Row("{{ 5.0 | divided_by: 2 }} {{ 20 | divided_by: 7.0 }}", "2.5 2.857142857142857"),
    Row("{{ -7 | modulo: 3 }} {{ 7 | modulo: -3 }} {{ 7.5 | modulo: 2 }}", "2 -2 1.5"),
    Row("{{ 0.1 | plus: 0.2 }} {{ 1.1 | times: 3 }} {{ 0.3 | minus: 0.1 }}", "0.3 3.3 0.2"),
    Row("{{ '3.50' | plus: 1 }} {{ 'abc' | plus: 1 }} {{ '1,000' | plus: 0 }}", "4.5 1 1"),
    Row("{{ nil | plus: 2 }}{{ ' 7x' | minus: 1 }}", "26"),
  ])
  func arithmeticIsFlooredAndExact(row: Row) throws { try row.check() }

  @Test(arguments: [
    Row("{{ 9223372036854775807 | plus: 1 }}", "9223372036854775808"),
    Row("{{ -9223372036854775808 | minus: 1 | abs }}", "9223372036854775809"),
    Row(
      "{{ 99999999999999999999 | times: 99999999999999999999 }}",
      "9999999999999999999800000000000000000001"
    ),
    Row(
      "{{ 9999999999999999999800000000000000000001 | divided_by: 99999999999999999999 }}",
      "99999999999999999999"
    ),
    Row("{{ w | modulo: 10 }}", "8", ["w": .wide("123456789012345678")]),
  ])
  func wholeNumbersHaveNoEnd(row: Row) throws { try row.check() }

  @Test(arguments: [
    Row(
      "{{ 1.005 | round: 2 }} {{ 2.5 | round }} {{ -2.5 | round }} {{ 1234 | round: -2 }}",
      "1.01 3 -3 1200"
    ),
    Row(
      "{{ 1.2 | ceil }} {{ -1.2 | ceil }} {{ 1.8 | floor }} {{ -1.2 | floor }} {{ '3.4' | ceil }}",
      "2 -1 1 -2 4"
    ),
    Row("{{ -5 | abs }} {{ -5.5 | abs }} {{ '-1.5' | abs }}", "5 5.5 1.5"),
    Row("{{ 3 | at_least: 5 }} {{ 3 | at_most: 2.5 }} {{ '7' | at_least: 5 }}", "5 2.5 7"),
  ])
  func numbersAreRounded(row: Row) throws { try row.check() }

  @Test(arguments: [
    Row("{{ f }}", "1.0", ["f": 1.0]), Row("{{ f }}", "1.0e+16", ["f": 1e16]),
    Row("{{ f }}", "1234567890123456.0", ["f": 1234567890123456.0]),
    Row("{{ f }}", "1.0e-05", ["f": 0.00001]), Row("{{ f }}", "0.0001", ["f": 0.0001]),
    Row("{{ f }}", "-1.5e+300", ["f": -1.5e300]), Row("{{ f }}", "100.0", ["f": 100.0]),
  ])
  func decimalsArePrintedAsRubyDoes(row: Row) throws { try row.check() }

  @Test(arguments: ["{{ 1 | divided_by: 0 }}", "{{ 1.5 | modulo: 0 }}"])
  func aDivisionByZeroIsAnError(source: String) {
    #expect(errors(source).map(\.kind) == [.divisionByZero])
  }

  @Test func aNumberThatGrowsForEverIsRefused() {
    let source =
      "{% assign n = 99999999999 %}{% for i in (1..40) %}{% assign n = n | times: n %}{% endfor %}"
    #expect(errors(source, mode: .strict).first?.message == "the number has too many digits")
  }
}
