import Marketplace

/// The sheets of an OpenDocument spreadsheet.
struct ODSContent {
    private static let chunk = 64 * 1024

    private let table: Table
    private var time = DutchTime()
    private var bytes: [UInt8] = []

    init(_ table: Table) {
        self.table = table
    }

    mutating func write(to take: ([UInt8]) throws -> Void, _ progress: (Int) throws -> Void) throws {
        bytes += (ODS.head + opening).utf8
        begin(table.name, table.columns.map(\.width))
        bytes += "<table:table-header-rows>".utf8
        append(table.columns.map { .text($0.title) }, style: "head")
        bytes += "</table:table-header-rows>".utf8
        var count = 0
        try table.forEachRow { row in
            append(row)
            count += 1
            guard bytes.count >= Self.chunk else { return }
            try take(bytes)
            bytes.removeAll(keepingCapacity: true)
            try progress(count)
        }
        bytes += "</table:table>".utf8
        if !table.about.isEmpty {
            begin("Over dit bestand", [48, 64])
            for line in table.about { append([.text(line.0), line.1]) }
            bytes += "</table:table>".utf8
        }
        bytes += closing(rows: count).utf8
        try take(bytes)
        try progress(count)
    }

    private mutating func begin(_ name: String, _ widths: [Int]) {
        bytes += #"<table:table table:name="\#(XML.escaped(name))" table:style-name="sheet">"#.utf8
        for width in widths { bytes += #"<table:table-column table:style-name="w\#(width)"/>"#.utf8 }
    }

    private mutating func append(_ row: [Cell], style: String? = nil) {
        bytes += "<table:table-row>".utf8
        for cell in row { append(cell, style) }
        bytes += "</table:table-row>".utf8
    }

    private mutating func append(_ cell: Cell, _ style: String?) {
        switch cell {
        case .text(let text):
            let style = style.map { #" table:style-name="\#($0)""# } ?? ""
            bytes += #"<table:table-cell office:value-type="string"\#(style)>"#.utf8
            // A paragraph for each line; a new line within one would be read as a blank.
            for line in SpreadsheetText.clean(text).split(separator: "\n", omittingEmptySubsequences: false) {
                bytes += "<text:p>".utf8
                append(line)
                bytes += "</text:p>".utf8
            }
            bytes += "</table:table-cell>".utf8
        case .number(let number):
            bytes +=
                #"<table:table-cell office:value-type="float" office:value="\#(number)"><text:p>\#(number)</text:p></table:table-cell>"#
                .utf8
        case .moment(let moment):
            let local = String(time.local(moment).rfc3339.prefix(19))
            let shown = time.text(moment)
            bytes +=
                #"<table:table-cell table:style-name="time" office:value-type="date" office:date-value="\#(local)"><text:p>\#(shown)</text:p></table:table-cell>"#
                .utf8
        case .empty:
            bytes += "<table:table-cell/>".utf8
        }
    }

    /// A line, with blanks spelled out where a reader would put several into one (part 1, section 6.1.3).
    private mutating func append(_ line: Substring) {
        let blank = UInt8(ascii: " ")
        var blanks = 0
        var isStart = true
        // By bytes, since a blank with a mark behind it is a blank too.
        for byte in line.utf8 {
            if byte == blank {
                blanks += 1
                continue
            }
            appendBlanks(blanks, isEdge: isStart)
            (blanks, isStart) = (0, false)
            if byte == UInt8(ascii: "\t") {
                bytes += "<text:tab/>".utf8
            } else if let entity = XML.entity(for: byte) {
                bytes += entity.utf8
            } else {
                bytes.append(byte)
            }
        }
        appendBlanks(blanks, isEdge: true)
    }

    /// A single blank between words stands for itself.
    private mutating func appendBlanks(_ count: Int, isEdge: Bool) {
        guard count > 0 else { return }
        if !isEdge { bytes.append(UInt8(ascii: " ")) }
        let rest = isEdge ? count : count - 1
        if rest > 0 { bytes += #"<text:s text:c="\#(rest)"/>"#.utf8 }
    }

    private var opening: String {
        let widths = Set(table.columns.map(\.width) + [48, 64]).sorted().map { width in
            """
            <style:style style:name="w\(width)" style:family="table-column"><style:table-column-properties \
            style:column-width="\(width * 2).0mm"/></style:style>
            """
        }
        return """
            <office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" \
            xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" \
            xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" \
            xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" \
            xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0" \
            xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" office:version="1.2">\
            <office:automatic-styles>\(widths.joined())\
            <style:style style:name="sheet" style:family="table" style:master-page-name="Default"/>\
            <style:style style:name="head" style:family="table-cell"><style:text-properties fo:font-weight="bold"/>\
            </style:style>\
            <number:date-style style:name="moment"><number:day number:style="long"/><number:text>-</number:text>\
            <number:month number:style="long"/><number:text>-</number:text><number:year number:style="long"/>\
            <number:text> </number:text><number:hours number:style="long"/><number:text>:</number:text>\
            <number:minutes number:style="long"/></number:date-style>\
            <style:style style:name="time" style:family="table-cell" style:data-style-name="moment"/>\
            </office:automatic-styles><office:body><office:spreadsheet>
            """
    }

    /// The filter over the header.
    private func closing(rows: Int) -> String {
        let last = Self.letters(table.columns.count)
        return """
            <table:database-ranges><table:database-range table:name="lijst" \
            table:target-range-address="&apos;\(XML.escaped(table.name))&apos;.A1:\
            &apos;\(XML.escaped(table.name))&apos;.\(last)\(rows + 1)" table:display-filter-buttons="true"/>\
            </table:database-ranges></office:spreadsheet></office:body></office:document-content>
            """
    }

    /// What the column with that number is called: 1 is A, 27 is AA.
    private static func letters(_ number: Int) -> String {
        var (rest, letters) = (number, "")
        while rest > 0 {
            letters = String(UnicodeScalar(UInt8(65 + (rest - 1) % 26))) + letters
            rest = (rest - 1) / 26
        }
        return letters
    }
}
