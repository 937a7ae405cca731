/// A person in one conference: 1 for the first who was admitted, then 2, without a gap.
///
/// The ledger speaks of people by this number alone. What it stands for (a name, the badge around a neck) is in words
/// that can be erased, so that after erasure the number points at nobody.
public struct PersonID: Hashable, Comparable, Sendable {
    /// The place in the order of admission, from 1.
    public let number: Int

    /// Makes the id of the `number`th person admitted.
    public init(_ number: Int) {
        self.number = number
    }

    /// Who was admitted first.
    public static func < (left: PersonID, right: PersonID) -> Bool {
        left.number < right.number
    }
}

/// The number on somebody's badge: what a clerk types for a raised hand.
///
/// Knowing a number signs nobody in.
public typealias Badge = Int

/// A pitch in one conference: 1 for the first that was put, then 2, without a gap.
///
/// Written `p1`, `p2`.
public struct PitchID: Hashable, Comparable, Sendable, LosslessStringConvertible {
    /// The place in the order of being put, from 1.
    public let number: Int

    /// Makes the id of the `number`th pitch.
    public init(_ number: Int) {
        self.number = number
    }

    /// Reads `p1`, `p2`; nil for anything else, a leading zero included, so that a pitch has one name only.
    public init?(_ description: String) {
        guard description.first == "p", let number = Int(description.dropFirst()), number > 0,
            "p\(number)" == description
        else { return nil }
        self.number = number
    }

    /// The name on the wire and in the ledger: `p1`, `p2`.
    public var description: String { "p\(number)" }

    /// Which pitch was put first.
    public static func < (left: PitchID, right: PitchID) -> Bool {
        left.number < right.number
    }
}

/// An offer in one conference: 1 for the first, then 2, without a gap.
///
/// People see it as `042`.
public typealias OfferNumber = Int

/// The key of a kind of offer, such as `leerbaan`: fixed for ever, while its label may change.
public typealias KindKey = String

/// A region's code at Statistics Netherlands (CBS), such as `AM17`: text, since the numbering has gaps by design.
public typealias RegionCode = String
