extension Moment {
    /// Reads RFC 3339, with any offset: `2019-03-21T14:05:00+01:00`; nil for anything else.
    ///
    /// A leap second and a fraction finer than a millisecond are not kept.
    public init?(rfc3339 text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count >= 20, bytes.count <= 40, bytes[10] == UInt8(ascii: "T") || bytes[10] == UInt8(ascii: "t"),
            bytes[13] == UInt8(ascii: ":"), bytes[16] == UInt8(ascii: ":"),
            let day = Moment(dayInUTC: String(decoding: bytes[0..<10], as: UTF8.self)),
            let hour = Self.number(bytes[11..<13], in: 0...23), let minute = Self.number(bytes[14..<16], in: 0...59),
            let second = Self.number(bytes[17..<19], in: 0...59)
        else { return nil }
        var rest = bytes[19...]
        var thousandths: Int64 = 0
        if rest.first == UInt8(ascii: ".") {
            let digits = rest.dropFirst().prefix { 48...57 ~= $0 }
            guard !digits.isEmpty else { return nil }
            for place in 0..<3 {
                let index = digits.startIndex + place
                thousandths = thousandths * 10 + (index < digits.endIndex ? Int64(digits[index] - 48) : 0)
            }
            rest = rest[digits.endIndex...]
        }
        guard let offset = Self.offset(rest) else { return nil }
        let seconds = hour * 3600 + minute * 60 + second - offset
        self.init(milliseconds: day.milliseconds + seconds * 1000 + thousandths)
    }

    /// Seconds east of UTC.
    private static func offset(_ bytes: ArraySlice<UInt8>) -> Int64? {
        if bytes.count == 1, bytes.first == UInt8(ascii: "Z") || bytes.first == UInt8(ascii: "z") { return 0 }
        let bytes = Array(bytes)
        guard bytes.count == 6, bytes[3] == UInt8(ascii: ":"), let hours = number(bytes[1..<3], in: 0...23),
            let minutes = number(bytes[4..<6], in: 0...59)
        else { return nil }
        switch bytes[0] {
        case UInt8(ascii: "+"): return hours * 3600 + minutes * 60
        case UInt8(ascii: "-"): return -(hours * 3600 + minutes * 60)
        default: return nil
        }
    }

    private static func number(_ bytes: ArraySlice<UInt8>, in range: ClosedRange<Int64>) -> Int64? {
        guard bytes.allSatisfy({ 48...57 ~= $0 }) else { return nil }
        let number = bytes.reduce(Int64(0)) { $0 * 10 + Int64($1 - 48) }
        return range ~= number ? number : nil
    }
}
