/// The one style of the page, which its content security policy names by its hash.
enum PageStyle {
  static let text = colors + base + parts + mails + narrow + print

  private static let colors = """
    :root { color-scheme: light dark;
      --ground: #f4f5f7; --card: #fff; --sunken: #f8f9fb; --line: #dfe3e8; --ink: #171b20;
      --faint: #5a636e; --accent: #0b57b0; --mark: #fff0ad; --mark-line: #b58900;
      --green: #17663a; --green-soft: #e1f3e7; --blue: #0b57b0; --blue-soft: #e5eefb;
      --amber: #8a4600; --amber-soft: #fcefdc; --red: #b3261e; --red-soft: #fdeceb; }
    @media screen and (prefers-color-scheme: dark) { :root {
      --ground: #121518; --card: #1b1f24; --sunken: #161a1e; --line: #333a42; --ink: #e7eaee;
      --faint: #a2abb6; --accent: #8cbcf5; --mark: #4d4210; --mark-line: #d9b23c;
      --green: #7fd6a0; --green-soft: #16301f; --blue: #8cbcf5; --blue-soft: #172a42;
      --amber: #f0b36a; --amber-soft: #38270f; --red: #ff9d94; --red-soft: #3c1a18; } }

    """

  private static let base = """
    * { box-sizing: border-box; }
    html { scroll-padding-top: 4rem; }
    body { margin: 0; background: var(--ground); color: var(--ink);
      font: 1rem/1.5 system-ui, "Segoe UI", Roboto, "Helvetica Neue", "Liberation Sans", sans-serif;
      overflow-wrap: anywhere; }
    header, main, body > footer { max-width: 90rem; margin: 0 auto; padding: 0 1.5rem; }
    h1, h2, h3, h4, p, ul, ol, dl, table { margin: 0; }
    h1 { font-size: 1.75rem; line-height: 1.2; letter-spacing: -.01em; font-weight: 600; }
    h2 { font-size: 1.25rem; line-height: 1.3; font-weight: 600; }
    h3 { font-size: 1rem; font-weight: 600; }
    ul, ol { padding: 0; list-style: none; }
    a { color: var(--accent); text-decoration-thickness: .06em; text-underline-offset: .16em; }
    a:focus-visible, summary:focus-visible, [tabindex]:focus-visible {
      outline: 3px solid var(--accent); outline-offset: 2px; border-radius: .2rem; }
    code, .place, .id, .source { font-family: ui-monospace, "SF Mono", Menlo, Consolas,
      "Liberation Mono", monospace; font-size: .875em; }
    summary { cursor: pointer; }
    .faint, .note, .advice { color: var(--faint); }
    header { padding-top: 2rem; padding-bottom: 1.25rem; }
    .firm { color: var(--faint); font-weight: 600; }
    .when { color: var(--faint); margin-top: .35rem; max-width: 72rem; }
    .figures { display: flex; flex-wrap: wrap; gap: .5rem; margin-top: 1rem; }
    .figures a, .figures .none { display: block; padding: .3rem .8rem; border-radius: 2rem;
      background: var(--card); border: 1px solid var(--line); color: var(--ink);
      text-decoration: none; }
    .figures .none { color: var(--faint); background: none; }
    .figures .error a { background: var(--red-soft); border-color: var(--red); color: var(--red); }
    .figures .warning a { background: var(--amber-soft); border-color: var(--amber);
      color: var(--amber); }
    nav { position: sticky; top: 0; z-index: 2; background: var(--ground);
      border-bottom: 1px solid var(--line); display: flex; gap: .25rem 1.5rem; overflow-x: auto;
      padding: .6rem max(1.5rem, calc((100vw - 90rem) / 2 + 1.5rem)); white-space: nowrap; }
    nav a { text-decoration: none; font-weight: 500; }
    nav a:hover { text-decoration: underline; }
    main > section { margin-top: 2.25rem; }
    .note { margin-top: .15rem; max-width: 72rem; }
    body > footer { margin-top: 3rem; padding-bottom: 2rem; color: var(--faint);
      font-size: .875rem; }

    """

