extension Fate: CustomStringConvertible {
  package var description: String {
    switch self {
    case .sent(let reply): "sent: \(reply)"
    case .filed(let name): "written to \(name)"
    case .rejected(let rejection): rejection.description
    case .unknown(let doubt): "unknown: \(doubt.trouble)"
    case .withdrawn(.vetoed): "not sent: something came in between"
    case .withdrawn(.halted): "not sent: Rapport was stopped"
    }
  }
}

extension Rejection: CustomStringConvertible {
  package var description: String {
    let place = command.map { " at \($0.rawValue)" } ?? ""
    return
      "refused\(place) (\(isTemporary ? "temporary" : "permanent"), \(scope.rawValue)): \(cause)"
  }
}

extension Rejection.Cause: CustomStringConvertible {
  package var description: String {
    switch self {
    case .reply(let reply): reply.description
    case .unsendable(let reason): reason.description
    case .trouble(let trouble): trouble.description
    }
  }
}
