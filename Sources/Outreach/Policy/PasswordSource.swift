/// Where a secret comes from; the secret itself is never in a file of ours.
package enum PasswordSource: Hashable, Sendable {
  /// A command line for `/bin/sh -c`; its first line of output is the secret.
  case command(String)
  /// The name of an environment variable.
  case environment(String)
}
