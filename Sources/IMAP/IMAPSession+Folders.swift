import Wire

/// A folder of the account, as LIST tells of it.
package struct Folder: Sendable, Hashable {
  package let name: FolderName
  /// In capitals, such as `\DRAFTS` (RFC 6154) and `\NOSELECT`.
  package let attributes: Set<String>

  package init(name: FolderName, attributes: Set<String>) {
    self.name = name
    self.attributes = attributes
  }

  package var isDrafts: Bool { attributes.contains("\\DRAFTS") }

  var canBeOpened: Bool { attributes.isDisjoint(with: ["\\NOSELECT", "\\NONEXISTENT"]) }
}

/// A folder that is open: what its UIDs mean.
package struct OpenFolder: Sendable, Hashable {
  package let name: FolderName
  /// Another number makes every UID of before meaningless (RFC 9051 §2.3.1.1).
  package let uidValidity: UInt32

  package init(name: FolderName, uidValidity: UInt32) {
    self.name = name
    self.uidValidity = uidValidity
  }
}

extension IMAPSession {
  /// Every folder, as the server lists them, with its special use where the server has that.
  package func folders() throws(IMAPError) -> [Folder] {
    let asksForUse = capabilities.isSuperset(of: ["SPECIAL-USE", "LIST-EXTENDED"])
    let command = IMAPCommand(
      "LIST",
      IMAPArgument.word(asksForUse ? "\"\" \"*\" RETURN (SPECIAL-USE)" : "\"\" \"*\"")
    )
    return try run(command).data.compactMap { values in
      guard values.count >= 4, values[0].name == "LIST" else { return nil }
      guard let attributes = values[1].items, let name = values[3].octets else { return nil }
      return Folder(
        name: FolderName(octets: name),
        attributes: Set(attributes.compactMap(\.name))
      )
    }
  }

  /// The folder for drafts: the one that is named, else the one with that special use.
  package func draftsFolder(named wanted: String?) throws(IMAPError) -> FolderName {
    let folders = try folders().filter(\.canBeOpened)
    let found = wanted.map { text in
      let name = FolderName(text)
      return folders.first { $0.name.names(name) }
    }
    if let folder = found ?? folders.first(where: \.isDrafts) { return folder.name }
    throw error(
      .noDraftsFolder(wanted: wanted, folders: folders.map { shown($0.name) }),
      in: IMAPCommand("LIST")
    )
  }

  /// Opens a folder for reading and writing.
  package func open(_ folder: FolderName) throws(IMAPError) -> OpenFolder {
    let command = IMAPCommand("SELECT", try argument(folder))
    let answer = try run(command)
    if answer.code("READ-ONLY") != nil { throw error(.readOnly, in: command) }
    guard let validity = answer.code("UIDVALIDITY")?.first?.number, validity > 0 else {
      throw error(.incomplete, in: command)
    }
    return OpenFolder(name: folder, uidValidity: validity)
  }

  /// A folder's name as a command takes it.
  func argument(_ folder: FolderName) throws(IMAPError) -> [UInt8] {
    guard let quoted = IMAPArgument.quoted(folder.octets) else {
      throw error(.noSuchFolder, in: IMAPCommand("SELECT"))
    }
    return quoted
  }
}
