extension Moment {
    /// The moment as RFC 3339 in UTC, to the millisecond: `2019-03-21T14:05:00.123Z`.
    public var rfc3339: String {
        let days = milliseconds.flooredDivision(by: 86_400_000)
        // Not `milliseconds - days * 86_400_000`: the first day that there is begins before the first millisecond.
        var rest = (milliseconds % 86_400_000 + 86_400_000) % 86_400_000
        let (year, month, day) = Self.date(daysSince1970: days)
        let thousandths = rest % 1000
        rest /= 1000
        // Every event and frame holds a time, so it is written into one piece of memory.
        return String(unsafeUninitializedCapacity: 40) { buffer in
            var text = Digits(buffer: buffer)
            text.write(year, 4, then: "-")
            text.write(month, 2, then: "-")
            text.write(day, 2, then: "T")
            text.write(rest / 3600, 2, then: ":")
            text.write(rest / 60 % 60, 2, then: ":")
            text.write(rest % 60, 2, then: ".")
            text.write(thousandths, 3, then: "Z")
            return text.count
        }
    }

    /// The first moment of a day in UTC; nil unless it is written `yyyy-mm-dd` and exists.
    public init?(dayInUTC text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.map(\.utf8.count) == [4, 2, 2], parts.allSatisfy({ $0.utf8.allSatisfy({ 48...57 ~= $0 }) }),
            let year = Int64(parts[0]), let month = Int64(parts[1]), let day = Int64(parts[2]), 1...12 ~= month,
            1...31 ~= day
        else { return nil }
        // `days_from_civil`, the inverse of what ``date(daysSince1970:)`` does.
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = shiftedYear.flooredDivision(by: 400)
        let yearOfEra = shiftedYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        let days = era * 146_097 + dayOfEra - 719_468
        // The 31st of a month with thirty days is another day when it is written back.
        guard Self.date(daysSince1970: days) == (year, month, day) else { return nil }
        self.init(milliseconds: days * 86_400_000)
    }

    /// The date of a day in the Gregorian calendar.
    ///
    /// Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", `civil_from_days`: years begin in March, so that
    /// the leap day is the last of its year, and 400 years are one era of 146,097 days.
    private static func date(daysSince1970 days: Int64) -> (year: Int64, month: Int64, day: Int64) {
        let shifted = days + 719_468
        let era = shifted.flooredDivision(by: 146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
    }
}

/// Writes numbers with leading zeros into memory that is large enough.
private struct Digits {
    let buffer: UnsafeMutableBufferPointer<UInt8>
    var count = 0

    mutating func write(_ number: Int64, _ width: Int, then end: Unicode.Scalar) {
        if number < 0 { put(UInt8(ascii: "-")) }
        let digits = number.magnitude
        var divisor: UInt64 = 1
        var places = 1
        while places < width || digits / divisor >= 10 {
            divisor *= 10
            places += 1
        }
        while divisor > 0 {
            put(UInt8(ascii: "0") + UInt8(digits / divisor % 10))
            divisor /= 10
        }
        put(UInt8(ascii: end))
    }

    private mutating func put(_ byte: UInt8) {
        buffer[count] = byte
        count += 1
    }
}

extension Int64 {
    fileprivate func flooredDivision(by divisor: Int64) -> Int64 {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? quotient - 1 : quotient
    }
}
