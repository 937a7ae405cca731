import LedgerFormat
public import LiveProtocol
public import Marketplace
public import OpenSSL
import Storage

extension OpenConference {
    /// Forgets who somebody was; nil as in ``Submission/reply``.
    public func erase(_ person: PersonID, by actor: Actor) async -> Answer? {
        await submit(.erasePerson(person), id: Random.token(bytes: 16), by: actor)
    }

    /// Whether the last checkpoint was signed by a key.
    public func isSigned(by key: PublicKey) async throws -> Bool {
        guard let last = try await checkpoint() else { return false }
        return try SignedCheckpoint(note: last.note).isSigned(by: key)
    }
}
