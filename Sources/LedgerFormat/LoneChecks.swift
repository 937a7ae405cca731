public import OpenSSL

extension SignedCheckpoint {
    /// What is wrong with a checkpoint by itself: that none of the keys signed it, when there are keys.
    public func flaws(trusting keys: [PublicKey]) -> [LedgerFlaw] {
        guard !keys.isEmpty, !keys.contains(where: isSigned) else { return [] }
        return [LedgerFlaw(.changed, "the checkpoint is not signed by a key that was given")]
    }
}

extension Receipt {
    /// What is wrong with a receipt by itself; who signed it, only when there are keys.
    public func flaws(trusting keys: [PublicKey]) -> [LedgerFlaw] {
        flaws.map { $0.of("the receipt of line \(proof.index + 1)") } + checkpoint.flaws(trusting: keys)
    }
}

extension LedgerFlaw {
    /// Something that keeps a file from being judged at all.
    public init(unreadable what: String) {
        self.init(.unreadable, what)
    }
}
