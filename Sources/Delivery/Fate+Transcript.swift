extension Fate {
  /// The one judge of what became of a message, from what was said and heard alone.
  ///
  /// Without the dot nothing was delivered, whatever else happened. With it, only a complete reply
  /// of class 2, 4 or 5 decides; everything else is `unknown`.
  package init(of transcript: Transcript) {
    self = transcript.hasDot ? Self.behindDot(transcript) : Self.beforeDot(transcript)
  }

  private static func behindDot(_ transcript: Transcript) -> Fate {
    for event in transcript.events {
      switch event {
      case .heard(.dot, let reply): return decided(by: reply)
      case .met(.dot, let trouble): return .unknown(Doubt(trouble: trouble))
      case .wrote, .heard, .met, .held, .withdrew: continue
      }
    }
    return .unknown(Doubt(trouble: .lost))
  }

  private static func decided(by reply: Reply) -> Fate {
    switch reply.code {
    case 200..<300: .sent(reply)
    case 400..<600: .rejected(Rejection(of: .dot, by: reply))
    default: .unknown(Doubt(trouble: .unexpected(reply)))
    }
  }

  private static func beforeDot(_ transcript: Transcript) -> Fate {
    switch transcript.firstFault {
    case .heard(let command, let reply):
      .rejected(Rejection(of: command, by: reply))
    case .met(_, .halted):
      .withdrawn(.halted)
    case .met(let command, let trouble):
      .rejected(Rejection(of: command, in: trouble))
    case .held(let reason):
      .rejected(Rejection(reason))
    case .withdrew(let withdrawal):
      .withdrawn(withdrawal)
    case .wrote, nil:
      .rejected(Rejection(of: .mail, in: .lost))
    }
  }
}
