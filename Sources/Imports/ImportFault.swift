/// Why a list cannot be brought in: where, and what to do about it.
public struct ImportFault: Error, Hashable, Encodable, Sendable {
    /// The line of the file, from 1; the header is on the first.
    public let line: Int
    /// The column as the file calls it, when it is about one cell.
    public var column: String?
    /// What sort of fault it is; the raw value goes over the wire and never changes.
    public let code: Code
    /// What to do, in Dutch: the list is.
    public let detail: String

    /// Sorts of faults.
    public enum Code: String, CaseIterable, Encodable, Sendable {
        // The whole file
        case notCSV, undecodable, nul, empty, noRows, separatorMissing, separatorMixed
        case quoteNotClosed, textAfterQuote, loneCarriageReturn
        // The header
        case nameColumnMissing, columnTwice
        // A line
        case cellsMissing, cellsTooMany
        case nameMissing, organisationMissing, textTooLong, textInvalid, emailInvalid
        case roleUnknown, kindUnknown, sizeUnknown, sectorUnknown, showUnknown
        case badgeInvalid, badgeTwice, badgeTaken, externalTwice, personTwice, roleInUse, tooManyPeople
    }

    init(_ code: Code, line: Int, column: String? = nil, _ detail: String) {
        self.line = line
        self.column = column
        self.code = code
        self.detail = detail
    }
}

/// A list that is larger than any hall.
public enum ImportSize: Error, Hashable, Sendable {
    /// More than `Limits.importBytes`.
    case bytes
    /// More than `Limits.enrolment` people.
    case rows
    /// More than ``ListImport/columns`` cells on that line.
    case columns(line: Int)
    /// More than ``ListImport/cellBytes`` in a cell of that line.
    case cell(line: Int)

    /// What to do, in Dutch.
    public var detail: String {
        switch self {
        case .bytes: "Het bestand is groter dan 2 MB. Verdeel het over meer bestanden."
        case .rows: "Er staan meer dan 10.000 mensen in. Verdeel het over meer bestanden."
        case .columns(let line): "Regel \(line) heeft meer dan \(ListImport.columns) kolommen. Haal kolommen weg."
        case .cell(let line): "Op regel \(line) staat een cel met meer dan 4 kB tekst. Maak die korter."
        }
    }
}

/// Why reading stopped halfway.
enum ImportStop: Error {
    case fault(ImportFault)
    case tooLarge(ImportSize)
}
