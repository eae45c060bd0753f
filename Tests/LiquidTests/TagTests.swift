import Liquid
import Testing

@Suite struct TagTests {
  @Test(arguments: [
    Row("{% if a %}1{% elsif b %}2{% else %}3{% endif %}", "2", ["a": nil, "b": ""]),
    Row("{% if a and b or c %}y{% else %}n{% endif %}", "n", ["a": false, "b": false, "c": true]),
    Row("{% unless a %}y{% elsif b %}z{% endunless %}", "z", ["a": true, "b": 1]),
    Row(
      "{% if 1 == 1.0 %}a{% endif %}{% if '1' == 1 %}b{% endif %}{% if nil < 1 %}c{% endif %}",
      "a"
    ),
    Row(
      "{% if '  ' == blank %}a{% endif %}{% if '' == empty %}b{% endif %}{% if nil == empty %}c{% endif %}{% if nil == blank %}d{% endif %}",
      "abd"
    ),
    Row(
      "{% if 'abc' contains 'b' %}a{% endif %}{% if x contains 2 %}b{% endif %}{% if o contains 'k' %}c{% endif %}",
      "abc",
      ["x": [1, 2], "o": ["k": nil]]
    ),
    Row("{% if 'Z' < 'a' and 2 >= 2 and 3 <> 4 %}y{% endif %}", "y"),
    Row("{% case n %}{% when 1, 2 %}a{% when 2 or 3 %}b{% else %}c{% endcase %}", "ab", ["n": 2]),
    Row("{% case n %}{% when 'x' %}a{% else %}c{% endcase %}", "c", ["n": 2]),
  ])
  func conditionsDecide(row: Row) throws { try row.check() }

  @Test(arguments: [
    Row(
      "{% for i in a reversed limit: 2 offset: 1 %}{{ i }}{{ forloop.index }}{{ forloop.rindex0 }} {% endfor %}",
      "311 220 ",
      ["a": [1, 2, 3, 4]]
    ),
    Row(
      "{% for i in a limit: 2 %}{{ i }}{% endfor %}-{% for i in a offset: continue %}{{ i }}{% endfor %}",
      "12-345",
      ["a": [1, 2, 3, 4, 5]]
    ),
    Row(
      "{% for i in (1..n) %}{% if i == 2 %}{% continue %}{% endif %}{% if i == 4 %}{% break %}{% endif %}{{ i }}{% else %}none{% endfor %}",
      "13",
      ["n": 9]
    ),
    Row("{% for i in a %}x{% else %}none{% endfor %}", "none", ["a": []]),
    Row(
      "{% for p in o %}{{ p[0] }}={{ p.last }};{% endfor %}",
      "b=1;a=2;",
      ["o": ["b": 1, "a": 2]]
    ),
    Row(
      "{% for i in (1..2) %}{% for j in (1..2) %}{{ forloop.parentloop.index }}{{ forloop.last }} {% endfor %}{% endfor %}",
      "1false 1true 2false 2true "
    ),
    Row("{% for c in 'abc' %}{{ c }}{% endfor %}{% for x in (3..1) %}!{% endfor %}", "abc"),
    Row(
      "{% tablerow i in (1..3) cols: 2 %}{{ i }}{{ tablerowloop.col_last }}{% endtablerow %}",
      "<tr class=\"row1\">\n<td class=\"col1\">1false</td><td class=\"col2\">2true</td></tr>\n<tr class=\"row2\"><td class=\"col1\">3false</td></tr>\n"
    ),
    Row(
      "{% for i in (1..4) %}{% cycle 'a', 'b', 'c' %}{% cycle g: 1, 2 %}{% endfor %}",
      "a1b2c1a2"
    ),
    Row(
      "{% for i in a %}{% ifchanged %}{{ i }}{% endifchanged %}{% endfor %}",
      "121",
      ["a": [1, 1, 2, 2, 1]]
    ),
  ])
  func loopsTurn(row: Row) throws { try row.check() }

  @Test(arguments: [
    Row(
      "{% assign x = 'a' | upcase %}{% capture y %}{{ x }}b{% endcapture %}{{ y }}{{ y.size }}",
      "Ab" + "2"
    ),
    Row("{% increment n %}{% increment n %}{% decrement n %}{{ n }}", "0111"),
    Row("{% assign n = 5 %}{% increment n %}{{ n }}", "05"),
    Row("{% increment n %}{{ n }}", "78", ["n": 7]),
    Row("{% for x in (1..2) %}{% assign x = 9 %}{{ x }}{% endfor %}{{ x }}", "129"),
    Row(
      "{{ a[0].b['c d'].size }}{{ a[i].b }}{{ a.first.b['c d'] }}{{ a[-1].k }}",
      "1xv",
      ["a": [["b": ["c d": "x"]], ["k": "v"]], "i": 1]
    ),
    Row("{{ [name] }}{{ ['two words'] }}", "vw", ["name": "k", "k": "v", "two words": "w"]),
    Row(
      "{{ (1..3) }}|{{ (a..'3x') | join }}|{{ true }}{{ nil }}{{ 1.50 }}{{ -7 }}",
      "1..3|2 3|true1.5-7",
      ["a": "2b"]
    ),
    Row("{% echo 'x' | append: 'y' %}{% liquid\nassign a = 1\nif a\n  echo a\nendif %}", "xy1"),
    Row(
      "{% raw %}{{ x }}{% if %}{% endraw %}{% comment %}{% if %}{{ }}{% endcomment %}{% # note %}{% doc %}{{ {% enddoc %}",
      "{{ x }}{% if %}"
    ),
  ])
  func namesAreAssignedAndRead(row: Row) throws { try row.check() }

  @Test(arguments: [
    Row(" a {{- 'b' -}} c {%- if true -%} d {%- endif -%} e", " abcde"),
    Row("\r\n{%- if true %}\r\nx\r\n{% endif -%}\r\n y", "\r\nx\r\ny"),
    Row("[{% if true %}  \n {% assign x = 1 %} {% endif %}]", "[]"),
    Row("[{% for i in (1..3) %} {% endfor %}][{% case 1 %} {% when 1 %} {% endcase %}]", "[][]"),
    Row("[{% if true %} {{ '' }} {% endif %}]", "[  ]"), Row("a{{- 1 }}", "a1"),
  ])
  func whiteSpaceIsControlled(row: Row) throws { try row.check() }
}
