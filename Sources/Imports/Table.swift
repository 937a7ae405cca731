import Marketplace

/// The lines of a CSV file (RFC 4180), each with the number of the line on which it begins.
struct Table {
    /// A line with something in it.
    struct Row {
        var line: Int
        var cells: [String]
    }

    /// Everything but empty lines, the header first.
    private(set) var rows: [Row] = []

    /// Reads text that is UTF-8 without NUL.
    ///
    /// - Throws: ``ImportStop`` at the first thing after which nothing further can be trusted, or when it is too large.
    init(_ text: [UInt8], separator: UInt8, from start: Int, line: Int = 1) throws(ImportStop) {
        var reader = Reader(separator: separator, line: line)
        for byte in text[start...] { try reader.take(byte) }
        try reader.end()
        rows = reader.rows
    }

    /// Where in a line the reader is.
    private enum Place {
        case cellStart, plain, quoted, quoteInQuoted, carriageReturn
    }

    private struct Reader {
        let separator: UInt8
        var line: Int
        var rows: [Row] = []
        private var place = Place.cellStart
        private var cell: [UInt8] = []
        private var cells: [String] = []
        private var isBlank = true
        private var rowLine: Int
        /// Where the last quote was opened.
        private var quoteLine: Int

        init(separator: UInt8, line: Int) {
            self.separator = separator
            self.line = line
            rowLine = line
            quoteLine = line
        }

        mutating func take(_ byte: UInt8) throws(ImportStop) {
            switch place {
            case .cellStart where byte == UInt8(ascii: "\""):
                place = .quoted
                quoteLine = line
            case .cellStart, .plain:
                try takePlain(byte)
            case .quoted:
                if byte == UInt8(ascii: "\"") { place = .quoteInQuoted } else { try keep(byte) }
                if byte == UInt8(ascii: "\n") { line += 1 }
            case .quoteInQuoted where byte == UInt8(ascii: "\""):
                place = .quoted
                try keep(byte)
            case .quoteInQuoted:
                guard byte == separator || byte == UInt8(ascii: "\r") || byte == UInt8(ascii: "\n") else {
                    throw .fault(.textAfterQuote(onLine: line))
                }
                try takePlain(byte)
            case .carriageReturn:
                guard byte == UInt8(ascii: "\n") else { throw .fault(.loneCarriageReturn(onLine: line)) }
                try endRow()
            }
        }

        private mutating func takePlain(_ byte: UInt8) throws(ImportStop) {
            switch byte {
            case separator: try endCell()
            case UInt8(ascii: "\r"): place = .carriageReturn
            case UInt8(ascii: "\n"): try endRow()
            default:
                place = .plain
                try keep(byte)
            }
        }

        private mutating func keep(_ byte: UInt8) throws(ImportStop) {
            guard cell.count < ListImport.cellBytes else { throw .tooLarge(.cell(line: line)) }
            cell.append(byte)
        }

        private mutating func endCell() throws(ImportStop) {
            let text = String(decoding: cell, as: UTF8.self).asKept
            isBlank = isBlank && text.isEmpty
            cells.append(text)
            guard cells.count <= ListImport.columns else { throw .tooLarge(.columns(line: line)) }
            cell.removeAll(keepingCapacity: true)
            place = .cellStart
        }

        private mutating func endRow() throws(ImportStop) {
            try endCell()
            if !isBlank { rows.append(Row(line: rowLine, cells: cells)) }
            // The header is no row of the list.
            guard rows.count <= Limits.enrolment + 1 else { throw .tooLarge(.rows) }
            cells = []
            isBlank = true
            line += 1
            rowLine = line
        }

        mutating func end() throws(ImportStop) {
            switch place {
            case .quoted: throw .fault(.quoteNotClosed(onLine: quoteLine))
            case .carriageReturn: throw .fault(.loneCarriageReturn(onLine: line))
            case .cellStart where cells.isEmpty: break
            case .cellStart, .plain, .quoteInQuoted: try endRow()
            }
        }
    }
}
