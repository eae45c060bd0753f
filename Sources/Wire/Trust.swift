/// Whose certificates are believed.
///
/// Verification itself cannot be turned off.
package enum Trust: Sendable, Equatable {
  /// The system's certificate authorities.
  case system
  /// Only the authorities in this PEM file.
  case file(String)
}
