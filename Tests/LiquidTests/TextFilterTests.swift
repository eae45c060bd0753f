import Liquid
import Testing

@Suite struct TextFilterTests {
  @Test(arguments: [
    Row("{{ 'straße' | upcase }}", "STRASSE"), Row("{{ 'ÉCOLE Abc' | capitalize }}", "École abc"),
    Row("{{ 'ÀB' | downcase }}", "àb"), Row("{{ 'ada LOVELACE' | capitalize }}", "Ada lovelace"),
    Row("{{ 42 | upcase }}{{ nil | upcase }}", "42"), Row("{{ 'ǆ' | capitalize }}", "ǅ"),
  ])
  func lettersChangeByUnicode(row: Row) throws { try row.check() }

  @Test(arguments: [
    Row("[{{ s | strip }}]", "[a b]", ["s": " \t\n a b\r\n"]),
    Row("[{{ s | lstrip }}|{{ s | rstrip }}]", "[a |  a]", ["s": "  a "]),
    Row("[{{ s | strip }}]", "[\u{A0}a]", ["s": " \u{A0}a "]),
    Row("{{ s | squish }}", "a b c", ["s": " a \n b\t\tc "]),
    Row("{{ s | strip_newlines }}", "abc\rd", ["s": "a\r\nb\nc\rd"]),
    Row("{{ s | newline_to_br }}", "a<br />\nb<br />\nc", ["s": "a\nb\r\nc"]),
  ])
  func whiteSpaceIsTrimmed(row: Row) throws { try row.check() }

  @Test(arguments: [
    Row("{{ 'abcdef' | truncate: 5 }}", "ab..."), Row("{{ 'abcde' | truncate: 5 }}", "abcde"),
    Row("{{ 'abcdef' | truncate: 4, '' }}", "abcd"), Row("{{ 'abc' | truncate: 1 }}", "..."),
    Row("{{ 'äöü and more' | truncate: 5, '…' }}", "äöü …"),
    Row("{{ 'one two three' | truncatewords: 2 }}", "one two..."),
    Row("{{ ' one  two three ' | truncatewords: 2, '+' }}", "one two+"),
    Row("{{ 'one two' | truncatewords: 0 }}", "one..."),
    Row("{{ 'Liquid' | slice: 2 }}{{ 'Liquid' | slice: -3, 2 }}", "qui"),
    Row("[{{ 'Liquid' | slice: 9 }}{{ 'Liquid' | slice: 2, -1 }}]", "[]"),
    Row("{{ 'äöü' | slice: 1, 99 }}", "öü"),
    Row("{{ a | slice: 1, 2 | join: '-' }}", "2-3", ["a": [1, 2, 3, 4]]),
  ])
  func textsAreCutByCodePoint(row: Row) throws { try row.check() }

  @Test(arguments: [
    Row("{{ 'a,b,,c,,' | split: ',' | size }}", "4"),
    Row("{{ 'äb' | split: '' | join: '-' }}", "ä-b"),
    Row("{{ ' a  b ' | split: ' ' | join: '-' }}", "a-b"), Row("{{ '' | split: ',' | size }}", "0"),
    Row("{{ s | split: nl | size }}", "2", ["s": "a\r\nb", "nl": "\n"]),
    Row("{{ 'abcabc' | replace: 'b', '[&]' }}", "a[&]ca[&]c"),
    Row("{{ 'abcabc' | replace: 'b', '\\0\\0' }}", "abbcabbc"),
    Row("{{ 'abcabc' | replace_first: 'b', 'x' }}", "axcabc"),
    Row("{{ 'abcabc' | replace_last: 'b', 'x' }}", "abcaxc"),
    Row("{{ 'ab' | replace: '', '-' }}", "-a-b-"), Row("{{ 'abab' | remove: 'a' }}", "bb"),
    Row("{{ 'abab' | remove_first: 'a' }}{{ 'abab' | remove_last: 'a' }}", "bababb"),
    Row("{{ 'b' | append: 'c' | prepend: 'a' }}", "abc"), Row("{{ 'e\u{301}' | size }}", "2"),
  ])
  func textsAreTakenApartAndPutTogether(row: Row) throws { try row.check() }

  @Test(arguments: [
    Row(
      "{{ s | escape }}",
      "&lt;a href=&#39;x&#39;&gt;&quot;&amp;amp;",
      ["s": "<a href='x'>\"&amp;"]
    ),
    Row("{{ '1 < 2 &amp; 3 &#39; & x' | escape_once }}", "1 &lt; 2 &amp; 3 &#39; &amp; x"),
    Row("{{ 'a b&ü~' | url_encode }}", "a+b%26%C3%BC~"),
    Row("{{ 'a+b%26%C3%BC%zz' | url_decode }}", "a b&ü%zz"),
    Row("{{ 'one two' | base64_encode }}", "b25lIHR3bw=="),
    Row("{{ 'b25lIHR3bw==' | base64_decode }}", "one two"),
    Row("{{ s | base64_url_safe_encode }}", "Pz8_Pg==", ["s": "???>"]),
    Row("{{ 'Pz8_Pg' | base64_url_safe_decode }}", "???>"),
    Row(
      "{{ s | strip_html }}",
      "a b c",
      ["s": "<p>a</p><!-- <b> --> b<script>x<y</script> <style>z</style><br\n/>c"]
    ),
  ])
  func textsAreEncoded(row: Row) throws { try row.check() }
}
