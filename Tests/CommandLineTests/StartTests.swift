import Foundation
import TestSupport
import Testing

@Suite("A start of rapport", .temporaryFolder)
struct StartTests {
  @Test("loads no library for connections: most commands make none")
  func libraries() throws {
    var loader = Program(folder: TemporaryFolder.current)
    loader.program = URL(filePath: "/usr/bin/env")
    // Of the program behind it: what the dynamic loader would load.
    let arguments = ["LD_TRACE_LOADED_OBJECTS=1", Program.rapport.path]
    let libraries = try loader.run(arguments).output
    #expect(libraries.contains("libsqlite3.so"), "\(libraries)")
    for library in ["libcurl", "libssl", "libgnutls"] {
      #expect(!libraries.contains(library), "\(libraries)")
    }
  }
}
