import Markup

/// What every page has around its content, and the headers that keep it harmless.
struct Frame {
  let status: Int
  let title: String
  let content: HTML

  var response: PageResponse {
    PageResponse(
      status: status,
      headers: Self.headers + [.init("Content-Type", Self.type)],
      body: page.text
    )
  }

  /// Scripts, frames, pictures and fonts are shut out; forms go to this page alone.
  ///
  /// No other page may frame it, read it or learn its addresses, and no cache keeps it.
  static let headers: [PageResponse.Header] = [
    .init(
      "Content-Security-Policy",
      "default-src 'none'; style-src '\(Stylesheet.source)'; form-action 'self'; "
        + "frame-ancestors 'none'; base-uri 'none'"
    ),
    .init("Cache-Control", "no-store"),
    .init("Referrer-Policy", "same-origin"),
    .init("X-Content-Type-Options", "nosniff"),
    .init("X-Frame-Options", "DENY"),
    .init("Cross-Origin-Opener-Policy", "same-origin"),
    .init("Cross-Origin-Resource-Policy", "same-origin"),
  ]

  private static let type = "text/html; charset=utf-8"

  private var page: HTML {
    """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>\(title) – Rapport</title>
    <style>\(Self.style)</style>
    </head>
    <body>
    \(content)
    </body>
    </html>

    """
  }

  private static let style = HTML(stringLiteral: Stylesheet.text)
}
