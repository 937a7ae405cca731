import Foundation
public import OpenSSL

extension DataFolder {
    /// Why there is no key.
    public enum KeyFault: Error, Hashable, Sendable {
        /// Others than the owner may read it.
        case readableByOthers(String)
        /// This user may not read it.
        case forbidden(String)
        /// There is no key of Ed25519 in the file.
        case unreadable(String)
    }

    private static let key = "/ledger.key"
    private static let nextKey = "/ledger.key.next"
    private static let formerKeys = "/ledger.former.pem"

    /// The key that signs the ledgers of this folder; nil when there is none.
    ///
    /// It lies beside the database and not in it, so that a copy of the database signs nothing.
    public func signingKey() throws -> SigningKey? { try Self.signingKey(in: path) }

    /// The key in a folder that another program may hold.
    public static func signingKey(in path: String) throws -> SigningKey? { try read(path + key) }

    /// The key that is to follow, when a replacement was begun and not finished.
    public func nextSigningKey() throws -> SigningKey? { try Self.read(path + Self.nextKey) }

    /// Makes the first key; durable when it returns.
    public func makeSigningKey() throws -> SigningKey {
        let key = SigningKey.generate()
        try replaceFile(path + Self.key, with: Array(key.pem.utf8), mode: 0o600)
        return key
    }

    /// Makes the key that is to follow, or takes the one that was made; durable when it returns.
    public func beginReplacingKey() throws -> SigningKey {
        if let next = try nextSigningKey() { return next }
        let key = SigningKey.generate()
        try replaceFile(path + Self.nextKey, with: Array(key.pem.utf8), mode: 0o600)
        return key
    }

    /// Puts the key that follows in the place of the one before, of which only the public half is kept.
    public func finishReplacingKey(_ former: PublicKey?) throws {
        if let former, !formerPublicKeys.contains(former.pem) {
            try replaceFile(path + Self.formerKeys, with: Array((former.pem + formerPublicKeys).utf8), mode: 0o644)
        }
        guard rename(path + Self.nextKey, path + Self.key) == 0 else {
            throw JournalError.folderUnusable("ledger.key: \(String(cString: strerror(errno)))")
        }
        try syncFolder(of: path + Self.key)
    }

    /// The public halves of all keys that ever signed here, in PEM, the newest first.
    public func publicKeys(after key: PublicKey) -> String { key.pem + formerPublicKeys }

    /// The public halves of the keys that signed here before, the newest first.
    public var formerKeys: [PublicKey] {
        let end = "-----END PUBLIC KEY-----\n"
        return formerPublicKeys.components(separatedBy: end).compactMap { try? PublicKey(pem: $0 + end) }
    }

    private var formerPublicKeys: String {
        FileManager.default.contents(atPath: path + Self.formerKeys).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }

    private static func read(_ file: String) throws -> SigningKey? {
        guard let data = FileManager.default.contents(atPath: file) else {
            guard access(file, F_OK) == 0 else { return nil }
            throw access(file, R_OK) == 0 ? KeyFault.unreadable(file) : KeyFault.forbidden(file)
        }
        let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int ?? 0
        guard mode & 0o077 == 0 else { throw KeyFault.readableByOthers(file) }
        do {
            return try SigningKey(pem: String(decoding: data, as: UTF8.self))
        } catch {
            throw KeyFault.unreadable(file)
        }
    }
}
