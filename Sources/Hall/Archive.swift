public import Storage

/// What a ledger is kept in and proven by: the journal, the hand that signs it, and the marks beside it.
public struct Archive: Sendable {
    /// Where the lines are.
    public let journal: any Journal
    /// Who signs them.
    public let notary: Notary
    /// How far each ledger was known to have come.
    public let marks: any MarkStore

    /// Makes an archive.
    public init(journal: any Journal, notary: Notary, marks: any MarkStore) {
        self.journal = journal
        self.notary = notary
        self.marks = marks
    }
}