  private static let parts = """
    .kind, .badge { display: inline-block; padding: 0 .5rem; border-radius: 1rem; font-size: .8125rem;
      font-weight: 500; line-height: 1.5rem; white-space: nowrap; background: var(--sunken);
      color: var(--faint); }
    .thank-you, .badge.added { background: var(--green-soft); color: var(--green); }
    .check-in, .badge.changed { background: var(--blue-soft); color: var(--blue); }
    .break-up, .badge.moved { background: var(--amber-soft); color: var(--amber); }
    .badge.removed { background: var(--red-soft); color: var(--red); }
    .days { display: grid; gap: .5rem; margin-top: .75rem;
      grid-template-columns: repeat(auto-fill, minmax(9.5rem, 1fr)); }
    .days > li { background: var(--card); border: 1px solid var(--line); border-radius: .6rem;
      padding: .6rem .75rem .7rem; }
    .days > .rest { background: none; }
    .days h3 { font-size: .875rem; color: var(--faint); font-weight: 500; }
    .count { display: block; font-size: 1.25rem; font-weight: 600; line-height: 1.5;
      color: inherit; text-decoration: none; }
    a.count:hover { text-decoration: underline; }
    .count.none { color: var(--faint); font-weight: 400; font-size: .9375rem; line-height: 1.875rem; }
    .days ul { margin-top: .25rem; }
    .days .kind { margin-top: .2rem; }
    .bar { font-size: .8125rem; color: var(--faint); margin-top: .3rem; }
    .bar span { display: block; line-height: 1.3; }
    meter { display: block; width: 100%; height: .4rem; margin-top: .15rem; background: var(--line); border: 0;
      border-radius: .2rem; }
    meter::-webkit-meter-inner-element { display: block; }
    meter::-webkit-meter-bar { height: .4rem; background: var(--line); border: 0;
      border-radius: .2rem; }
    meter::-webkit-meter-optimum-value { background: var(--accent); border-radius: .2rem; }
    meter::-moz-meter-bar { background: var(--accent); border-radius: .2rem; }
    table { width: 100%; border-collapse: separate; border-spacing: 0; background: var(--card);
      border: 1px solid var(--line); border-radius: .6rem; margin-top: .75rem; font-size: .9375rem; }
    th, td { text-align: start; vertical-align: top; padding: .5rem .75rem; }
    thead th { color: var(--faint); font-weight: 500; font-size: .8125rem;
      white-space: nowrap; }
    tbody th { background: var(--sunken); font-weight: 600; }
    tbody th, tbody td { border-top: 1px solid var(--line); }
    .plan a { color: inherit; text-decoration-color: var(--line); }
    .plan a:hover { color: var(--accent); text-decoration-color: currentcolor; }
    .plan th:nth-child(5) { min-width: 9rem; }
    .plan th:nth-child(6) { min-width: 4.5rem; }
    .plan td:first-child { white-space: nowrap; font-variant-numeric: tabular-nums; }
    .plan td:first-child .faint { white-space: normal; }
    td .faint { font-size: .875rem; }
    article:target, tbody:target, tr:target, li:target { outline: 2px solid var(--accent);
      outline-offset: 1px; border-radius: .2rem; }
    .findings { margin-top: .75rem; display: grid; gap: .5rem; }
    .finding { background: var(--amber-soft); border-inline-start: .25rem solid var(--amber);
      border-radius: .35rem; padding: .5rem .75rem; font-size: .9375rem; }
    .finding.error { background: var(--red-soft); border-color: var(--red); }
    .finding.silenced { background: var(--sunken); border-color: var(--line); }
    .finding b { font-weight: 600; }
    .finding.error b { color: var(--red); }
    .finding.warning b { color: var(--amber); }
    .finding .faint, .finding .advice { color: inherit; }
    .finding .advice { display: block; }
    .finding .advice::first-letter { text-transform: uppercase; }
    #held details { background: var(--card); border: 1px solid var(--line); border-radius: .6rem;
      padding: .5rem .9rem; margin-top: .5rem; }
    #held details[open] { padding-bottom: .9rem; }
    #held table { border: 0; border-top: 1px solid var(--line); border-radius: 0; }
    #held td, #held th { padding-inline: 0 1rem; }
    .hand { display: grid; gap: .25rem; margin: .4rem 0 1rem; }
    .hand time, .slot { color: var(--faint); font-variant-numeric: tabular-nums; }
    .hand time { display: inline-block; min-width: 6.5rem; }
    .late { color: var(--red); font-weight: 600; }
    .refusals { margin-top: .5rem; display: grid; gap: .25rem; font-size: .9375rem; }
    .change { background: var(--card); border: 1px solid var(--line); border-radius: .6rem;
      padding: 1rem 1.25rem; margin-top: .75rem; }
    .change h4 { color: var(--faint); font-size: .8125rem; font-weight: 500; margin-top: .75rem; }
    .columns { display: grid; grid-template-columns: minmax(0, 26rem) minmax(0, 1fr); gap: 0 2rem; }
    .columns h4:first-child { margin-top: .4rem; }
    .who { margin-top: .4rem; font-size: .9375rem; }
    .who li + li { margin-top: .25rem; }
    ins { background: var(--green-soft); color: var(--green); text-decoration: none;
      border-radius: .15rem; }
    del { background: var(--red-soft); color: var(--red); border-radius: .15rem; }
    del + ins { margin-inline-start: .15rem; }

    """

