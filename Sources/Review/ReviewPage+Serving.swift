import Dispatch
import FlyingFox
import FlyingSocks
import Foundation
import Mail

extension ReviewPage {
  /// Serves the page on 127.0.0.1 until the task is cancelled; port 0 lets the system choose.
  ///
  /// `ready` is given the link that opens the page, once it can be opened. Requests wait for each
  /// other on a thread of their own, since the store blocks.
  package func serve(
    port: UInt16,
    ready: @escaping @Sendable (String) -> Void = { _ in }
  ) async throws {
    let server = HTTPServer(address: Self.loopback(port), logger: .disabled)
    let queue = DispatchQueue(label: "rapport.review")
    await server.appendRoute("*") { [weak server] request in
      let page = await PageRequest(request, port: server?.port ?? 0)
      let response = await withCheckedContinuation { continuation in
        queue.async { continuation.resume(returning: self.response(to: page)) }
      }
      return HTTPResponse(response, withBody: request.method != .HEAD)
    }
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await Self.run(server, port: port) }
      group.addTask {
        try await server.waitUntilListening()
        if let port = await server.port { ready(self.address(port: port)) }
      }
      for try await _ in group {}
    }
  }

  private static func run(_ server: HTTPServer, port: UInt16) async throws {
    do {
      try await server.run()
    } catch {
      if Task.isCancelled { return }
      throw PageServerError(port: port, reason: String(describing: error))
    }
  }

  private static func loopback(_ port: UInt16) -> sockaddr_in {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
    return address
  }
}

/// The page could not be served.
package struct PageServerError: Error, Hashable, Sendable, CustomStringConvertible {
  package let port: UInt16
  package let reason: String

  package var description: String {
    "the page cannot be served on 127.0.0.1:\(port) (\(reason.printable)); choose another port"
  }
}

extension HTTPServer {
  fileprivate var port: UInt16? {
    guard case .ip4(_, let port) = listeningAddress else { return nil }
    return port
  }
}

extension PageRequest {
  /// A body is read only where it says its length and is as short as our forms are.
  fileprivate init(_ request: HTTPRequest, port: UInt16) async {
    var headers: [String: String] = [:]
    for (name, value) in request.headers { headers[name.rawValue] = value }
    let length = request.bodySequence.count
    let body = length.map { $0 <= 16 << 10 } == true ? try? await request.bodyData : nil
    self.init(
      method: request.method.rawValue,
      target: request.target.rawValue,
      headers: headers,
      body: body.map { Array($0) },
      port: port
    )
  }
}

extension HTTPResponse {
  fileprivate init(_ response: PageResponse, withBody: Bool) {
    var headers = HTTPHeaders()
    for header in response.headers { headers.addValue(header.value, for: HTTPHeader(header.name)) }
    self.init(
      statusCode: HTTPStatusCode(response.status, phrase: Self.phrase(response.status)),
      headers: headers,
      body: withBody ? Data(response.body.utf8) : Data()
    )
  }

  private static func phrase(_ status: Int) -> String {
    switch status {
    case 200: "OK"
    case 303: "See Other"
    case 403: "Forbidden"
    case 404: "Not Found"
    case 405: "Method Not Allowed"
    case 409: "Conflict"
    case 413: "Content Too Large"
    case 422: "Unprocessable Content"
    case 503: "Service Unavailable"
    default: "Internal Server Error"
    }
  }
}
