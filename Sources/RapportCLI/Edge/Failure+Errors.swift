import ArgumentParser
import CSV
import Delivery
import Foundation
import IMAP
import Outreach
import Store
import Wire

extension Failure {
  /// The exit code and the words for any error of a command.
  init(_ error: any Error) {
    switch error {
    case let error as Failure: self = error
    case let error as ConfigurationErrors: self.init(.configuration, "\(error)")
    case let error as UnknownTemplates: self.init(.configuration, "\(error)")
    case let error as TemplateProblems: self.init(.data, "\(error)")
    case let error as ColumnError: self.init(.data, "\(error)")
    case let error as CSVError: self.init(.data, "\(error)")
    case let error as Composer.Failure: self.init(.data, "\(error)")
    case let error as StoreError: self.init(error.exitStatus, "\(error)")
    case let error as StoreLockError: self.init(error.exitStatus, "\(error)")
    case let error as IMAPError:
      self.init(error.wantsConfiguration ? .configuration : .unavailable, "\(error)")
    case let error as OutboxError:
      self.init(error.problem == .full ? .ioError : .cannotCreate, "\(error)")
    default: self.init(.software, "\(error)")
    }
  }
}

extension Failure {
  /// The first of several mailboxes in order; nil where none was refused.
  init?(_ refused: [MailboxID: SessionRefusal]) {
    guard let (mailbox, refusal) = refused.min(by: { $0.key < $1.key }) else { return nil }
    self.init(refusal, of: mailbox)
  }

  init(_ refusal: SessionRefusal, of mailbox: MailboxID) {
    self.init(
      refusal.remedy == .later ? .unavailable : .configuration,
      "mailbox \(mailbox): \(refusal)"
    )
  }
}

extension StoreError {
  fileprivate var exitStatus: ExitStatus {
    switch self {
    case .busy: .temporaryFailure
    case .cannotOpen: .cannotCreate
    case .diskFull, .disk: .ioError
    case .readOnly: .noPermission
    case .damaged, .newerFormat: .data
    case .database: .software
    default: .data
    }
  }
}

extension StoreLockError {
  fileprivate var exitStatus: ExitStatus {
    switch self {
    case .held: .temporaryFailure
    case .cannotLock: .cannotCreate
    }
  }
}
