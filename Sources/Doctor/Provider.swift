/// A mail provider, with the words of its own settings pages.
package struct Provider: Hashable, Sendable {
  package let name: String
  /// What a domain's SPF record includes to let it send.
  package let spf: String
  /// Selectors that it signs with unless somebody chose others.
  package let selectors: [String]
  /// Where its settings turn signing on.
  package let signing: String
  /// Where a program gets a password, or is let in at all.
  package let passwords: String
  /// Ends of the names of its servers, SMTP, IMAP and MX.
  private let hosts: [String]

  /// The provider of a mailbox, by its servers; nil for one that is not known.
  package static func of(_ hosts: [String]) -> Provider? {
    all.first { provider in
      hosts.contains { host in
        provider.hosts.contains { host == $0 || host.hasSuffix("." + $0) }
      }
    }
  }

  /// Selectors that many servers use.
  package static let commonSelectors =
    all.flatMap(\.selectors) + ["default", "dkim", "mail", "s1", "s2", "k1", "key1", "x"]

  private static let all = [
    Provider(
      name: "Google Workspace",
      spf: "_spf.google.com",
      selectors: ["google"],
      signing:
        "in the Admin console, Apps → Google Workspace → Gmail → Authenticate email: Generate "
        + "new record, publish it, then Start authentication",
      passwords: "myaccount.google.com → Security → 2-Step Verification → App passwords; a normal "
        + "password is refused",
      hosts: ["google.com", "googlemail.com", "gmail.com"]
    ),
    Provider(
      name: "Microsoft 365",
      spf: "spf.protection.outlook.com",
      selectors: ["selector1", "selector2"],
      signing:
        "in the Defender portal (security.microsoft.com), Email & collaboration → Policies & "
        + "rules → Threat policies → Email authentication settings → DKIM: publish the two CNAME "
        + "records that it shows, then turn on “Sign messages for this domain with DKIM signatures”",
      passwords:
        "in the Microsoft 365 admin center, Users → Active users → the user → Mail → Manage "
        + "email apps: tick Authenticated SMTP; where password login is off, use authentication: "
        + "xoauth2",
      hosts: ["outlook.com", "office365.com", "office.com", "dkim.mail.microsoft", "mx.microsoft"]
    ),
    Provider(
      name: "Fastmail",
      spf: "spf.messagingengine.com",
      selectors: ["fm1", "fm2", "fm3"],
      signing: "in Settings → Domains → your domain: publish the three CNAME records fm1, fm2 and "
        + "fm3 that it shows",
      passwords: "in Settings → Privacy & Security → Manage app passwords and access: New app "
        + "password, with access to mail",
      hosts: ["messagingengine.com", "fastmail.com"]
    ),
    Provider(
      name: "Proton",
      spf: "_spf.protonmail.ch",
      selectors: ["protonmail", "protonmail2", "protonmail3"],
      signing: "in Settings → All settings → Domain names → Review → DKIM: publish the three CNAME "
        + "records that it shows",
      passwords: "in Settings → All settings → IMAP/SMTP → SMTP tokens: Generate token",
      hosts: ["protonmail.ch", "proton.me"]
    ),
    Provider(
      name: "Zoho Mail",
      spf: "zohomail.com",
      selectors: ["zmail", "zoho"],
      signing: "in the Admin Console, Domains → your domain → Email Configuration → DKIM: Add a "
        + "selector, publish the record, then Verify",
      passwords: "in accounts.zoho.com → Security → App passwords: Generate new password",
      hosts: ["zoho.com", "zoho.eu", "zoho.in", "zohomail.com"]
    ),
    Provider(
      name: "iCloud Mail",
      spf: "icloud.com",
      selectors: ["sig1"],
      signing: "in icloud.com → Custom Email Domain → your domain: publish the CNAME record sig1 "
        + "that it shows",
      passwords: "in account.apple.com → Sign-In and Security → App-Specific Passwords",
      hosts: ["mail.icloud.com", "mail.me.com"]
    ),
  ]
}

extension Provider? {
  /// Where signing is turned on, in this provider's words or in general.
  var signing: String {
    map { "\($0.name): \($0.signing)" }
      ?? "turn DKIM signing on where your mail is hosted, and publish the record that it shows"
  }

  /// Where a program's password comes from.
  var passwords: String {
    map { "\($0.name): \($0.passwords)" }
      ?? "check username and password where your mail is hosted; many want a password for this "
      + "program alone"
  }

  /// The record that lets it send.
  var spfRecord: String { "v=spf1 \(map { "include:\($0.spf)" } ?? "mx") ~all" }
}
