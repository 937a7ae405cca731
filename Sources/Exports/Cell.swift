public import Marketplace

/// What can stand in a cell of a list that is taken home.
public enum Cell: Hashable, Sendable {
    /// Somebody's text, which is text whatever it looks like.
    case text(String)
    /// Our own whole number.
    case number(Int)
    /// A moment, shown by the clock of the Netherlands, to the minute.
    case moment(Moment)
    /// Nothing.
    case empty

    /// A text, or nothing when there is none.
    init(_ text: String?) {
        self = text.map { $0.isEmpty ? .empty : .text($0) } ?? .empty
    }

    /// A number, or nothing when there is none.
    init(_ number: Int?) {
        self = number.map { .number($0) } ?? .empty
    }
}

/// A column: what it is called, and how wide it is drawn where that can be said.
public struct Column: Hashable, Sendable {
    /// What stands over it.
    public let title: String
    /// Its width in characters.
    public let width: Int

    init(_ title: String, _ width: Int) {
        self.title = title
        self.width = width
    }
}

/// A list as rows of cells, made one by one, so that no list is ever in memory whole.
///
/// All spreadsheets are written from this, so no two of them can say something else.
public struct Table: Sendable {
    /// What the sheet is called.
    public let name: String
    /// The columns, in order.
    public let columns: [Column]
    /// How many rows there will be at most; for showing how far one is.
    public let count: Int
    /// What is said about the list as a whole, on a sheet of its own.
    public let about: [(String, Cell)]
    let rows: @Sendable ((consuming [Cell]) throws -> Void) throws -> Void

    /// Gives each row in turn; one cell for each column.
    public func forEachRow(_ body: (consuming [Cell]) throws -> Void) throws { try rows(body) }
}
