import Foundation
import Store
import TestSupport
import Testing

/// What a sender writes where it outlives the sender, and not the machine.
@Suite(.temporaryFolder)
struct SlateTests {
  private func database(_ name: String = "a.db") throws -> String {
    let path = TemporaryFolder.current.appendingPathComponent(name).path
    if !FileManager.default.fileExists(atPath: path) {
      try Data().write(to: URL(filePath: path))
    }
    return path
  }

  private static let words: [(SlateWord?, SlateWord)] = [
    (nil, .waiting), (.begun, .begun), (.taken("250 2.0.0 queued"), .taken("250 2.0.0 queued")),
    (.refused("550 5.1.1 Grüße"), .refused("550 5.1.1 Grüße")),
  ]

  @Test("the next sender reads what the last one wrote, wherever the database lies by now")
  func survives() throws {
    let path = try database()
    let slate = try #require(Slate(ofDatabase: path))
    for (number, (word, _)) in Self.words.enumerated() {
      let attempt = AttemptID("w-\(number)")
      #expect(slate.begin(attempt))
      if let word { slate.note(word, on: attempt) }
    }
    let moved = path + "-moved"
    try FileManager.default.moveItem(atPath: path, toPath: moved)
    let next = try #require(Slate(ofDatabase: moved))
    for (number, (_, found)) in Self.words.enumerated() {
      #expect(next.lastWord(on: AttemptID("w-\(number)")) == found)
    }
    #expect(next.lastWord(on: AttemptID("w-9")) == nil)
    next.wipe()
    #expect(try #require(Slate(ofDatabase: moved)).lastWord(on: AttemptID("w-1")) == nil)
  }

  @Test("a line that was released says nothing any more, and its place is free")
  func releases() throws {
    let path = try database()
    let slate = try #require(Slate(ofDatabase: path))
    let begun = (0..<5_000).prefix { slate.begin(AttemptID("w-\($0)")) }.count
    #expect(begun > 100 && begun < 5_000)
    #expect(!slate.begin(AttemptID("more")))
    slate.release(AttemptID("w-7"))
    #expect(slate.begin(AttemptID("more")))
    #expect(!slate.begin(AttemptID("more")))
    slate.release(AttemptID("nobody"))
    let next = try #require(Slate(ofDatabase: path))
    #expect(next.lastWord(on: AttemptID("w-7")) == nil)
    #expect(next.lastWord(on: AttemptID("more")) == .waiting)
    next.wipe()
  }

  @Test("words longer than a line are cut, an attempt that does not fit is not begun")
  func cuts() throws {
    let path = try database()
    let slate = try #require(Slate(ofDatabase: path))
    let attempt = AttemptID("w-1")
    #expect(slate.begin(attempt))
    slate.note(.taken(String(repeating: "ü", count: 2_000)), on: attempt)
    guard case .taken(let words)? = try #require(Slate(ofDatabase: path)).lastWord(on: attempt)
    else {
      Issue.record("the word is lost")
      return
    }
    #expect(words.count > 100 && words.allSatisfy { $0 == "ü" })
    #expect(!slate.begin(AttemptID(String(repeating: "x", count: 500))))
    slate.wipe()
  }

  @Test("databases do not share a slate")
  func isOfOne() throws {
    let one = try #require(Slate(ofDatabase: database("a.db")))
    let other = try #require(Slate(ofDatabase: database("b.db")))
    #expect(one.begin(AttemptID("w-1")))
    #expect(try #require(Slate(ofDatabase: database("b.db"))).lastWord(on: AttemptID("w-1")) == nil)
    one.release(AttemptID("w-1"))
    _ = other
  }

  @Test("a slate that others may write to, and one of no database, is none")
  func refusesForeign() throws {
    let path = try database()
    #expect(Slate(ofDatabase: path + "-none") == nil)
    let file = try #require(Self.file(of: path))
    #expect(FileManager.default.createFile(atPath: file, contents: nil))
    defer { unlink(file) }
    #expect(chmod(file, 0o666) == 0)
    #expect(Slate(ofDatabase: path) == nil)
    #expect(chmod(file, 0o600) == 0)
    #expect(Slate(ofDatabase: path) != nil)
  }

  @Test("a slate on which nothing stands leaves no file behind; one with a line does")
  func cleansUp() throws {
    let path = try database()
    let file = try #require(Self.file(of: path))
    var slate = Slate(ofDatabase: path)
    #expect(slate?.begin(AttemptID("w-1")) == true)
    slate = nil
    #expect(FileManager.default.fileExists(atPath: file))
    slate = Slate(ofDatabase: path)
    slate?.wipe()
    slate = nil
    #expect(!FileManager.default.fileExists(atPath: file))
  }

  private static func file(of path: String) -> String? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    let (device, number) = (status.st_dev, status.st_ino)
    return "/dev/shm/rapport-\(String(device, radix: 16))-\(String(number, radix: 16))"
  }
}
