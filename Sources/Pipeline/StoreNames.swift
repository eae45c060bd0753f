import Store

/// The store's names for an attempt and its end, beside those of the delivery.
typealias StoredAttempt = AttemptID
typealias StoredEnd = Settlement
