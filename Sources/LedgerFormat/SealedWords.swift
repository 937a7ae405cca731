public import OpenSSL

/// Free and personal text that belongs to a ledger line without standing in it.
///
/// The line holds ``digest``; these bytes are kept apart, where they can be erased. Without the salt the digest cannot
/// be guessed from a likely name, and with it the owner can prove that the words were theirs. Each line has a salt of
/// its own, since one for a person would link what they did after they were erased.
public struct SealedWords: Hashable, Sendable {
    /// How many unguessable bytes a salt has.
    public static let saltLength = 32

    /// The unguessable part: ``saltLength`` bytes.
    public let salt: [UInt8]
    /// The words, as canonical JSON.
    public let json: [UInt8]

    /// Takes words that were sealed before, or seals new ones with a salt just drawn.
    public init(salt: [UInt8], json: [UInt8]) {
        self.salt = salt
        self.json = json
    }

    /// Salt and words as receipts and ledger files have them: two texts in base64 with a space between.
    public var inBase64: String { "\(salt.base64) \(json.base64)" }

    /// What the line holds: the SHA-256 of the salt followed by the words.
    public var digest: Digest { Digest(of: salt + json) }
}
