import CXLSXWriter
public import Marketplace

/// A table as a workbook for Excel, written by libxlsxwriter.
public enum XLSX {
    /// A sheet has 1,048,576 rows (ECMA-376, part 1, 18.3.1.73), of which one is the header.
    public static let rowsMaximum = 1_048_575

    /// Why a workbook was not written.
    public struct Failure: Error, CustomStringConvertible {
        /// What went wrong, in the words of the library.
        public let description: String
    }

    /// Writes a table to a file; each row leaves memory before the next is made.
    ///
    /// Cells have types: text is text whatever it looks like, and no cell is ever a formula or a link.
    ///
    /// - Parameters:
    ///   - table: the rows, of which one at a time is in memory.
    ///   - title: what the workbook is called, in its properties.
    ///   - made: when the list became what it is; with the clock in it, the same list would not give the same bytes.
    ///   - path: the file, which is overwritten.
    ///   - folder: where the library may keep a file while it writes.
    ///   - progress: called with the number of rows that were written, now and then.
    /// - Throws: ``Failure``, or what `progress` throws; what is at `path` is then of no use.
    public static func write(
        _ table: Table,
        title: String,
        made: Moment,
        to path: String,
        temporary folder: String,
        progress: (Int) throws -> Void = { _ in }
    ) throws {
        guard table.count <= rowsMaximum else { throw Failure(description: "more rows than a sheet has") }
        var book: Workbook? = try Workbook(path, temporary: folder)
        try book?.describe(title: title, made: made, table)
        try book?.add(table, progress)
        if !table.about.isEmpty { try book?.addAbout(table.about) }
        try book?.close()
        book = nil
    }
}

/// A workbook that is being written; it is closed, whatever happens.
private struct Workbook: ~Copyable {
    private let book: UnsafeMutablePointer<lxw_workbook>
    private let header: UnsafeMutablePointer<lxw_format>?
    private let date: UnsafeMutablePointer<lxw_format>?
    private let wrapped: UnsafeMutablePointer<lxw_format>?
    private var isClosed = false

    init(_ path: String, temporary folder: String) throws {
        let opened = folder.withCString { folder in
            var options = lxw_workbook_options()
            options.constant_memory = 1
            options.tmpdir = UnsafeMutablePointer(mutating: folder)
            return workbook_new_opt(path, &options)
        }
        guard let opened else { throw XLSX.Failure(description: "no memory") }
        book = opened
        header = workbook_add_format(book)
        format_set_bold(header)
        date = workbook_add_format(book)
        format_set_num_format(date, "dd-mm-yyyy hh:mm")
        wrapped = workbook_add_format(book)
        format_set_align(wrapped, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
    }

    deinit {
        if !isClosed { workbook_close(book) }
    }

    mutating func close() throws {
        isClosed = true
        try check(workbook_close(book))
    }

    func describe(title: String, made: Moment, _ table: Table) throws {
        let proof = table.about.last { if case .text = $0.1 { $0.0 == "Code van het logboek" } else { false } }?.1
        var comment = ""
        if case .text(let text)? = proof { comment = text }
        try SpreadsheetText.clean(title).withCString { title in
            try comment.withCString { comment in
                var properties = lxw_doc_properties()
                properties.title = UnsafeMutablePointer(mutating: title)
                properties.created = time_t(made.milliseconds / 1000)
                properties.comments = UnsafeMutablePointer(mutating: comment)
                try check(workbook_set_properties(book, &properties))
            }
        }
    }

    func add(_ table: Table, _ progress: (Int) throws -> Void) throws {
        let sheet = try sheet(table.name)
        for (index, column) in table.columns.enumerated() {
            let place = lxw_col_t(index)
            try check(worksheet_set_column(sheet, place, place, Double(column.width), nil))
            try check(worksheet_write_string(sheet, 0, place, column.title, header))
        }
        worksheet_freeze_panes(sheet, 1, 0)
        worksheet_set_landscape(sheet)
        worksheet_set_paper(sheet, 9)  // A4
        worksheet_fit_to_pages(sheet, 1, 0)
        try check(worksheet_repeat_rows(sheet, 0, 0))

        var row: lxw_row_t = 0
        var time = DutchTime()
        try table.forEachRow { cells in
            row += 1
            for (index, cell) in cells.enumerated() {
                try write(cell, to: sheet, row, lxw_col_t(index), &time)
            }
            if row % 4096 == 0 { try progress(Int(row)) }
        }
        try check(worksheet_autofilter(sheet, 0, 0, max(row, 1), lxw_col_t(table.columns.count - 1)))
        try progress(Int(row))
    }

    /// What is said about the list as a whole.
    func addAbout(_ about: [(String, Cell)]) throws {
        let sheet = try sheet("Over dit bestand")
        try check(worksheet_set_column(sheet, 0, 0, 48, nil))
        try check(worksheet_set_column(sheet, 1, 1, 64, nil))
        var time = DutchTime()
        for (index, line) in about.enumerated() {
            try check(worksheet_write_string(sheet, lxw_row_t(index), 0, line.0, header))
            try write(line.1, to: sheet, lxw_row_t(index), 1, &time)
        }
    }

    private func sheet(_ name: String) throws -> UnsafeMutablePointer<lxw_worksheet> {
        guard let sheet = workbook_add_worksheet(book, name) else {
            throw XLSX.Failure(description: "a sheet cannot be called \(name)")
        }
        return sheet
    }

    private func write(
        _ cell: Cell,
        to sheet: UnsafeMutablePointer<lxw_worksheet>,
        _ row: lxw_row_t,
        _ column: lxw_col_t,
        _ time: inout DutchTime
    ) throws {
        switch cell {
        case .text(let text):
            let clean = SpreadsheetText.xlsx(SpreadsheetText.clean(text))
            try check(worksheet_write_string(sheet, row, column, clean, nil))
        case .number(let number):
            try check(worksheet_write_number(sheet, row, column, Double(number), nil))
        case .moment(let moment):
            try check(worksheet_write_number(sheet, row, column, time.local(moment).serialDay, date))
        case .empty:
            break
        }
    }

    private func check(_ error: lxw_error) throws {
        guard error.rawValue != 0 else { return }
        throw XLSX.Failure(description: lxw_strerror(error).map { String(cString: $0) } ?? "error \(error.rawValue)")
    }
}

extension Moment {
    /// Days since 30 December 1899, as spreadsheets count them.
    fileprivate var serialDay: Double {
        // To the second: a fraction of a millisecond would show as one minute less.
        Double(milliseconds / 1000) / 86_400 + 25_569
    }
}
