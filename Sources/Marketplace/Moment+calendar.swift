extension Moment {
    /// The moment as RFC 3339 in UTC, to the millisecond: `2019-03-21T14:05:00.123Z`.
    public var rfc3339: String {
        let days = milliseconds.flooredDivision(by: 86_400_000)
        var rest = milliseconds - days * 86_400_000
        let (year, month, day) = Self.date(daysSince1970: days)
        let thousandths = rest % 1000
        rest /= 1000
        return padded(year, 4) + "-" + padded(month, 2) + "-" + padded(day, 2)
            + "T" + padded(rest / 3600, 2) + ":" + padded(rest / 60 % 60, 2) + ":" + padded(rest % 60, 2)
            + "." + padded(thousandths, 3) + "Z"
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

private func padded(_ number: Int64, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
}

extension Int64 {
    fileprivate func flooredDivision(by divisor: Int64) -> Int64 {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? quotient - 1 : quotient
    }
}
