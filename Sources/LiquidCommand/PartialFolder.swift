import Foundation
import Liquid

/// The partials in a folder and the folders in it.
///
/// A name never leads out of the folder.
struct PartialFolder: PartialLoader {
  private let sources: [String: String]

  init(_ path: String?) throws {
    guard let path else {
      sources = [:]
      return
    }
    var sources: [String: String] = [:]
    let names = try FileManager.default.subpathsOfDirectory(atPath: path).sorted()
    for name in names {
      let file = path + "/" + name
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: file, isDirectory: &isFolder),
        !isFolder.boolValue
      else { continue }
      let source = try read(file)
      sources[name] = source
      for ending in [".liquid", ".md"] where name.hasSuffix(ending) {
        let short = String(name.dropLast(ending.count))
        if sources[short] == nil { sources[short] = source }
      }
    }
    self.sources = sources
  }

  var partialNames: [String] { sources.keys.sorted() }

  func partial(named name: String) -> String? { sources[name] }
}
