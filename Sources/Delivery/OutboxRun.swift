import Mail

/// One run's writing to an outbox that it has locked.
struct OutboxRun: ~Copyable {
  private let root: Folder
  private var list: OutboxList
  private var written: [OutboxName: Digest] = [:]

  /// Makes the outbox if it is absent.
  init(in path: String) throws(OutboxError) {
    guard let root = try Folder.open(path, making: true) else {
      throw OutboxError(path, .wrongKind)
    }
    try self.init(root: root)
  }

  /// Nil where there is no outbox: then there is nothing to tidy.
  init?(ifPresent path: String) throws(OutboxError) {
    guard let root = try Folder.open(path, making: false) else { return nil }
    try self.init(root: root)
  }

  private init(root: consuming Folder) throws(OutboxError) {
    try root.lock()
    let path = "\(root.path)/\(OutboxList.fileName)"
    list = try OutboxList(try root.read(OutboxList.fileName) ?? [], at: path)
    self.root = root
  }

  /// Writes each file that is not right already; all are durable on return.
  mutating func write(_ parcels: [Parcel]) throws(OutboxError) -> [Settlement] {
    var settled: [Settlement] = []
    var files: [OutboxFile] = []
    for parcel in parcels {
      do throws(WireTextError) {
        files.append(try OutboxFile(parcel))
        settled.append(Settlement(id: parcel.id, fate: .filed(parcel.name)))
      } catch {
        settled.append(Settlement(id: parcel.id, fate: .rejected(Rejection(.text(error)))))
      }
    }
    try own(files)
    for file in files { try put(file) }
    for folder in Set(files.map(\.name.folder)).sorted() {
      try root.folder(folder, making: false)?.synchronize()
    }
    return settled
  }

  /// Notes what is about to be written, before it is.
  private mutating func own(_ files: [OutboxFile]) throws(OutboxError) {
    var lines: [UInt8] = []
    for file in files {
      guard written.updateValue(file.digest, forKey: file.name) == nil else {
        throw OutboxError("\(root.path)/\(file.name)", .nameTwice)
      }
      if !list.has(file.name, file.digest) { lines += OutboxList.line(file.name, file.digest.hex) }
      list.add(file.name, file.digest)
    }
    if !lines.isEmpty { try root.append(lines, to: OutboxList.fileName) }
  }

  private func put(_ file: OutboxFile) throws(OutboxError) {
    guard let folder = try root.folder(file.name.folder, making: true) else { return }
    guard try folder.read(file.name.file) != file.bytes else { return }
    try folder.replace(file.name.file, with: file.bytes)
  }

  /// Removes the files of drafts that are gone, and gives those that somebody changed.
  mutating func finish() throws(OutboxError) -> [OutboxName] {
    var kept = OutboxList()
    for (name, digest) in written { kept.add(name, digest) }
    var leftovers: [OutboxName] = []
    for (name, digests) in list.files.sorted(by: { $0.key < $1.key }) where written[name] == nil {
      if try removes(name, digests) { continue }
      for digest in digests { kept.add(name, digest) }
      leftovers.append(name)
    }
    try save(kept)
    try root.synchronize()
    return leftovers
  }

  /// True if the file is gone.
  private func removes(_ name: OutboxName, _ digests: Set<Digest>) throws(OutboxError) -> Bool {
    guard let folder = try root.folder(name.folder, making: false) else { return true }
    try folder.remove(Folder.draft(of: name.file))
    guard let bytes = try folder.read(name.file) else { return true }
    guard digests.contains(Digest.of(bytes)) else { return false }
    try folder.remove(name.file)
    try folder.synchronize()
    try root.removeIfEmpty(name.folder)
    return true
  }

  private func save(_ kept: OutboxList) throws(OutboxError) {
    let present = try root.read(OutboxList.fileName)
    if kept.files.isEmpty {
      if present != nil { try root.remove(OutboxList.fileName) }
    } else if present != kept.bytes {
      try root.replace(OutboxList.fileName, with: kept.bytes)
    }
  }
}

/// A parcel as the file that shows it.
private struct OutboxFile {
  let name: OutboxName
  let bytes: [UInt8]
  let digest: Digest

  /// Refuses what a live run would refuse; what it would send ends with CR LF.
  init(_ parcel: Parcel) throws(WireTextError) {
    _ = try WireText(parcel.bytes)
    name = parcel.name
    bytes = parcel.bytes.suffix(2) == [13, 10] ? parcel.bytes : parcel.bytes + [13, 10]
    digest = Digest.of(bytes)
  }
}
