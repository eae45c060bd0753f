import DNS
import Foundation
import TestSupport
import Testing

@Suite("A resolver", .temporaryFolder)
struct ResolverTests {
  private func server(_ records: [NameServer.Record]) throws -> NameServer {
    try NameServer(records, in: TemporaryFolder.current)
  }

  @Test("gives text records whole, however many strings they come in, and each by itself")
  func texts() throws {
    let long = String(repeating: "0123456789", count: 60)
    let server = try server([.text("a.example", long), .text("a.example", "v=spf1 -all")])
    let answer = Resolver(server: server.address).answer(to: Question(.text, "A.Example."))
    #expect(Set(answer.texts) == [long, "v=spf1 -all"])
  }

  @Test("gives mail exchangers by preference")
  func exchangers() throws {
    let server = try server([
      .mailExchanger("a.example", host: "second.example", preference: 20),
      .mailExchanger("a.example", host: "first.example", preference: 10),
    ])
    let answer = Resolver(server: server.address).answer(to: Question(.mailExchanger, "a.example"))
    #expect(answer.mailExchangers == ["first.example", "second.example"])
  }

  @Test("gives addresses of both families, and follows an alias")
  func addresses() throws {
    let server = try server([
      .address("a.example", "192.0.2.7"), .address("a.example", "2001:db8::7"),
      .alias("b.example", to: "a.example"), .text("a.example", "hello"),
    ])
    let resolver = Resolver(server: server.address)
    #expect(
      resolver.answer(to: Question(.address4, "b.example")) == .records([.address("192.0.2.7")])
    )
    #expect(
      resolver.answer(to: Question(.address6, "a.example")) == .records([.address("2001:db8::7")])
    )
  }

  @Test("tells a name that is not there from one without such a record")
  func void() throws {
    let server = try server([.address("a.example", "192.0.2.7")])
    let resolver = Resolver(server: server.address)
    #expect(resolver.answer(to: Question(.text, "a.example")) == .noRecord)
    #expect(resolver.answer(to: Question(.text, "nobody.example")) == .noName)
    #expect(resolver.answer(to: Question(.text, "elsewhere.test")) == .failed(.refused))
  }

  @Test(
    "an answer that is none is a failure of its own kind, and never a record",
    arguments: [
      ("silent", Answer.Failure.timedOut), ("servfail", .serverFailure), ("refused", .refused),
      ("garbage", .timedOut), ("cut", .malformed), ("loop", .malformed),
      ("other-question", .timedOut),
    ]
  )
  func faults(fault: String, failure: Answer.Failure) throws {
    let server = try FaultyNameServer(fault)
    let resolver = Resolver(server: server.address, patience: .milliseconds(600))
    #expect(resolver.answer(to: Question(.text, "a.example")) == .failed(failure))
  }

  @Test("nobody there is told as such, and what is no name is not asked")
  func nobody() {
    let resolver = Resolver(server: "127.0.0.1:1", patience: .seconds(2))
    #expect(resolver.answer(to: Question(.text, "a.example")) == .failed(.noServer))
    let label = String(repeating: "a", count: 64)
    #expect(resolver.answer(to: Question(.text, "\(label).example")) == .failed(.noQuestion))
    #expect(resolver.answer(to: Question(.text, "a..example")) == .failed(.noQuestion))
    let nowhere = Resolver(server: "not an address")
    #expect(nowhere.answer(to: Question(.text, "a.example")) == .failed(.noServer))
  }
}
