import Foundation

/// Reading and writing by path, with errors that name the path.
enum Files {
  static func exists(_ url: URL) -> Bool {
    FileManager.default.fileExists(atPath: source(of: url).path)
  }

  /// Where the file is read: itself, or its older copy.
  private static func source(of url: URL) -> URL { FileView.current?.source(of: url) ?? url }

  /// The path as a person here would write it: relative where it lies below the working folder.
  static func display(_ url: URL) -> String {
    let here = FileManager.default.currentDirectoryPath
    let path = (FileView.current?.name(of: url) ?? url).path
    if path == here { return "." }
    guard here != "/", path.hasPrefix(here + "/") else { return path }
    return String(path.dropFirst(here.utf8.count + 1))
  }

  static func bytes(_ url: URL) throws -> [UInt8] {
    do { return Array(try Data(contentsOf: source(of: url))) } catch {
      throw failure(reading: url, error)
    }
  }

  /// A text in UTF-8; anything else is refused rather than garbled.
  static func text(_ url: URL) throws -> String {
    guard let text = String(validating: try bytes(url), as: UTF8.self) else {
      throw Failure(.data, "\(display(url)) is not UTF-8; save it as UTF-8")
    }
    return text
  }

  /// The paths below `root` that end in `ending`, relative to it, sorted; hidden files are left out.
  static func all(below root: URL, ending: String) throws -> [String] {
    guard exists(root) else {
      throw Failure(.noInput, "there is no folder \(display(root))")
    }
    // A folder that is a link is listed as the folder it leads to.
    let folder = source(of: root).resolvingSymlinksInPath().path
    return try list(folder, as: root).filter { $0.hasSuffix(ending) }.sorted()
  }

  /// Every file below a folder; one folder that cannot be read is an error, not a gap.
  private static func list(_ folder: String, as shown: URL) throws -> [String] {
    let files = FileManager.default
    var found: [String] = []
    do {
      for name in try files.contentsOfDirectory(atPath: folder) where !name.hasPrefix(".") {
        let path = folder + "/" + name
        guard
          try files.attributesOfItem(atPath: path)[.type] as? FileAttributeType == .typeDirectory
        else {
          found.append(name)
          continue
        }
        found += try list(path, as: shown.appending(path: name)).map { name + "/" + $0 }
      }
    } catch let failure as Failure {
      throw failure
    } catch {
      throw Failure(.ioError, "\(display(shown)) cannot be listed: \(reason(error))")
    }
    return found
  }

  /// Blocks of a file, one after the other, nil at its end.
  static func blocks(of url: URL, size: Int = 1 << 18) throws -> () throws -> [UInt8]? {
    let handle: FileHandle
    do { handle = try FileHandle(forReadingFrom: source(of: url)) } catch {
      throw failure(reading: url, error)
    }
    return {
      guard let data = try handle.read(upToCount: size), !data.isEmpty else { return nil }
      return Array(data)
    }
  }

  /// Writes a new file; an existing one is never touched.
  static func create(_ url: URL, _ text: String) throws {
    do {
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(),
        withIntermediateDirectories: true
      )
      try Data(text.utf8).write(to: url, options: [.withoutOverwriting])
    } catch {
      throw Failure(.cannotCreate, "\(display(url)) cannot be written: \(reason(error))")
    }
  }

  private static func failure(reading url: URL, _ error: any Error) -> Failure {
    let code = (error as? CocoaError)?.code
    if code == .fileReadNoSuchFile || code == .fileNoSuchFile || !exists(url) {
      return Failure(.noInput, "there is no file \(display(url))")
    }
    if code == .fileReadNoPermission {
      return Failure(.noPermission, "\(display(url)) may not be read")
    }
    return Failure(.ioError, "\(display(url)) cannot be read: \(reason(error))")
  }

  private static func reason(_ error: any Error) -> String {
    guard let cocoa = error as? CocoaError else { return "\(error)" }
    let under = cocoa.userInfo[NSUnderlyingErrorKey] as? POSIXError
    return under.map { String(cString: strerror($0.code.rawValue)) } ?? cocoa.localizedDescription
  }
}
