import Foundation
import Marketplace

/// Times as people in the Netherlands write them.
struct DutchTime {
    /// Milliseconds that the clock of the Netherlands is ahead of UTC, for the hour that was asked for last.
    private var ahead: Int64 = 0
    private var hour: Int64 = .min
    private let zone = TimeZone(identifier: "Europe/Amsterdam") ?? .gmt

    /// A moment as it would be written if the clock on the wall were UTC.
    mutating func local(_ moment: Moment) -> Moment {
        // The clock changes at whole hours only; asking the time zone for each of a million rows takes seconds.
        let asked = moment.milliseconds / 3_600_000
        if asked != hour {
            hour = asked
            let date = Date(timeIntervalSince1970: Double(moment.milliseconds) / 1000)
            ahead = Int64(zone.secondsFromGMT(for: date)) * 1000
        }
        return Moment(milliseconds: moment.milliseconds + ahead)
    }

    /// `21-03-2019 15:05`.
    mutating func text(_ moment: Moment) -> String {
        let iso = Array(local(moment).rfc3339.utf8)
        func part(_ range: Range<Int>) -> String { String(decoding: iso[range], as: UTF8.self) }
        return "\(part(8..<10))-\(part(5..<7))-\(part(0..<4)) \(part(11..<16))"
    }
}
