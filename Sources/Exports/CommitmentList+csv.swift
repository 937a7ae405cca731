import Foundation
import LedgerFormat
import Marketplace

extension CommitmentList {
    /// The list as CSV for Dutch Excel, one offer a line.
    public var csv: [UInt8] {
        let time = DutchTime()
        var file = CSV()
        file.append(
            [
                "nr", "regel", "tijd", "pitch", "titel", "gemeente", "regiocode", "regio", "badge", "organisatie",
                "contact", "sector", "soort", "omschrijving", "aantal", "eenheid", "opmerking", "nodig", "kanaal",
                "ingevoerd door", "status", "reden", "naam op scherm",
                "logboekcode",
            ].map { .text($0) }
        )
        for commitment in commitments {
            file.append([
                .number(commitment.offer),
                .number(commitment.seq),
                .text(time.text(commitment.at)),
                .text(commitment.pitch),
                .text(commitment.title),
                .text(commitment.municipality),
                .text(commitment.region),
                .text(commitment.regionName),
                commitment.badge.map { .number($0) } ?? .empty,
                .text(commitment.organisation),
                .text(commitment.name),
                .text(commitment.sector),
                .text(commitment.kind),
                .text(commitment.label),
                .number(commitment.amount),
                .text(commitment.unit),
                .text(commitment.note),
                .text(commitment.needs.joined(separator: ", ")),
                .text(commitment.channel.dutch),
                .text(commitment.enteredBy),
                .text(commitment.status.dutch),
                .text(commitment.reason),
                .text(commitment.show ? "ja" : "nee"),
                .text(checkpoint.map { "\($0.checkpoint.size) regels \($0.checkpoint.code)" } ?? ""),
            ])
        }
        return file.bytes
    }
}

/// Times as people in the Netherlands write them.
private struct DutchTime {
    private var calendar = Calendar(identifier: .gregorian)

    init() {
        calendar.timeZone = TimeZone(identifier: "Europe/Amsterdam") ?? .gmt
    }

    /// `21-03-2019 15:05`.
    func text(_ moment: Moment) -> String {
        let date = Date(timeIntervalSince1970: Double(moment.milliseconds) / 1000)
        let parts = calendar.dateComponents([.year, .month, .day, .hour, .minute], from: date)
        func two(_ number: Int?) -> String { (number ?? 0) < 10 ? "0\(number ?? 0)" : "\(number ?? 0)" }
        return "\(two(parts.day))-\(two(parts.month))-\(parts.year ?? 0) \(two(parts.hour)):\(two(parts.minute))"
    }
}

extension Offer.Channel {
    fileprivate var dutch: String {
        switch self {
        case .phone: "telefoon"
        case .hand: "hand"
        case .paper: "papier"
        }
    }
}
