/// Where it is kept how far each ledger was known to have come, apart from the ledgers themselves.
///
/// A database can lose its end: by a disk that lies, by a copy put back, by somebody's hand. It is then whole in itself,
/// and only something outside it can tell. That is a mark: the last signed checkpoint, in a file of its own.
public protocol MarkStore: Sendable {
    /// The codes of all conferences that have one.
    func codes() throws -> [String]

    /// The signed note that was kept last; nil when there is none.
    func mark(of code: String) throws -> String?

    /// Keeps a note in place of the one before; durable when it returns.
    func keep(_ note: String, of code: String) async throws

    /// Removes the mark of a ledger that is gone for good.
    func remove(_ code: String) throws
}
