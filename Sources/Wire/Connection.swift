internal import CCurl
internal import Glibc

/// A secured, authenticated connection: octets out, lines and counted octets in, with time-outs.
///
/// libcurl makes it (`CURLOPT_CONNECT_ONLY`: TCP, greeting, EHLO, STARTTLS or TLS with verification,
/// AUTH) and then only carries octets. It belongs to the thread that opened it and is closed when
/// it is dropped, at once and without a word.
package struct Connection: ~Copyable {
  private let handle: CurlHandle
  private let socket: Int32
  private let halt: Halt
  private let redaction: Redaction?
  private var buffer: [UInt8] = []
  private var start = 0
  /// Where libcurl puts what it receives.
  private var space = [UInt8](repeating: 0, count: 16_384)
  private var isLost = false

  /// What the server said so far; secrets in it are replaced.
  package let greeting: Greeting

  init(
    handle: consuming CurlHandle,
    socket: Int32,
    halt: Halt,
    greeting: Greeting,
    redaction: Redaction?
  ) {
    self.handle = handle
    self.socket = socket
    self.halt = halt
    self.redaction = redaction
    self.greeting = greeting
  }

  /// Hands over what the network takes without waiting, and says how many octets that were.
  package mutating func sendAtOnce(_ bytes: ArraySlice<UInt8>) throws(Interruption) -> Int {
    var sent = 0
    while sent < bytes.count {
      let count = try sendOnce(bytes[(bytes.startIndex + sent)...])
      if count == 0 { break }
      sent += count
    }
    return sent
  }

  /// Hands over all of `bytes`; each 64 KiB of it may take `limit`.
  package mutating func send(
    _ bytes: ArraySlice<UInt8>,
    within limit: Duration
  ) throws(Interruption) {
    var rest = bytes
    while !rest.isEmpty {
      let deadline = Deadline(after: limit)
      let end = min(rest.startIndex + 65_536, rest.endIndex)
      while rest.startIndex < end {
        let count = try sendOnce(rest)
        rest = rest.dropFirst(count)
        if count == 0 { try wait(for: POLLOUT, until: deadline, decisive: false) }
      }
    }
  }

  private mutating func sendOnce(_ bytes: ArraySlice<UInt8>) throws(Interruption) -> Int {
    guard !isLost else { throw .lost }
    var count = 0
    let code = bytes.withUnsafeBytes {
      rapport_curl_send(handle.curl, handle.pointer, $0.baseAddress, $0.count, &count)
    }
    switch code {
    case CURLE_OK: return count
    case CURLE_AGAIN: return 0
    default:
      isLost = true
      throw .lost
    }
  }

  /// What has arrived and was not read yet.
  package var unread: ArraySlice<UInt8> { buffer[start...] }

  /// The beginning of it, harmless to show.
  package var unreadText: VisibleText {
    let start = Array(unread.prefix(1_000))
    return VisibleText((redaction?.applied(to: start) ?? start)[...], limit: 200)
  }

  /// Takes in what has arrived, without waiting, and says whether there is anything unread.
  package mutating func hasUnread() throws(Interruption) -> Bool {
    if start < buffer.count { return true }
    return try receiveOnce()
  }

  /// Whether there is anything to read, or an end to be seen, within this time.
  package func hears(within limit: Duration) -> Bool {
    if start < buffer.count || isLost { return true }
    var question = pollfd(fd: socket, events: Int16(POLLIN), revents: 0)
    return poll(&question, 1, Deadline(after: limit).milliseconds(atMost: 200)) > 0
  }

  /// The next line, of at most `limit` octets, without its LF or CR LF.
  ///
  /// Where it is `decisive`, a halt does not end the waiting before its grace is over.
  package mutating func readLine(
    limit: Int,
    by deadline: Deadline,
    decisive: Bool = false
  ) throws(Interruption) -> [UInt8] {
    var searched = 0
    while true {
      if let end = buffer[(start + searched)...].firstIndex(of: 10) {
        return takeLine(endingAt: end)
      }
      searched = buffer.count - start
      guard searched <= limit else { throw .tooLong(unreadText) }
      try receive(until: deadline, decisive: decisive)
    }
  }

  private mutating func takeLine(endingAt end: Int) -> [UInt8] {
    let line = buffer[start..<end]
    start = end + 1
    let content = Array(line.last == 13 ? line.dropLast() : line)
    return redaction?.applied(to: content) ?? content
  }

  /// Octets of the server as they may be shown: without the secret.
  package func redacted(_ octets: [UInt8]) -> [UInt8] { redaction?.applied(to: octets) ?? octets }

  /// Exactly `count` octets, such as a literal of IMAP.
  package mutating func read(_ count: Int, by deadline: Deadline) throws(Interruption) -> [UInt8] {
    while buffer.count - start < count { try receive(until: deadline, decisive: false) }
    defer { start += count }
    return Array(buffer[start..<start + count])
  }

  private mutating func receive(until deadline: Deadline, decisive: Bool) throws(Interruption) {
    while try !receiveOnce() { try wait(for: POLLIN, until: deadline, decisive: decisive) }
  }

  /// Adds what has arrived to the buffer; false if nothing has.
  private mutating func receiveOnce() throws(Interruption) -> Bool {
    guard !isLost else { throw .lost }
    if start > 0 {
      buffer.removeFirst(start)
      start = 0
    }
    var count = 0
    let code = space.withUnsafeMutableBytes {
      rapport_curl_recv(handle.curl, handle.pointer, $0.baseAddress, $0.count, &count)
    }
    if code == CURLE_OK { buffer.append(contentsOf: space[..<count]) }
    if code == CURLE_AGAIN { return false }
    guard code == CURLE_OK, count > 0 else {
      isLost = true
      throw .lost
    }
    return true
  }

  /// Waits in slices, so that a halt is seen.
  private func wait(
    for events: Int32,
    until deadline: Deadline,
    decisive: Bool
  ) throws(Interruption) {
    while true {
      var end = deadline
      if let grace = halt.graceDeadline {
        guard decisive else { throw .halted }
        end = min(deadline, grace)
      }
      let slice = end.milliseconds(atMost: 200)
      guard slice > 0 else { throw end < deadline ? .halted : .timedOut }
      var question = pollfd(fd: socket, events: Int16(events), revents: 0)
      if poll(&question, 1, slice) > 0 { return }
    }
  }
}
