internal import CCAres
internal import Glibc

/// A c-ares channel for one question; what is still open ends when it goes.
struct Channel: ~Copyable {
  private let pointer: ares_channel

  private static let attempts: Int32 = 2

  init?(server: String?, patience: Duration) {
    var options = ares_options()
    options.flags =
      ARES_FLAG_NOSEARCH | ARES_FLAG_NOALIASES | ARES_FLAG_EDNS | ARES_FLAG_NOCHECKRESP
    // Every further attempt at a server waits longer than the one before.
    options.timeout = Int32(clamping: Int(patience / .milliseconds(1)) / Int(Self.attempts + 1))
    options.tries = Self.attempts
    options.ednspsz = 1_232
    let mask = ARES_OPT_FLAGS | ARES_OPT_TIMEOUTMS | ARES_OPT_TRIES | ARES_OPT_EDNSPSZ
    var channel: ares_channel?
    guard ares_init_options(&channel, &options, mask) == ARES_SUCCESS, let channel else {
      return nil
    }
    if let server, ares_set_servers_ports_csv(channel, server) != ARES_SUCCESS {
      ares_destroy(channel)
      return nil
    }
    pointer = channel
  }

  deinit { ares_destroy(pointer) }

  /// `deadline`: then what is still open counts as timed out.
  borrowing func ask(_ question: Question, until deadline: ContinuousClock.Instant) -> Answer {
    let box = Reply()
    let context = Unmanaged.passUnretained(box).toOpaque()
    ares_query(
      pointer,
      question.name,
      Int32(bitPattern: ns_c_in.rawValue),
      question.kind.code,
      take,
      context
    )
    while box.status == nil {
      guard ContinuousClock.now < deadline else {
        ares_cancel(pointer)
        break
      }
      turn(until: deadline)
    }
    return withExtendedLifetime(box) { box.answer(to: question.kind) }
  }

  /// Waits for the sockets, then lets c-ares read, write, or try again.
  private borrowing func turn(until deadline: ContinuousClock.Instant) {
    var sockets = [ares_socket_t](repeating: 0, count: Int(ARES_GETSOCK_MAXNUM))
    let bits = ares_getsock(pointer, &sockets, ARES_GETSOCK_MAXNUM)
    var questions: [pollfd] = []
    for (index, socket) in sockets.enumerated() {
      // The bits of ARES_GETSOCK_READABLE and ARES_GETSOCK_WRITABLE.
      let events =
        (bits >> index & 1 != 0 ? POLLIN : 0) | (bits >> (index + 16) & 1 != 0 ? POLLOUT : 0)
      if events != 0 { questions.append(pollfd(fd: socket, events: Int16(events), revents: 0)) }
    }
    let left = Int((deadline - .now) / .milliseconds(1))
    _ = poll(&questions, nfds_t(questions.count), Int32(clamping: max(1, min(left, 50))))
    ares_process_fd(pointer, ARES_SOCKET_BAD, ARES_SOCKET_BAD)
    for question in questions where question.revents != 0 {
      let isWritable = question.revents & Int16(POLLOUT) != 0
      let isReadable = question.revents & Int16(POLLIN | POLLERR | POLLHUP) != 0
      ares_process_fd(
        pointer,
        isReadable ? question.fd : ARES_SOCKET_BAD,
        isWritable ? question.fd : ARES_SOCKET_BAD
      )
    }
  }
}

/// The box that the callback fills, on the thread that turns the channel.
private final class Reply {
  fileprivate var status: Int32?
  fileprivate var octets: [UInt8] = []

  func answer(to kind: Question.Kind) -> Answer {
    switch status {
    case ARES_SUCCESS?:
      guard let records = Records(octets).read(kind) else { return .failed(.malformed) }
      return records.isEmpty ? .noRecord : .records(records)
    case ARES_ENODATA?: return .noRecord
    case ARES_ENOTFOUND?: return .noName
    case ARES_ESERVFAIL?, ARES_ENOTIMP?: return .failed(.serverFailure)
    case ARES_EREFUSED?: return .failed(.refused)
    case ARES_ETIMEOUT?, ARES_ECANCELLED?, nil: return .failed(.timedOut)
    case ARES_ECONNREFUSED?: return .failed(.noServer)
    case ARES_EBADNAME?: return .failed(.noQuestion)
    default: return .failed(.malformed)
    }
  }
}

/// Called by c-ares once, with the whole reply.
private func take(
  context: UnsafeMutableRawPointer?,
  status: Int32,
  attempts: Int32,
  bytes: UnsafeMutablePointer<UInt8>?,
  count: Int32
) {
  guard let context else { return }
  let reply = Unmanaged<Reply>.fromOpaque(context).takeUnretainedValue()
  reply.status = status
  if let bytes, count > 0 {
    reply.octets = Array(UnsafeBufferPointer(start: bytes, count: Int(count)))
  }
}

extension Question.Kind {
  /// As RFC 1035 §3.2.2 and RFC 3596 §2.1 number them.
  fileprivate var code: Int32 {
    switch self {
    case .address4: 1
    case .mailExchanger: 15
    case .text: 16
    case .address6: 28
    }
  }
}
