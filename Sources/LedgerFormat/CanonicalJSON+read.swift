extension CanonicalJSON {
    /// Reads a value back: only what ``bytes`` would write, to the byte, so that what was read can be hashed again.
    ///
    /// - Throws: ``LedgerError/unreadable(_:)``, which says at which byte.
    init(reading bytes: [UInt8]) throws(LedgerError) {
        var reader = Reader(bytes: bytes)
        self = try reader.value(depth: 0)
        guard reader.at == bytes.count else { throw reader.fault("more than one value") }
    }

    /// A place in bytes that are being read.
    private struct Reader {
        /// A line's lists hold objects; nothing that is written here goes deeper.
        static let depthMaximum = 3
        /// As far as every program that reads JSON counts exactly: 2^53 − 1.
        static let numberMaximum = 1 << 53 - 1

        let bytes: [UInt8]
        var at = 0

        func fault(_ what: String) -> LedgerError { .unreadable("not canonical JSON at byte \(at + 1): \(what)") }

        /// The byte here; 0, which no JSON has, after the end.
        var byte: UInt8 { at < bytes.count ? bytes[at] : 0 }

        mutating func skip(_ character: UInt8) -> Bool {
            guard byte == character else { return false }
            at += 1
            return true
        }

        mutating func value(depth: Int) throws(LedgerError) -> CanonicalJSON {
            switch byte {
            case UInt8(ascii: "\""): .text(try text())
            case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): .number(try number())
            case UInt8(ascii: "{"): .object(try object(depth: try deeper(depth)))
            case UInt8(ascii: "["): .list(try list(depth: try deeper(depth)))
            case UInt8(ascii: "t"): .bool(try word("true", true))
            case UInt8(ascii: "f"): .bool(try word("false", false))
            default: throw fault("no value")
            }
        }

        private func deeper(_ depth: Int) throws(LedgerError) -> Int {
            guard depth < Self.depthMaximum else { throw fault("too deep") }
            return depth + 1
        }

        private mutating func word(_ word: StaticString, _ value: Bool) throws(LedgerError) -> Bool {
            let end = at + word.utf8CodeUnitCount
            guard end <= bytes.count, bytes[at..<end].elementsEqual(word.description.utf8) else {
                throw fault("no value")
            }
            at = end
            return value
        }

        private mutating func number() throws(LedgerError) -> Int {
            let negative = skip(UInt8(ascii: "-"))
            let start = at
            var number = 0
            while 0x30...0x39 ~= byte {
                number = number * 10 + Int(byte - 0x30)
                guard number <= Self.numberMaximum else { throw fault("a number beyond 2^53 − 1") }
                at += 1
            }
            let digits = at - start
            guard digits == 1 || digits > 1 && bytes[start] != 0x30, number != 0 || !negative else {
                throw fault("a number that is not written as it must be")
            }
            return negative ? -number : number
        }

        private mutating func list(depth: Int) throws(LedgerError) -> [CanonicalJSON] {
            at += 1
            var values: [CanonicalJSON] = []
            if skip(UInt8(ascii: "]")) { return values }
            repeat { values.append(try value(depth: depth)) } while skip(UInt8(ascii: ","))
            guard skip(UInt8(ascii: "]")) else { throw fault("a list that does not end") }
            return values
        }

        private mutating func object(depth: Int) throws(LedgerError) -> [String: CanonicalJSON] {
            at += 1
            var members: [String: CanonicalJSON] = [:]
            if skip(UInt8(ascii: "}")) { return members }
            members.reserveCapacity(16)
            var previous = at..<at
            repeat {
                let name = try name()
                guard members.isEmpty || bytes[previous].lexicographicallyPrecedes(bytes[name]) else {
                    throw fault("members out of order")
                }
                previous = name
                guard skip(UInt8(ascii: ":")) else { throw fault("a member without a value") }
                members[String(decoding: bytes[name], as: UTF8.self)] = try value(depth: depth)
            } while skip(UInt8(ascii: ","))
            guard skip(UInt8(ascii: "}")) else { throw fault("an object that does not end") }
            return members
        }

        /// Where a member's name stands; names are plain, so that their order is that of their bytes.
        private mutating func name() throws(LedgerError) -> Range<Int> {
            guard skip(UInt8(ascii: "\"")) else { throw fault("no name of a member") }
            let start = at
            while byte.isPlain { at += 1 }
            let name = start..<at
            guard skip(UInt8(ascii: "\"")) else { throw fault("no name of a member") }
            return name
        }

        private mutating func text() throws(LedgerError) -> String {
            at += 1
            var start = at
            var units: [UInt16] = []
            while true {
                while byte.isPlain { at += 1 }
                if byte == UInt8(ascii: "\""), units.isEmpty {
                    defer { at += 1 }
                    return String(decoding: bytes[start..<at], as: UTF8.self)
                }
                units += bytes[start..<at].lazy.map(UInt16.init)
                if skip(UInt8(ascii: "\"")) { break }
                guard skip(UInt8(ascii: "\\")) else { throw fault("a text with a byte that must be escaped") }
                units.append(try escaped())
                start = at
            }
            // A half of a surrogate pair is no character, and would come back as another one.
            guard let text = String(validating: units, as: UTF16.self) else { throw fault("half a character") }
            return text
        }

        private mutating func escaped() throws(LedgerError) -> UInt16 {
            if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
                defer { at += 1 }
                return UInt16(byte)
            }
            guard skip(UInt8(ascii: "u")) else { throw fault("an escape that is not written as it must be") }
            var unit: UInt16 = 0
            for _ in 0..<4 {
                switch byte {
                case 0x30...0x39: unit = unit << 4 | UInt16(byte - 0x30)
                case 0x61...0x66: unit = unit << 4 | UInt16(byte - 0x61 + 10)
                default: throw fault("an escape that is not written as it must be")
                }
                at += 1
            }
            guard !(0x20...0x7E ~= unit) else { throw fault("an escape that need not be one") }
            return unit
        }
    }
}

extension UInt8 {
    /// Whether it stands for itself in a text.
    fileprivate var isPlain: Bool { 0x20...0x7E ~= self && self != 0x22 && self != 0x5C }
}
