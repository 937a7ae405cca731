/// Organisations that somebody said are one.
public struct Merges: Sendable {
    private var names: [String: String]

    /// Nothing to merge.
    public static let none = Merges([])

    /// Makes merges of pairs: everybody of the first is of the second.
    public init(_ pairs: [(from: String, to: String)]) {
        names = Dictionary(
            pairs.map { ($0.from.asKept, $0.to.asKept) }.filter { $0.0 != $0.1 && !$0.1.isEmpty },
            uniquingKeysWith: { _, last in last }
        )
    }

    func applied(to organisation: String) -> String { names[organisation] ?? organisation }
}
