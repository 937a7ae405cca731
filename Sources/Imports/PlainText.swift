/// The text of a file, whatever it was written in, as UTF-8.
struct PlainText {
    /// What it was written in.
    let encoding: FileEncoding
    /// The text, without a mark before it and without NUL.
    private(set) var utf8: [UInt8] = []

    /// Reads a file.
    ///
    /// - Throws: ``ImportFault`` when it is no text at all, or not everywhere.
    init(_ bytes: [UInt8]) throws(ImportFault) {
        if Self.otherFormats.contains(where: bytes.starts(with:)) { throw .notCSV }
        let (encoding, mark) = FileEncoding.recognise(bytes)
        self.encoding = encoding
        let text = bytes[mark...]
        switch encoding {
        case .utf8: try read(utf8: text)
        case .utf16LittleEndian: try read(utf16: text, lowFirst: true)
        case .utf16BigEndian: try read(utf16: text, lowFirst: false)
        case .windows1252: try read(windows1252: text)
        }
        if let zero = utf8.firstIndex(of: 0) { throw .nul(onLine: line(at: zero)) }
    }

    /// How files begin that are often taken for CSV: zip and so XLSX and ODS, PDF, the old XLS, gzip, a web page.
    private static let otherFormats: [[UInt8]] = [
        [0x50, 0x4B, 0x03, 0x04], [0x50, 0x4B, 0x05, 0x06], Array("%PDF-".utf8),
        [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], [0x1F, 0x8B], Array("<".utf8),
    ]

    private mutating func read(utf8 text: ArraySlice<UInt8>) throws(ImportFault) {
        utf8 = Array(text)
        guard String(validating: utf8, as: UTF8.self) == nil else { return }
        var parser = Unicode.UTF8.ForwardParser()
        var source = text.makeIterator()
        var offset = 0
        while case .valid(let scalar) = parser.parseScalar(from: &source) { offset += scalar.count }
        throw .undecodable(onLine: line(at: offset), as: encoding)
    }

    private mutating func read(utf16 text: ArraySlice<UInt8>, lowFirst: Bool) throws(ImportFault) {
        utf8.reserveCapacity(text.count)
        let bytes = Array(text)
        var units = stride(from: 0, to: bytes.count - 1, by: 2).lazy.map { index in
            lowFirst
                ? UInt16(bytes[index]) | UInt16(bytes[index + 1]) << 8
                : UInt16(bytes[index]) << 8 | UInt16(bytes[index + 1])
        }.makeIterator()
        var parser = Unicode.UTF16.ForwardParser()
        scalars: while true {
            switch parser.parseScalar(from: &units) {
            case .valid(let scalar): utf8 += Unicode.UTF8.encode(Unicode.UTF16.decode(scalar)) ?? .init()
            case .error: throw .undecodable(onLine: line(at: utf8.count), as: encoding)
            case .emptyInput: break scalars
            }
        }
        guard bytes.count.isMultiple(of: 2) else { throw .undecodable(onLine: line(at: utf8.count), as: encoding) }
    }

    private mutating func read(windows1252 text: ArraySlice<UInt8>) throws(ImportFault) {
        utf8.reserveCapacity(text.count + text.count / 8)
        for byte in text {
            if byte < 0x80 {
                utf8.append(byte)
                continue
            }
            let value = byte < 0xA0 ? Self.windows1252[Int(byte) - 0x80] : UInt32(byte)
            guard value > 0, let scalar = Unicode.Scalar(value) else {
                throw .undecodable(onLine: line(at: utf8.count), as: encoding)
            }
            utf8 += UTF8.encode(scalar) ?? .init()
        }
    }

    /// What 0x80 to 0x9F stand for; five of them for nothing (Unicode, Public/MAPPINGS/VENDORS/MICSFT/WINDOWS/CP1252).
    private static let windows1252: [UInt32] = [
        0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
        0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E,
        0x0178,
    ]

    private func line(at offset: Int) -> Int {
        1 + utf8.prefix(offset).count { $0 == UInt8(ascii: "\n") }
    }
}
