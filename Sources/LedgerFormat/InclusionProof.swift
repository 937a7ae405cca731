public import OpenSSL

/// The proof that a leaf stands at one place of a tree: its neighbours up to the root (RFC 6962, section 2.1.1).
public struct InclusionProof: Hashable, Sendable {
    /// How many leaves stand before the leaf.
    public let index: Int
    /// How many leaves the tree has.
    public let size: Int
    /// The neighbours, from the leaf's own up to one below the root.
    public let path: [Digest]

    /// Takes a proof that was made before; ``root(of:)`` tells whether it is one.
    public init(index: Int, size: Int, path: [Digest]) {
        self.index = index
        self.size = size
        self.path = path
    }

    /// Makes a proof of the nodes that ``places(index:size:)`` names; nil when one is lacking, or the tree has no such
    /// leaf.
    public init?(index: Int, size: Int, nodes: [LedgerTree.Place: Digest]) {
        guard 0..<max(size, 0) ~= index else { return nil }
        var path: [Digest] = []
        for leaves in Self.neighbours(of: index, size: size) {
            var peaks: [Digest] = []
            for place in LedgerTree.places(of: leaves) {
                guard let digest = nodes[place] else { return nil }
                peaks.append(digest)
            }
            path.append(contentsOf: Digest(peaks: peaks).map { [$0] } ?? [])
        }
        self.init(index: index, size: size, path: path)
    }

    /// Which complete nodes a proof needs; none when the tree has no such leaf.
    ///
    /// A neighbour at the right edge of the tree may be incomplete; it is made of the complete nodes below it.
    public static func places(index: Int, size: Int) -> [LedgerTree.Place] {
        guard 0..<max(size, 0) ~= index else { return [] }
        return neighbours(of: index, size: size).flatMap(LedgerTree.places)
    }

    /// The root that the tree must have if the leaf is in it here; nil when the path has not the length that it must
    /// have, or the tree has no such leaf.
    public func root(of leaf: Digest) -> Digest? {
        guard 0..<max(size, 0) ~= index else { return nil }
        let neighbours = Self.neighbours(of: index, size: size)
        guard path.count == neighbours.count else { return nil }
        return zip(path, neighbours).reduce(leaf) { digest, step in
            step.1.lowerBound > index
                ? Digest(left: digest, right: step.0) : Digest(left: step.0, right: digest)
        }
    }

    /// The leaves under each neighbour on the way from a leaf up to the root.
    private static func neighbours(of index: Int, size: Int) -> [Range<Int>] {
        var neighbours: [Range<Int>] = []
        var tree = 0..<size
        while tree.count > 1 {
            // The left half is the largest complete tree that leaves something for the right one.
            let half = tree.lowerBound + (1 << LedgerTree.level(of: tree.count - 1))
            if index < half {
                neighbours.append(half..<tree.upperBound)
                tree = tree.lowerBound..<half
            } else {
                neighbours.append(tree.lowerBound..<half)
                tree = half..<tree.upperBound
            }
        }
        return neighbours.reversed()
    }
}
