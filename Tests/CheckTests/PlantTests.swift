import Check
import Testing

@Suite("A defect that is planted in the example")
struct PlantTests {
  @Test("is found, and nothing else is", arguments: FindingKind.allCases)
  func isFound(kind: FindingKind) throws {
    let plant = try #require(Plant.all[kind])
    var sandbox = try Sandbox.small()
    try plant.spoil(&sandbox)
    let found = try sandbox.heard
    #expect(Set(found.map(\.kind)) == [kind], "\(found)")
  }

  @Test("The example as it is delivered has no finding that nobody silenced")
  func theExampleIsClean() throws {
    #expect(try Sandbox.whole().heard == [])
    #expect(try Sandbox.small().heard == [])
  }

  @Test("What is wrong is said in one sentence that others can end")
  func endsWithoutFullStop() throws {
    let ended = try Sandbox.whole().findings.filter { finding in
      finding.message.hasSuffix(".") || finding.advice.hasSuffix(".")
    }
    #expect(ended == [])
  }
}
