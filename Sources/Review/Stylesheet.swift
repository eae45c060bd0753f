import Markup

/// The one style of all pages, which the content security policy names by its hash.
enum Stylesheet {
  /// As the policy wants it.
  static let source = HTML.policySource(of: text)

  static let text = """
    :root { color-scheme: light dark; --ink: #1d2125; --faint: #5b636c; --ground: #f6f7f8;
      --card: #ffffff; --line: #d9dde1; --accent: #0b5cad; --on-accent: #ffffff; --warn: #8a3b00; }
    @media (prefers-color-scheme: dark) {
      :root { --ink: #e8eaed; --faint: #a3abb4; --ground: #16191c; --card: #1f2327; --line: #383e45;
        --accent: #8ab8f0; --on-accent: #10141a; --warn: #ffb37a; } }
    * { box-sizing: border-box; }
    body { margin: 0 auto; padding: 1rem; max-width: 46rem; background: var(--ground);
      color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
    a { color: var(--accent); }
    a:focus-visible, button:focus-visible, input:focus-visible, summary:focus-visible {
      outline: 3px solid var(--accent); outline-offset: 2px; }
    h1 { font-size: 1.4rem; line-height: 1.3; margin: 1rem 0 .5rem; }
    h2 { font-size: 1rem; margin: 1.75rem 0 .5rem; }
    nav { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; }
    nav a { padding: .35rem 0; }
    nav a[aria-current] { color: inherit; font-weight: 600; text-decoration: none; }
    .faint, dt { color: var(--faint); }
    .faint { font-size: .9rem; }
    .warn { color: var(--warn); font-weight: 600; }
    .notice, .card { background: var(--card); border: 1px solid var(--line); border-radius: .5rem;
      padding: .75rem 1rem; margin: .75rem 0; }
    .notice { border-inline-start: .3rem solid var(--accent); }
    ul.drafts, ol.events { list-style: none; }
    ul.drafts { margin: 0; padding: 0; }
    ul.drafts li { display: grid; grid-template-columns: 3.5rem 1fr; column-gap: .75rem;
      padding: .6rem 1rem; background: var(--card); border: 1px solid var(--line);
      border-bottom-width: 0; }
    ul.drafts li:first-child { border-radius: .5rem .5rem 0 0; }
    ul.drafts li:last-child { border-bottom-width: 1px; border-radius: 0 0 .5rem .5rem; }
    ul.drafts li:only-child { border-radius: .5rem; }
    ul.drafts time { color: var(--faint); font-variant-numeric: tabular-nums; }
    ol.events.card { padding: .4rem 1rem; margin: 0; }
    ol.events li { padding: .35rem 0; border-top: 1px solid var(--line); }
    ol.events li:first-child { border-top: 0; }
    dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem; margin: 0; }
    dd { margin: 0; }
    pre { white-space: pre-wrap; margin: 0; font: inherit; }
    details pre { font: .85rem/1.45 ui-monospace, monospace; }
    summary { cursor: pointer; padding: .35rem 0; }
    form { display: flex; flex-wrap: wrap; align-items: end; gap: .75rem; margin: .75rem 0; }
    label { flex: 1 1 14rem; color: var(--faint); font-size: .9rem; }
    input { display: block; width: 100%; min-height: 2.75rem; padding: .5rem .75rem; font: inherit;
      color: var(--ink); background: var(--card); border: 1px solid var(--faint);
      border-radius: .4rem; }
    button { min-height: 2.75rem; padding: .5rem 1.25rem; font: inherit; color: var(--ink);
      background: transparent; border: 1px solid var(--faint); border-radius: .4rem;
      cursor: pointer; }
    button.main { color: var(--on-accent); background: var(--accent); border-color: var(--accent);
      font-weight: 600; }
    @media (max-width: 30rem) {
      dl { grid-template-columns: 1fr; gap: 0; }
      dd { margin-bottom: .4rem; }
      form, button { width: 100%; } }
    """
}
