import Foundation
import Hall
import LedgerFormat
import OpenSSL
import Storage

/// What the ledger of every run is signed with, and how it is checked without the product's tree.
enum Seal {
    static let origin = "simulated.example/482917"

    /// A key that everybody knows: PKCS#8 (RFC 8410, section 10.3) around the bytes 0 to 31.
    static let key: SigningKey = {
        let prefix: [UInt8] = [0x30, 0x2e, 2, 1, 0, 0x30, 5, 6, 3, 0x2b, 0x65, 0x70, 4, 0x22, 4, 0x20]
        let body = Data(prefix + Array(0..<32)).base64EncodedString()
        let pem = "-----BEGIN PRIVATE KEY-----\n\(body)\n-----END PRIVATE KEY-----\n"
        guard let key = try? SigningKey(pem: pem) else { preconditionFailure("libcrypto cannot read a key") }
        return key
    }()

    static let notary = Notary(key: key, host: "simulated.example")

    /// The mark of a ledger without lines, which is there before its first.
    static let emptyMark = SignedCheckpoint(
        Checkpoint(origin: origin, size: 0, root: root(of: [])),
        signedBy: [key]
    ).note

    /// The root of leaves, as RFC 6962, section 2.1 writes it down.
    static func root(of leaves: ArraySlice<Digest>) -> Digest {
        if leaves.isEmpty { return Digest(of: []) }
        if leaves.count == 1 { return leaves[leaves.startIndex] }
        var half = 1
        while half * 2 < leaves.count { half *= 2 }
        let middle = leaves.startIndex + half
        let left = root(of: leaves[..<middle]), right = root(of: leaves[middle...])
        return Digest(of: [1] + left.bytes + right.bytes)
    }
}
