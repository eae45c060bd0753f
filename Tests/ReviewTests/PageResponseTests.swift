import Review
import Testing

@Suite struct PageResponseTests {
  @Test func aHeaderIsFoundInAnyCase() {
    let response = PageResponse(
      status: 303,
      headers: [.init("Location", "/a"), .init("location", "/b")],
      body: ""
    )
    #expect(response.value("LOCATION") == "/a")
    #expect(response.value("Host") == nil)
  }
}
