/// Why nothing more can be said or heard over a connection that was made.
package enum Interruption: Error, Sendable, Equatable {
  /// The other side closed or reset it, or the network lost it.
  case lost
  /// The phase's time is over.
  case timedOut
  /// A line is longer than the limit; its beginning is here.
  case tooLong(VisibleText)
  /// `Halt` was requested.
  case halted
}
