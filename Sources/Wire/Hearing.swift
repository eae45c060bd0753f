internal import CCurl

/// The box that libcurl's callbacks fill on the connecting thread.
final class Hearing {
  private let halt: Halt
  private var greeting = Greeting()
  private(set) var isFlooded = false
  var redaction: Redaction?
  /// libcurl writes its complaint here, NUL-terminated.
  let complaint: UnsafeMutablePointer<CChar>

  init(_ halt: Halt) {
    self.halt = halt
    complaint = .allocate(capacity: Int(CURL_ERROR_SIZE))
    complaint.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
  }

  deinit { complaint.deallocate() }

  var isHalted: Bool { halt.isRequested }

  /// libcurl's own words; they hold no secret.
  var detail: VisibleText? {
    let text = String(cString: complaint)
    return text.isEmpty ? nil : VisibleText(text)
  }

  fileprivate func add(_ line: UnsafeRawBufferPointer) -> Bool {
    isFlooded = isFlooded || !greeting.add(line)
    return !isFlooded
  }

  /// What was heard, without the secret.
  func redactedGreeting() -> Greeting {
    guard redaction != nil else { return greeting }
    var clean = Greeting()
    for line in greeting.lines { _ = clean.add(redaction?.applied(to: line) ?? []) }
    return clean
  }
}

/// Called by libcurl with each line of the server.
func hear(
  bytes: UnsafeMutablePointer<CChar>?,
  size: Int,
  count: Int,
  context: UnsafeMutableRawPointer?
) -> Int {
  guard let bytes, let context else { return size * count }
  let hearing = Unmanaged<Hearing>.fromOpaque(context).takeUnretainedValue()
  return hearing.add(UnsafeRawBufferPointer(start: bytes, count: size * count)) ? size * count : 0
}

/// Called by libcurl about once a second; not zero ends the attempt.
func goOn(
  context: UnsafeMutableRawPointer?,
  _: curl_off_t,
  _: curl_off_t,
  _: curl_off_t,
  _: curl_off_t
) -> Int32 {
  guard let context else { return 0 }
  return Unmanaged<Hearing>.fromOpaque(context).takeUnretainedValue().isHalted ? 1 : 0
}