  private static let mails = """
    .template { margin-top: 1.5rem; }
    .beside { display: grid; grid-template-columns: minmax(0, 26rem) minmax(0, 1fr); gap: 1rem;
      margin-top: .5rem; align-items: start; }
    .mails { display: grid; gap: 1rem; grid-column: 2; }
    .source { position: sticky; top: 3.5rem; max-height: calc(100vh - 4.5rem); overflow: auto;
      background: var(--card); border: 1px solid var(--line); border-radius: .6rem;
      padding: .75rem 1rem .75rem 0; font-size: .8125rem; line-height: 1.55; }
    .source .file { padding-inline-start: 1rem; color: var(--faint); margin-bottom: .35rem; }
    .source ol { counter-reset: line; }
    .source li { counter-increment: line; position: relative; padding-inline-start: 3.25rem;
      min-height: 1.55em; }
    .source li::before { content: counter(line); position: absolute; inset-inline-start: 0;
      width: 2.5rem; text-align: end; color: var(--faint); }
    .source code { font-size: 1em; white-space: pre-wrap; }
    .source .value { background: var(--mark); border-radius: .15rem; }
    .source .tag { color: var(--blue); }
    .source .finding { font-family: system-ui, sans-serif; margin: .25rem 0; }
    details > .source { position: static; max-height: none; margin-top: .5rem; }
    .template > details { margin-top: .4rem; }
    .mail { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 17rem); background: var(--card);
      border: 1px solid var(--line); border-radius: .6rem; }
    .letter { padding: 1rem 1.25rem 1.1rem; }
    .letter h4 { font-size: 1.0625rem; font-weight: 600; line-height: 1.35; }
    .people, .facts { color: var(--faint); font-size: .875rem; }
    .facts { padding-bottom: .75rem; margin-bottom: .9rem; border-bottom: 1px solid var(--line); }
    .body { max-width: 42rem; }
    .text { white-space: pre-wrap; }
    .form > * + * { margin-top: .75rem; }
    .form ul { list-style: disc; padding-inline-start: 1.5rem; }
    .form ol { list-style: decimal; padding-inline-start: 1.5rem; }
    .form blockquote { margin: .75rem 0 0; padding-inline-start: .9rem;
      border-inline-start: .2rem solid var(--line); }
    .form hr { border: 0; border-top: 1px solid var(--line); margin: 1rem 0; }
    .form .heading { font-weight: 600; }
    .form .heading.large { font-size: 1.125rem; }
    .form pre { white-space: pre-wrap; margin: .75rem 0 0; }
    .link { color: var(--accent); text-decoration: underline; }
    .address { color: var(--faint); font-size: .875em; }
    .letter details { margin-top: .75rem; font-size: .875rem; }
    .letter summary { color: var(--faint); }
    .letter dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: .1rem .75rem;
      margin-top: .35rem; }
    dt { color: var(--faint); }
    dd { margin: 0; }
    mark { background: var(--mark); color: var(--ink); border-radius: .15rem;
      box-shadow: 0 0 0 .1rem var(--mark); -webkit-box-decoration-break: clone;
      box-decoration-break: clone; }
    mark.fallback { background: none; box-shadow: none; border-radius: 0;
      border-bottom: .12rem dotted var(--mark-line); }
    .aside { border-inline-start: 1px solid var(--line); background: var(--sunken); padding: 1rem;
      border-radius: 0 .6rem .6rem 0; font-size: .875rem; display: grid; gap: .75rem;
      align-content: start; }
    .values { display: grid; gap: .5rem; }
    .values dt { font-size: .8125rem; }
    .values dt a { color: inherit; text-decoration: none; }
    .values dt a:hover { text-decoration: underline; }
    .values dd { margin-top: -.45rem; }
    .aside summary { color: var(--faint); }
    .waits { color: var(--faint); }

    """

