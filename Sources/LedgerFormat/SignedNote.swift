import OpenSSL

/// A text with signatures below it, as [signed-note](https://c2sp.org/signed-note) has it.
struct SignedNote: Hashable {
    /// The most bytes that a note may have; one signature takes about 130.
    static let maximumLength = 4096

    /// What is signed, its last line break included.
    let text: String
    let signatures: [Signature]

    /// One line below a text: who signed it, with which key.
    struct Signature: Hashable {
        let name: String
        /// Four bytes that tell keys of one name apart, and nothing more.
        let keyID: [UInt8]
        let bytes: [UInt8]

        var line: String { "— \(name) \((keyID + bytes).base64)\n" }
    }

    init(_ text: String, name: String, keys: [SigningKey]) {
        self.text = text
        signatures = keys.map {
            Signature(name: name, keyID: $0.publicKey.id(name), bytes: $0.sign(Array(text.utf8)))
        }
    }

    /// Reads a note; nil unless it is written as it must be, with a signature or more.
    init?(_ note: String) {
        // A control character could show people another text than was signed.
        guard note.utf8.count <= Self.maximumLength, note.utf8.allSatisfy({ $0 >= 0x20 || $0 == 0x0A }),
            let blank = note.utf8.lastBlankLine
        else { return nil }
        text = String(decoding: note.utf8[..<blank], as: UTF8.self)
        let below = note.utf8[note.utf8.index(after: blank)...]
        guard !text.isEmpty, below.last == 0x0A else { return nil }
        var signatures: [Signature] = []
        for line in below.dropLast().split(separator: 0x0A, omittingEmptySubsequences: false) {
            guard let signature = Signature(line) else { return nil }
            signatures.append(signature)
        }
        self.signatures = signatures
    }

    /// Whether a key of that name signed the text.
    ///
    /// A signature that says to be of the key and is not makes it false, whatever stands beside it.
    func isSigned(by key: PublicKey, name: String) -> Bool {
        let id = key.id(name)
        let own = signatures.filter { $0.name == name && $0.keyID == id }
        return !own.isEmpty && own.allSatisfy { key.verifies($0.bytes, of: Array(text.utf8)) }
    }

    /// The whole note.
    var note: String { text + "\n" + signatures.map(\.line).joined() }
}

extension SignedNote.Signature {
    fileprivate init?(_ line: some Collection<UInt8>) {
        let parts = line.split(separator: 0x20, omittingEmptySubsequences: false)
        guard parts.count == 3, Array(parts[0]) == Array("—".utf8),
            let name = String(validating: parts[1], as: UTF8.self), isName(name),
            let bytes = Base64.bytes(parts[2]), bytes.count > 4
        else { return nil }
        self.init(name: name, keyID: Array(bytes.prefix(4)), bytes: Array(bytes.dropFirst(4)))
    }
}

/// Whether a text may name a key: not empty, no spaces and no plus sign.
func isName(_ text: String) -> Bool {
    !text.isEmpty && text.unicodeScalars.allSatisfy { !$0.properties.isWhitespace && $0 != "+" && $0.value > 0x20 }
}

extension PublicKey {
    /// What tells keys of one name apart: four bytes of SHA-256 over the name, a line break, 1 for Ed25519 and the key.
    func id(_ name: String) -> [UInt8] {
        Array(Digest(of: Array(name.utf8) + [0x0A, 1] + bytes).bytes.prefix(4))
    }
}

extension String.UTF8View {
    /// The line break of the last empty line: the text is before it, the signatures after it.
    fileprivate var lastBlankLine: Index? {
        var blank: Index?
        var previous: UInt8 = 0
        for index in indices {
            if self[index] == 0x0A, previous == 0x0A { blank = index }
            previous = self[index]
        }
        return blank
    }
}
