import OpenSSL

/// Which keys may sign a ledger at which size, as far as somebody trusts them.
struct KeyHistory {
    /// The lines that replace a key, in order.
    private(set) var changes: [LedgerReport.KeyChange] = []
    /// Trusted keys, with the sizes that each may sign.
    private var trusted: [(key: PublicKey, sizes: ClosedRange<Int>)] = []

    mutating func replace(at seq: Int, by key: PublicKey, lost: Bool) {
        changes.append(LedgerReport.KeyChange(seq: seq, key: key, lost: lost))
    }

    /// Trusts the keys that were given, each up to the line that replaces it, and follows them from one to the next.
    ///
    /// - Parameter checkpoints: those whose root is this ledger's. One that covers exactly the lines up to a change, and
    ///   that a trusted key signed, makes the next key trusted. After a loss nobody can vouch for the next key.
    mutating func trust(_ given: [PublicKey], handedOverIn checkpoints: [SignedCheckpoint]) {
        for key in given {
            let own = changes.lastIndex { $0.key == key }
            trusted.append((key, 0...end(afterChange: own)))
        }
        for (index, change) in changes.enumerated() where !change.lost {
            let handover = checkpoints.contains { $0.checkpoint.size == change.seq && signer(of: $0) != nil }
            if handover { trusted.append((change.key, change.seq...end(afterChange: index))) }
        }
    }

    /// Up to which size the key of a change signs; nil for the key before any change.
    private func end(afterChange index: Int?) -> Int {
        let next = (index ?? -1) + 1
        return next < changes.count ? changes[next].seq : .max
    }

    /// The trusted key that signed a checkpoint and might; nil when there is none.
    func signer(of checkpoint: SignedCheckpoint) -> PublicKey? {
        trusted.first { $0.sizes.contains(checkpoint.checkpoint.size) && checkpoint.isSigned(by: $0.key) }?.key
    }
}
