import Outreach

/// Whether a repository is kept where anybody may read it.
enum PublicHost {
  /// A remote of a git configuration.
  struct Remote {
    let name: String
    let url: String
    let line: Int
    let column: Int
  }

  static func hits(_ file: CheckInput.File) -> [Hit] {
    remotes(String(decoding: file.bytes, as: UTF8.self)).compactMap { remote in
      guard let host = host(of: remote.url), hosts.contains(host) else { return nil }
      return Hit(
        .publicRepository,
        at: .place(Place(file: file.path, line: remote.line, column: remote.column)),
        "the remote “\(remote.name.forMessage)” is at \(host), where repositories may be public",
        advice: "see that it is private: the data files have real names and addresses"
      )
    }
  }

  private static let hosts: Set<String> = [
    "github.com", "gitlab.com", "bitbucket.org", "codeberg.org", "gitea.com", "git.sr.ht",
    "sourceforge.net", "gitee.com", "notabug.org", "framagit.org", "salsa.debian.org",
    "invent.kde.org", "gist.github.com", "ssh.github.com", "altssh.gitlab.com", "disroot.org",
  ]

  /// `git@github.com:a/b.git`, `ssh://git@github.com/a/b`, `https://user@github.com/a/b`.
  static func host(of url: String) -> String? {
    var rest = Substring(url.lowercased())
    let hasScheme = rest.firstRange(of: "://") != nil
    if let scheme = rest.firstRange(of: "://") { rest = rest[scheme.upperBound...] }
    guard hasScheme || rest.contains(":"), !rest.hasPrefix("/"), !rest.hasPrefix(".") else {
      return nil
    }
    rest = rest.prefix { $0 != "/" && $0 != ":" || $0 == "@" }
    if let at = rest.lastIndex(of: "@") { rest = rest[rest.index(after: at)...] }
    return rest.isEmpty ? nil : String(rest.hasPrefix("www.") ? rest.dropFirst(4) : rest)
  }

  /// The `url` keys of `[remote "…"]` sections.
  private static func remotes(_ text: String) -> [Remote] {
    var remotes: [Remote] = []
    var section: String?
    for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .enumerated()
    {
      let trimmed = String(line).trimmed
      if trimmed.hasPrefix("[") {
        let name = trimmed.split(separator: "\"").dropFirst().first.map(String.init)
        section = trimmed.lowercased().hasPrefix("[remote") ? name ?? "" : nil
      } else if let name = section, let equals = trimmed.firstIndex(of: "="),
        ["url", "pushurl"].contains(String(trimmed[..<equals]).trimmed.lowercased())
      {
        let url = String(trimmed[trimmed.index(after: equals)...]).trimmed
        let column = 1 + line.prefix { $0.isWhitespace }.count
        remotes.append(Remote(name: name, url: url, line: index + 1, column: column))
      }
    }
    return remotes
  }
}
