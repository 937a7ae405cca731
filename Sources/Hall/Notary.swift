import LedgerFormat
import Marketplace
public import OpenSSL
import Storage

/// Signs what the ledgers of a house have become.
public struct Notary: Sendable {
    /// The key of the house.
    public let key: SigningKey
    /// The key before it, while it is being replaced.
    public let former: SigningKey?
    /// Keys from longer ago, whose ledgers may still be put back.
    public let elders: [PublicKey]
    /// Whether it does not matter who signed what is there, because that key is lost.
    public let trustsAnyKey: Bool
    /// The name under which ledgers are founded, such as `wiebiedt.example`.
    public let host: String

    /// Makes a notary.
    public init(
        key: SigningKey,
        former: SigningKey? = nil,
        elders: [PublicKey] = [],
        trustsAnyKey: Bool = false,
        host: String
    ) {
        self.key = key
        self.former = former
        self.elders = elders
        self.trustsAnyKey = trustsAnyKey
        self.host = host
    }

    /// The name of the ledger of a conference.
    func origin(of code: String) -> String { host + "/" + code }

    /// Signs a tree, with the former key as well where the lines that it ends in replace it.
    func sign(_ tree: LedgerTree, of origin: String, after facts: [Fact] = []) -> StoredCheckpoint {
        var changesKey = false
        for fact in facts {
            if case .keyReplaced = fact.event { changesKey = true }
        }
        let keys = changesKey ? [former, key].compactMap(\.self) : [key]
        let checkpoint = Checkpoint(origin: origin, size: tree.size, root: tree.root)
        return StoredCheckpoint(
            size: tree.size,
            note: SignedCheckpoint(checkpoint, signedBy: keys).note,
            changesKey: changesKey
        )
    }

    /// Whether a checkpoint was signed by this house.
    func knows(_ checkpoint: SignedCheckpoint) -> Bool {
        trustsAnyKey || keys.contains { checkpoint.isSigned(by: $0) }
    }

    /// Whether a ledger that says so may be signed by this house.
    func mayFollow(_ key: String?) -> Bool {
        trustsAnyKey || key == nil || keys.contains { $0.bytes.hex == key }
    }

    private var keys: [PublicKey] { [key, former].compactMap { $0?.publicKey } + elders }
}
