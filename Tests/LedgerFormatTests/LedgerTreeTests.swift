import LedgerFormat
import OpenSSL
import TestSupport
import Testing

/// The tree, against published roots and against the definition of RFC 6962, section 2.1, read literally.
struct LedgerTreeTests {
    /// The leaves and roots with which Certificate Transparency's reference implementation tests its trees.
    private static let leaves: [[UInt8]] = [
        [], [0x00], [0x10], [0x20, 0x21], [0x30, 0x31], [0x40, 0x41, 0x42, 0x43],
        Array(0x50...0x57), Array(0x60...0x6F),
    ]
    private static let roots = [
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    ]

    @Test func `roots of the reference implementation`() {
        var tree = LedgerTree()
        #expect(tree.root.hex == Self.roots[0])
        for (leaf, root) in zip(Self.leaves, Self.roots.dropFirst()) {
            tree.append(LedgerLine(bytes: leaf, words: nil).leaf)
            #expect(tree.root.hex == root)
        }
    }

    @Test func `of every size, the tree is the one of the definition`() throws {
        let leaves = leaves(70)
        var tree = LedgerTree()
        for size in 1...leaves.count {
            let nodes = tree.append(leaves[size - 1])

            #expect(tree.size == size)
            #expect(tree.root == naiveRoot(leaves[..<size]))
            #expect(tree == LedgerTree(size: size, peaks: tree.peaks))
            #expect(nodes.count == size.trailingZeroBitCount, "one node for each time that two halves are full")
            for node in nodes {
                #expect(node.place.level >= 1)
                #expect(node.digest == naiveRoot(leaves[range(node.place)]))
                #expect(range(node.place).upperBound == size)
            }
            let places = LedgerTree.peaks(of: size)
            #expect(tree.peaks == places.map { naiveRoot(leaves[range($0)]) })
            #expect(places.map { range($0).count } == places.map { range($0).count }.sorted(by: >))
        }
    }

    @Test func `a tree cannot be taken up with peaks of another size`() {
        let peaks = leaves(3)
        #expect(LedgerTree(size: 7, peaks: peaks) != nil)
        #expect(LedgerTree(size: 8, peaks: peaks) == nil)
        #expect(LedgerTree(size: -1, peaks: peaks) == nil)
    }

    @Test func `every proof is the one of the definition, and holds for nothing else`() throws {
        let leaves = leaves(70)
        for size in 1...leaves.count {
            let root = naiveRoot(leaves[..<size])
            for index in 0..<size {
                let places = InclusionProof.places(index: index, size: size)
                let nodes = Dictionary(uniqueKeysWithValues: places.map { ($0, naiveRoot(leaves[range($0)])) })
                let proof = try #require(InclusionProof(index: index, size: size, nodes: nodes))

                #expect(proof.path == naivePath(index, leaves[..<size]))
                #expect(proof.root(of: leaves[index]) == root)
                #expect(places.allSatisfy { range($0).upperBound <= size }, "only what is complete")
                #expect(proof.root(of: Digest(of: [9])) != root)
                let longer = InclusionProof(index: index, size: size, path: proof.path + [root])
                #expect(longer.root(of: leaves[index]) == nil)
            }
        }
    }

    @Test func `a proof lacks nothing and is for a leaf that exists`() {
        let leaf = Digest(of: [1])
        #expect(InclusionProof(index: 0, size: 2, nodes: [:]) == nil)
        for (index, size) in [(0, 0), (2, 2), (-1, 2), (0, -1)] {
            #expect(InclusionProof.places(index: index, size: size).isEmpty)
            #expect(InclusionProof(index: index, size: size, nodes: [:]) == nil)
            #expect(InclusionProof(index: index, size: size, path: []).root(of: leaf) == nil)
        }
        #expect(InclusionProof(index: 0, size: 1, nodes: [:])?.root(of: leaf) == leaf)
    }

    private func leaves(_ count: Int) -> [Digest] {
        (0..<count).map { LedgerLine(bytes: Array("line \($0)\n".utf8), words: nil).leaf }
    }

    private func range(_ place: LedgerTree.Place) -> Range<Int> {
        place.index << place.level..<(place.index + 1) << place.level
    }
}

/// MTH of RFC 6962, section 2.1, of leaves that are hashed already.
private func naiveRoot(_ leaves: ArraySlice<Digest>) -> Digest {
    if leaves.count == 1 { return leaves.first! }
    let (left, right) = halves(leaves)
    return Digest(of: [1] + naiveRoot(left).bytes + naiveRoot(right).bytes)
}

/// PATH of RFC 6962, section 2.1.1.
private func naivePath(_ index: Int, _ leaves: ArraySlice<Digest>) -> [Digest] {
    if leaves.count == 1 { return [] }
    let (left, right) = halves(leaves)
    return left.indices.contains(index)
        ? naivePath(index, left) + [naiveRoot(right)] : naivePath(index, right) + [naiveRoot(left)]
}

private func halves(_ leaves: ArraySlice<Digest>) -> (ArraySlice<Digest>, ArraySlice<Digest>) {
    var half = 1
    while half * 2 < leaves.count { half *= 2 }
    return (leaves.prefix(half), leaves.dropFirst(half))
}