  private static let narrow = """
    @media screen and (max-width: 75rem) {
      .beside, .columns { grid-template-columns: minmax(0, 1fr); }
      .mails { grid-column: 1; }
      .source { position: static; max-height: 22rem; } }
    @media screen and (max-width: 48rem) {
      header, main, body > footer { padding-inline: 1rem; }
      nav { padding-inline: 1rem; }
      h1 { font-size: 1.4rem; }
      .days { grid-template-columns: repeat(auto-fill, minmax(8rem, 1fr)); }
      .mail { grid-template-columns: minmax(0, 1fr); }
      .letter, .change { padding-inline: 1rem; }
      .aside { border-inline-start: 0; border-top: 1px solid var(--line);
        border-radius: 0 0 .6rem .6rem; }
      .values { grid-template-columns: fit-content(50%) minmax(0, 1fr); gap: .2rem .75rem; }
      .values dd { margin-top: 0; }
      table, tbody, tr, td, th { display: block; }
      thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
      table { background: none; border: 0; }
      tbody th { background: none; padding: .75rem 0 .35rem; }
      tbody th, tbody td { border: 0; }
      .plan td:nth-child(-n + 2), .plan td:nth-child(n + 5) { display: inline-block;
        margin-inline-end: .75rem; }
      tbody tr { border: 1px solid var(--line); border-radius: .6rem; background: var(--card);
        padding: .5rem .9rem; margin-bottom: .5rem; }
      tbody tr:has(> th) { border: 0; background: none; padding: 0; margin: 0; }
      td { padding: 0; }
      td:empty { display: none; }
      #held td, #held th { padding: 0; }
      #held table { margin-top: .5rem; border: 0; }
      #held tbody tr { border: 0; border-top: 1px solid var(--line); border-radius: 0;
        padding: .5rem 0; margin: 0; } }

    """

  private static let print = """
    @media print {
      :root { color-scheme: light; font-size: 10pt; --ground: #fff; --card: #fff; --sunken: #fff;
        --line: #bbb; --ink: #000; --faint: #444; --green-soft: #fff; --blue-soft: #fff;
        --amber-soft: #fff; --red-soft: #fff; }
      nav, .plain { display: none; }
      header, main, body > footer { max-width: none; padding-inline: 0; }
      .source { position: static; max-height: none; overflow: visible; }
      .beside { grid-template-columns: minmax(0, 1fr); }
      .mails { grid-column: 1; }
      .kind, .badge { border: 1px solid var(--line); }
      mark { background: none; box-shadow: none; border-radius: 0;
        border-bottom: 1px solid var(--mark-line); }
      ins { text-decoration: underline; }
      p, li, dd { orphans: 3; widows: 3; }
      .mail, .change h4, .days > li, .finding, .bar, tr, .who li { break-inside: avoid; }
      h2, h3, h4, .note, .facts, .file, thead, tbody th, summary { break-after: avoid; }
      summary { list-style: none; }
      summary::-webkit-details-marker { display: none; }
      details::details-content { content-visibility: visible; block-size: auto; } }
    """
}
