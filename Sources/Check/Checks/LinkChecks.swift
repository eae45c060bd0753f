import Outreach

extension MailCheck {
  static let links: [MailCheck] = [
    tooManyLinks, linkTextDiffers, shortenedLink, trackedLink, insecureLink, privateLink,
    remoteContent, missingAttachment,
  ]

  static let tooManyLinks = MailCheck(.tooManyLinks) { letter in
    let links = Set((letter.links + letter.linksInHTML).map(\.target))
    let count = max(links.count, letter.links.count)
    guard count > 2 else { return nil }
    return Trace(
      "the mail has \(count) links",
      advice: "keep the one that matters",
      at: letter.links.dropFirst(2).first?.range
    )
  }

  static let linkTextDiffers = MailCheck(.linkTextDiffers) { letter in
    letter.firstLink { $0.shows != nil }.map { link, part, range in
      Trace(
        "a link shows “\((link.shows ?? "").forMessage)” and leads to “\(link.host.forMessage)”",
        advice: "show the address it leads to, or words",
        in: part,
        at: range
      )
    }
  }

  static let shortenedLink = MailCheck(.shortenedLink) { letter in
    letter.firstLink { LinkHosts.shorteners.contains($0.host) }.map { link, part, range in
      Trace(
        "nobody can see where \(link.host) leads",
        advice: "write the address itself",
        in: part,
        at: range
      )
    }
  }

  static let trackedLink = MailCheck(.trackedLink) { letter in
    letter.firstLink { $0.parameters.contains(where: LinkHosts.tracks) }.map { link, part, range in
      let name = link.parameters.first(where: LinkHosts.tracks) ?? ""
      return Trace(
        "“\(name.forMessage)” in a link tells others who clicked",
        advice: "remove it, and what else the page does not need",
        in: part,
        at: range
      )
    }
  }

  static let insecureLink = MailCheck(.insecureLink) { letter in
    letter.firstLink { $0.target.lowercased().hasPrefix("http://") && !LinkHosts.isPrivate($0) }
      .map { link, part, range in
        Trace(
          "the link to \(link.host.forMessage) is not encrypted",
          advice: "write https:",
          in: part,
          at: range
        )
      }
  }

  static let privateLink = MailCheck(.privateLink) { letter in
    letter.firstLink(where: LinkHosts.isPrivate).map { link, part, range in
      Trace(
        "“\(link.target.forMessage)” leads nowhere from outside",
        advice: "write an address that the recipient can reach",
        in: part,
        at: range
      )
    }
  }

  static let remoteContent = MailCheck(.remoteContent) { letter in
    let advice = "remove it; a link lets the reader decide"
    if let target = letter.mail.html.flatMap({ Markup($0).remote }) {
      let message = "the mail loads “\(target.forMessage)” when it is opened"
      return Trace(message, advice: advice, in: .html)
    }
    let octets = Array(letter.mail.text.utf8)
    let image = letter.links.first { $0.label != nil && $0.isImage(octets) }
    if let image {
      let message = "the mail shows a picture from \(image.host.forMessage)"
      return Trace(message, advice: advice, at: image.range)
    }
    guard letter.mail.text.utf8.contains(UInt8(ascii: "<")),
      let target = Markup(letter.mail.text).remote
    else { return nil }
    return Trace("the text would load “\(target.forMessage)”", advice: advice)
  }

  static let missingAttachment = MailCheck(.missingAttachment) { letter in
    letter.text.first(.attachment).map { range in
      Trace(
        "“\(letter.mail.text.octets(range).forMessage)” promises what Rapport does not send",
        advice: "put it into the text, or a link to it",
        at: range
      )
    }
  }
}

extension Letter {
  /// The first link that is so, with the part and the octets it stands in.
  func firstLink(where isMeant: (Link) -> Bool) -> (Link, Part, Range<Int>)? {
    if let link = links.first(where: isMeant) { return (link, .text, link.range) }
    return linksInHTML.first(where: isMeant).map { ($0, .html, $0.range) }
  }
}

extension Link {
  /// `![words](address)`.
  fileprivate func isImage(_ octets: [UInt8]) -> Bool {
    guard let label, range.lowerBound >= label.utf8.count + 4 else { return false }
    return octets[range.lowerBound - label.utf8.count - 4] == UInt8(ascii: "!")
  }
}

/// What is known of hosts and parameters.
enum LinkHosts {
  static let shorteners: Set<String> = [
    "bit.ly", "tinyurl.com", "t.co", "goo.gl", "ow.ly", "buff.ly", "is.gd", "v.gd", "rebrand.ly",
    "lnkd.in", "t.ly", "cutt.ly", "shorturl.at", "rb.gy", "tiny.cc", "bl.ink", "short.io",
    "soo.gd", "s.id", "hubs.ly", "hubs.la", "mailchi.mp", "eepurl.com", "trib.al", "dlvr.it",
    "fb.me", "youtu.be", "amzn.to", "spoti.fi", "wp.me", "qr.ae", "db.tt", "bit.do", "adf.ly",
  ]

  private static let trackers: Set<String> = [
    "gclid", "fbclid", "msclkid", "mc_eid", "mc_cid", "_hsenc", "_hsmi", "mkt_tok", "igshid",
    "yclid", "dclid", "vero_id", "oly_enc_id", "oly_anon_id", "wickedid", "_openstat",
    "ck_subscriber_id",
  ]

  static func tracks(_ parameter: String) -> Bool {
    parameter.hasPrefix("utm_") || trackers.contains(parameter)
  }

  /// Addresses of RFC 1918 and RFC 3927, the loopback, and names that only a house resolves.
  static func isPrivate(_ link: Link) -> Bool {
    if link.target.lowercased().hasPrefix("file:") { return true }
    let host = link.host
    if host == "localhost" || host.hasPrefix("[::1]") || host.hasPrefix("[") { return true }
    if [".local", ".localhost", ".internal", ".lan", ".intranet", ".corp", ".home.arpa"]
      .contains(where: host.hasSuffix)
    {
      return true
    }
    let parts = host.split(separator: ".").map { UInt8($0) }
    guard parts.count == 4, let first = parts[0], let second = parts[1] else { return false }
    return switch (first, second) {
    case (10, _), (127, _), (0, _), (192, 168), (169, 254), (172, 16...31): true
    default: false
    }
  }
}
