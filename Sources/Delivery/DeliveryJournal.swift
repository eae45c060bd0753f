/// The record that is written before the act.
///
/// Whoever sends implements it over a store.
package protocol DeliveryJournal: Sendable {
  /// Writes one entry in **one transaction that is durable (fsynced) on return**, in this order:
  ///
  /// 1. `entry.settled`: the fates become the states of their attempts;
  /// 2. `entry.transmitting`: each attempt, whose text went out and whose final dot did not, becomes
  ///    `transmitting`, unless it is vetoed (answer it in `vetoed`; it then gets `.withdrawn`);
  /// 3. up to `entry.wanted` parcels are claimed and given out.
  ///
  /// Called by one thread at a time, from varying threads. A thrown error ends the run: no dot of
  /// this entry is written.
  func commit(_ entry: JournalEntry) throws -> JournalAnswer
}

/// What several connections want written together.
package struct JournalEntry: Sendable, Equatable {
  package var settled: [Settlement]
  package var transmitting: [AttemptID]
  package var wanted: Int

  package init(settled: [Settlement] = [], transmitting: [AttemptID] = [], wanted: Int = 0) {
    self.settled = settled
    self.transmitting = transmitting
    self.wanted = wanted
  }
}

/// What the journal says to an entry.
package struct JournalAnswer: Sendable, Equatable {
  /// At most as many as were wanted; fewer means: there are no more now.
  package var claimed: [Parcel]
  /// Those of `JournalEntry.transmitting` that must not go.
  package var vetoed: Set<AttemptID>

  package init(claimed: [Parcel] = [], vetoed: Set<AttemptID> = []) {
    self.claimed = claimed
    self.vetoed = vetoed
  }
}

/// The end of one attempt.
package struct Settlement: Sendable, Equatable {
  package let id: AttemptID
  package let fate: Fate

  package init(id: AttemptID, fate: Fate) {
    self.id = id
    self.fate = fate
  }
}
