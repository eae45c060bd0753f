import CSV
import Foundation
import Outreach
import Pipeline

extension Workspace {
  /// The data files, opened when they are read; a workspace may have no touches yet.
  func dataFiles() throws -> ImportRun.Files {
    let touches = url(policy.paths.touches)
    return ImportRun.Files(
      accounts: opener(policy.paths.accounts),
      contacts: opener(policy.paths.contacts),
      touches: Files.exists(touches) ? opener(policy.paths.touches) : nil
    )
  }

  private func opener(_ path: String) -> () throws -> CSVReader {
    let file = url(path)
    return { try CSVReader(name: Files.display(file), source: try Files.blocks(of: file)) }
  }
}
