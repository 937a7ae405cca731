import Foundation

extension String {
    /// As it is kept: in one spelling (NFC), line ends of one kind, no blanks around it, and without the apostrophe
    /// that our own lists put before what a spreadsheet would run.
    var asKept: String {
        let text = utf8.allSatisfy { $0 < 0x80 && $0 != 0x0D } ? self : unified
        return text.trimmed.withoutGuard
    }

    private var unified: String {
        precomposedStringWithCanonicalMapping.replacing("\r\n", with: "\n")
    }

    private var trimmed: String {
        guard let first = unicodeScalars.first, let last = unicodeScalars.last,
            first.properties.isWhitespace || last.properties.isWhitespace
        else { return self }
        return trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// Exactly one apostrophe goes, and only where the rest would be guarded: 's-Gravenhage keeps its own.
    private var withoutGuard: String {
        guard utf8.first == UInt8(ascii: "'") else { return self }
        let rest = unicodeScalars.first {
            $0 != "'" && !$0.properties.isWhitespace && !$0.properties.isDefaultIgnorableCodePoint
        }
        guard let rest, "=+-@|%＝＋－＠".unicodeScalars.contains(rest) else { return self }
        // By scalars: an apostrophe and a joiner behind it are one character, and only the apostrophe is ours.
        return String(unicodeScalars.dropFirst())
    }
}

extension String {
    /// Only what tells one word from another on a screen: lower case, without accents, blanks and signs, and without
    /// letters of other scripts that look like Latin ones.
    var folded: String {
        var folded: [UInt8] = []
        folded.reserveCapacity(utf8.count)
        for byte in utf8 {
            switch byte {
            case 0x61...0x7A, 0x30...0x39: folded.append(byte)
            case 0x41...0x5A: folded.append(byte | 0x20)
            case 0x80...: return foldedBeyondASCII
            default: break
            }
        }
        return String(decoding: folded, as: UTF8.self)
    }

    private var foldedBeyondASCII: String {
        var folded = ""
        for scalar in decomposedStringWithCompatibilityMapping.lowercased().unicodeScalars {
            if let plain = Self.barred[scalar] ?? Self.disguised[scalar] {
                folded += plain
            } else if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
                folded.unicodeScalars.append(scalar)
            }
        }
        return folded
    }

    /// Letters that Unicode does not take apart although people write them as others.
    private static let barred: [Unicode.Scalar: String] = [
        "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i",
    ]

    /// Cyrillic and Greek letters that look like Latin ones (Unicode Technical Standard 39, confusables), lower case; those
    /// that look alike only as capitals too, for a name is folded before it is compared.
    private static let disguised: [Unicode.Scalar: String] = [
        "а": "a", "в": "b", "с": "c", "ԁ": "d", "е": "e", "һ": "h", "н": "h", "і": "i", "ј": "j", "к": "k", "ӏ": "l",
        "м": "m", "о": "o", "р": "p", "ԛ": "q", "ѕ": "s", "т": "t", "ѵ": "v", "ԝ": "w", "х": "x", "у": "y", "ү": "y",
        "α": "a", "β": "b", "ε": "e", "η": "h", "ι": "i", "κ": "k", "μ": "m", "ν": "v", "ο": "o", "ρ": "p", "τ": "t",
        "υ": "y", "χ": "x", "ζ": "z", "ɡ": "g", "ɑ": "a",
    ]
}
