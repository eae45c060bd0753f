import TestSupport
import Testing

@Suite("A start of rapport", .temporaryFolder)
struct StartTests {
  @Test("loads no library for connections: most commands make none")
  func libraries() throws {
    let program = Program(
      folder: TemporaryFolder.current,
      environment: ["LD_TRACE_LOADED_OBJECTS": "1"]
    )
    let libraries = try program("--version").output
    #expect(libraries.contains("libsqlite3.so"))
    for library in ["libcurl", "libssl", "libgnutls"] {
      #expect(!libraries.contains(library), "\(libraries)")
    }
  }
}
