import Marketplace
import Synchronization

/// What phones measured of a hall's network: the latest of each conference, in memory, and of no phone in particular.
final class WifiBook: Sendable {
    /// How many are kept of a conference: every phone of the largest hall that tries it beforehand.
    static let maximum = 500

    private let measurements = Mutex<[String: [WifiMeasurement]]>([:])

    /// Writes one down; the oldest makes room.
    func add(_ measurement: WifiMeasurement, of conference: String) {
        measurements.withLock { all in
            var kept = all[conference] ?? []
            if kept.count == Self.maximum { kept.removeFirst() }
            kept.append(measurement)
            all[conference] = kept
        }
    }

    /// All that are kept of a conference, oldest first.
    func all(of conference: String) -> [WifiMeasurement] {
        measurements.withLock { $0[conference] ?? [] }
    }
}

/// How long the server took to answer one phone some times in a row; times in milliseconds.
struct WifiMeasurement: Encodable {
    /// When it was told, RFC 3339.
    var at: String
    /// The middle one of the answers.
    var median: Int
    /// The slowest answer.
    var worst: Int
    /// How many tries had no answer.
    var lost: Int
    /// How many tries there were.
    var tries: Int
}
