/// The record that is written before the act.
///
/// Whoever sends implements it over a store.
package protocol DeliveryJournal: Sendable {
  /// Writes one entry in **one transaction that is durable (fsynced) on return**, in this order:
  ///
  /// 1. `entry.settled`: the fates become the states of their attempts;
  /// 2. `entry.transmitting`: each attempt, whose text went out and whose final dot did not, becomes
  ///    `transmitting`, unless it is vetoed (answer it in `vetoed`; it then gets `.withdrawn`);
  /// 3. up to `entry.wanted` parcels are claimed and given out;
  /// 4. up to `entry.ahead` more are claimed and, where the journal can, `transmitting` at once
  ///    (`Parcel.isMarked`): their dots need no further entry.
  ///
  /// Called by one thread at a time. A thrown error ends the run: no dot of
  /// this entry is written.
  func commit(_ entry: JournalEntry) throws -> JournalAnswer

  /// The final dot of a marked parcel is about to be written.
  ///
  /// Noted at once, where it outlives this process. Called by the thread that has the parcel.
  func dotFollows(_ id: AttemptID)

  /// What became of a parcel, before it is settled; noted as `dotFollows` is.
  func ended(_ settlement: Settlement)
}

/// What a journal that marks nothing ahead has to say: nothing.
extension DeliveryJournal {
  package func dotFollows(_ id: AttemptID) {}
  package func ended(_ settlement: Settlement) {}
}

/// What several connections want written together.
package struct JournalEntry: Sendable, Equatable {
  package var settled: [Settlement]
  package var transmitting: [AttemptID]
  package var wanted: Int
  package var ahead: Int

  package init(
    settled: [Settlement] = [],
    transmitting: [AttemptID] = [],
    wanted: Int = 0,
    ahead: Int = 0
  ) {
    self.settled = settled
    self.transmitting = transmitting
    self.wanted = wanted
    self.ahead = ahead
  }
}

/// What the journal says to an entry.
package struct JournalAnswer: Sendable, Equatable {
  /// At most as many as were wanted; fewer means: there are no more now.
  package var claimed: [Parcel]
  /// At most as many as were wanted ahead; fewer means: there are no more now.
  package var ahead: [Parcel]
  /// All that is given out.
  var parcels: [Parcel] { claimed + ahead }
  /// Those of `JournalEntry.transmitting` that must not go.
  package var vetoed: Set<AttemptID>

  package init(
    claimed: [Parcel] = [],
    ahead: [Parcel] = [],
    vetoed: Set<AttemptID> = []
  ) {
    self.claimed = claimed
    self.ahead = ahead
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
