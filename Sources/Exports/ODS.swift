import Marketplace

/// A table as an OpenDocument spreadsheet (ISO/IEC 26300, version 1.2), the open standard for documents of the Dutch
/// government.
///
/// Five small files in a zip. Cells have types: text is text whatever it looks like, and no cell is ever a formula.
public enum ODS {
    /// Why a spreadsheet was not written.
    public enum Failure: Error {
        /// Nothing could be packed.
        case noMemory
        /// A part would have four gigabytes or more; CSV and JSON have no such limit.
        case tooLarge
    }

    /// Writes a table; each row leaves memory before the next is made.
    ///
    /// - Parameters:
    ///   - table: the rows, of which one at a time is in memory.
    ///   - title: what the document is called.
    ///   - write: takes the next bytes of the file.
    ///   - progress: called with the number of rows that were written, now and then.
    /// - Throws: what `write` and `progress` throw, or ``Failure``.
    public static func write(
        _ table: Table,
        title: String,
        to write: @escaping ([UInt8]) throws -> Void,
        progress: (Int) throws -> Void = { _ in }
    ) throws {
        var zip = Zip(to: write)
        // First and unpacked, so that a program knows what it has without unpacking anything (part 3, section 3.3).
        try zip.store("mimetype", Array("application/vnd.oasis.opendocument.spreadsheet".utf8))
        try zip.deflate("META-INF/manifest.xml") { try $0(Array(manifest.utf8)) }
        try zip.deflate("meta.xml") { try $0(Array(meta(title).utf8)) }
        try zip.deflate("styles.xml") { try $0(Array(styles.utf8)) }
        try zip.deflate("settings.xml") { try $0(Array(settings(table.name).utf8)) }
        try zip.deflate("content.xml") { take in
            var content = ODSContent(table)
            try content.write(to: take, progress)
        }
        try zip.finish()
    }

    static let head = #"<?xml version="1.0" encoding="UTF-8"?>"# + "\n"

    private static let manifest =
        head + """
            <manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2">\
            <manifest:file-entry manifest:full-path="/" manifest:version="1.2" \
            manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/>\
            <manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>\
            <manifest:file-entry manifest:full-path="styles.xml" manifest:media-type="text/xml"/>\
            <manifest:file-entry manifest:full-path="settings.xml" manifest:media-type="text/xml"/>\
            <manifest:file-entry manifest:full-path="meta.xml" manifest:media-type="text/xml"/></manifest:manifest>
            """

    private static func meta(_ title: String) -> String {
        head + """
            <office:document-meta xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" \
            xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" \
            xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.2"><office:meta>\
            <meta:generator>WieBiedt</meta:generator><dc:title>\(XML.escaped(SpreadsheetText.clean(title)))</dc:title>\
            <dc:language>nl-NL</dc:language></office:meta></office:document-meta>
            """
    }

    /// A page across, as wide as a sheet of paper (A4).
    private static let styles =
        head + """
            <office:document-styles xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" \
            xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" \
            xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" office:version="1.2">\
            <office:automatic-styles><style:page-layout style:name="across"><style:page-layout-properties \
            fo:page-width="29.7cm" fo:page-height="21cm" style:print-orientation="landscape" \
            style:scale-to-X="1"/></style:page-layout></office:automatic-styles>\
            <office:master-styles><style:master-page style:name="Default" style:page-layout-name="across"/>\
            </office:master-styles></office:document-styles>
            """

    /// The header stays in sight.
    private static func settings(_ name: String) -> String {
        func item(_ name: String, _ type: String, _ value: String) -> String {
            #"<config:config-item config:name="\#(name)" config:type="\#(type)">\#(value)</config:config-item>"#
        }
        return head + """
            <office:document-settings xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" \
            xmlns:config="urn:oasis:names:tc:opendocument:xmlns:config:1.0" office:version="1.2"><office:settings>\
            <config:config-item-set config:name="ooo:view-settings"><config:config-item-map-indexed \
            config:name="Views"><config:config-item-map-entry><config:config-item-map-named config:name="Tables">\
            <config:config-item-map-entry config:name="\(XML.escaped(name))">\
            \(item("VerticalSplitMode", "short", "2"))\(item("VerticalSplitPosition", "int", "1"))\
            \(item("PositionBottom", "int", "1"))</config:config-item-map-entry></config:config-item-map-named>\
            \(item("ActiveTable", "string", XML.escaped(name)))</config:config-item-map-entry>\
            </config:config-item-map-indexed></config:config-item-set></office:settings></office:document-settings>
            """
    }
}

/// Text in XML.
enum XML {
    /// The text with what XML means something by spelled out.
    ///
    /// By bytes: with a mark behind it, an ampersand is another character to Swift, and still an ampersand to XML.
    static func escaped(_ text: String) -> String {
        guard text.utf8.contains(where: { entity(for: $0) != nil }) else { return text }
        var escaped: [UInt8] = []
        for byte in text.utf8 {
            if let entity = entity(for: byte) { escaped += entity.utf8 } else { escaped.append(byte) }
        }
        return String(decoding: escaped, as: UTF8.self)
    }

    /// What a byte is spelled as; nil where it stands for itself.
    static func entity(for byte: UInt8) -> String? {
        switch byte {
        case UInt8(ascii: "&"): "&amp;"
        case UInt8(ascii: "<"): "&lt;"
        case UInt8(ascii: ">"): "&gt;"
        case UInt8(ascii: "\""): "&quot;"
        default: nil
        }
    }
}
