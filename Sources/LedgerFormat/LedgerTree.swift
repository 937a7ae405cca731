public import OpenSSL

/// The tree of a ledger's lines (RFC 6962, section 2.1), as far as it takes to grow it and to know its root.
///
/// Of a tree of n leaves it holds one digest for every 1 in the binary form of n: the roots of the complete subtrees
/// from left to right, called peaks. The rest of the tree is given away by ``append(_:)`` as it comes into being.
public struct LedgerTree: Hashable, Sendable {
    /// How many leaves it has.
    public private(set) var size = 0
    /// The roots of its complete subtrees, the largest first.
    public private(set) var peaks: [Digest] = []

    /// A tree without leaves.
    public init() {}

    /// Takes up a tree where it was left; nil unless there are as many peaks as a tree of that size has.
    public init?(size: Int, peaks: [Digest]) {
        guard size >= 0, peaks.count == size.nonzeroBitCount else { return nil }
        self.size = size
        self.peaks = peaks
    }

    /// Where a node stands: the root of leaves `index << level` up to `(index + 1) << level`; level 0 is a leaf.
    public struct Place: Hashable, Sendable {
        /// How many levels above the leaves.
        public let level: Int
        /// How many nodes stand to the left of it on its level.
        public let index: Int

        /// Makes a place.
        public init(level: Int, index: Int) {
            self.level = level
            self.index = index
        }
    }

    /// A node of the tree that will never change, since all its leaves are there.
    public struct Node: Hashable, Sendable {
        /// Where it stands.
        public let place: Place
        /// Its digest.
        public let digest: Digest

        /// Makes a node.
        public init(place: Place, digest: Digest) {
            self.place = place
            self.digest = digest
        }
    }

    /// Adds a leaf.
    ///
    /// - Returns: the nodes above the leaves that are complete now and were not before, lowest first.
    @discardableResult
    public mutating func append(_ leaf: Digest) -> [Node] {
        var nodes: [Node] = []
        var digest = leaf
        var place = Place(level: 0, index: size)
        // A left neighbour waits on every level where the size has a 1, up to the first 0: as in counting by hand.
        while place.index & 1 == 1 {
            digest = Digest(left: peaks.removeLast(), right: digest)
            place = Place(level: place.level + 1, index: place.index >> 1)
            nodes.append(Node(place: place, digest: digest))
        }
        peaks.append(digest)
        size += 1
        return nodes
    }

    /// The root: one digest for all leaves and their order.
    ///
    /// That of the empty tree is SHA-256 of nothing.
    public var root: Digest { Digest(peaks: peaks) ?? Digest(of: []) }

    /// Where the peaks of a tree of that size stand, the largest first.
    public static func peaks(of size: Int) -> [Place] {
        places(of: 0..<size)
    }

    /// Where the complete subtrees of a run of leaves stand, the largest first.
    ///
    /// - Parameter leaves: a run that is itself a node of some tree: its start is a multiple of the power of two that it
    ///   has room in.
    static func places(of leaves: Range<Int>) -> [Place] {
        var places: [Place] = []
        var start = leaves.lowerBound
        while start < leaves.upperBound {
            let level = level(of: leaves.upperBound - start)
            places.append(Place(level: level, index: start >> level))
            start += 1 << level
        }
        return places
    }

    /// The level of the largest complete subtree of so many leaves.
    static func level(of count: Int) -> Int { Int.bitWidth - 1 - count.leadingZeroBitCount }
}

extension Digest {
    /// The node above two others: SHA-256 of a byte 1, the left and the right (RFC 6962, section 2.1).
    init(left: Digest, right: Digest) {
        self.init(of: [1] + left.bytes + right.bytes)
    }

    /// The node above complete subtrees, the largest first; nil when there are none.
    init?(peaks: [Digest]) {
        guard var digest = peaks.last else { return nil }
        for peak in peaks.dropLast().reversed() { digest = Digest(left: peak, right: digest) }
        self = digest
    }
}
