/// Many times, kept by how long they are and not one by one.
///
/// A bucket is at most 1/64 of its value wide, so a percentile is exact to 0.8 %; the longest is kept as it is. Adding
/// one is a shift and an increment in 18 KB that stay in the core's own cache: millions are added a second.
struct Histogram {
    /// The times that share their leading bits share a bucket.
    private static let bits = 6
    /// The longest that is told apart from longer ones: 2^42 ns, over an hour.
    private static let exponentMaximum = 42

    private var buckets = [UInt64](repeating: 0, count: (exponentMaximum - bits + 2) << bits)
    private(set) var count: UInt64 = 0
    private(set) var longest: Nanoseconds = 0

    mutating func add(_ time: Nanoseconds) {
        buckets.withUnsafeMutableBufferPointer { $0[Self.bucket(of: time)] += 1 }
        count += 1
        longest = max(longest, time)
    }

    /// Adds the time from each of some instants until one later.
    ///
    /// The same as ``add(_:)`` for each, but quicker by half: this is what is done for each delivery.
    mutating func add(from dues: UnsafeBufferPointer<Nanoseconds>, until now: Nanoseconds) {
        buckets.withUnsafeMutableBufferPointer { buckets in
            for due in dues {
                buckets[Self.bucket(of: now - due)] += 1
                longest = max(longest, now - due)
            }
        }
        count += UInt64(dues.count)
    }

    private static func bucket(of time: Nanoseconds) -> Int {
        let time = UInt64(clamping: min(time, 1 << exponentMaximum - 1))
        let shift = max(0, 63 - bits - (time | 1).leadingZeroBitCount)
        return shift << bits + Int(truncatingIfNeeded: time >> UInt64(shift))
    }

    /// The time that a share of all, from 0 to 1, does not exceed; 0 when there is none.
    func percentile(_ share: Double) -> Nanoseconds {
        guard count > 0 else { return 0 }
        let rank = UInt64((Double(count) * share).rounded(.up))
        var seen: UInt64 = 0
        for (index, number) in buckets.enumerated() where number > 0 {
            seen += number
            if seen >= rank { return min(longest, Self.middle(of: index)) }
        }
        return longest
    }

    private static func middle(of bucket: Int) -> Nanoseconds {
        let shift = max(0, bucket >> bits - 1)
        let least = Nanoseconds(bucket - shift << bits) << Nanoseconds(shift)
        return least + (1 << Nanoseconds(shift)) / 2
    }
}
