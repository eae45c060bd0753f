package import Testing

extension Trait where Self == TimeLimitTrait {
  /// Ends a test that would hang.
  ///
  /// All tests of a run are begun at once and wait for the same few threads, and a limit counts the
  /// waiting; so it is longer than any whole run.
  package static var hangGuard: Self { .timeLimit(.minutes(60)) }
}
