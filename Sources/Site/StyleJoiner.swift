/// Makes one style sheet of several, in their order.
struct StyleJoiner {
    private let sheets: [String: String]
    /// Sheets that were read before: a sheet is one of many pages, and a server is to be there soon after a restart.
    private var packed: [String: String] = [:]

    /// - Parameter sheets: every sheet, by its path in the folder of the pages.
    init(sheets: [String: String]) {
        self.sheets = sheets
    }

    /// The sheets after each other, without comments, indents and empty lines.
    ///
    /// - Throws: ``LinkFault`` where a sheet names another file: its path would mean something else in the joined one.
    mutating func join(_ paths: [String]) throws -> String {
        try paths.map { try sheet($0) }.joined(separator: "\n")
    }

    private mutating func sheet(_ path: String) throws -> String {
        if let known = packed[path] { return known }
        let sheet = Self.withoutComments(Array((sheets[path] ?? "").utf8))
        try requireAlone(sheet, path)
        let lines = sheet.split(separator: .newline).map(Self.trimmed).filter { !$0.isEmpty }
        let packed = lines.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "\n")
        self.packed[path] = packed
        return packed
    }

    private func requireAlone(_ sheet: [UInt8], _ path: String) throws {
        let lowercased = Array(String(decoding: sheet, as: UTF8.self).lowercased().utf8)
        for name in ["@import", "@charset", "url("] {
            guard let place = lowercased.firstRange(of: name.utf8)?.lowerBound else { continue }
            let line = lowercased[..<place].count { $0 == .newline } + 1
            throw LinkFault(file: path, line: line, what: "\(name) cannot be joined")
        }
    }

    /// A sheet with only the line ends of its comments; what looks like one in a string is none.
    private static func withoutComments(_ sheet: [UInt8]) -> [UInt8] {
        var kept: [UInt8] = []
        var rest = sheet[...]
        while let start = rest.firstIndex(where: { $0 == .quote || $0 == .apostrophe || $0 == .slash }) {
            kept += rest[..<start]
            rest = rest[start...]
            let end = end(ofFirst: rest)
            kept += rest.starts(with: "/*".utf8) ? rest[..<end].filter { $0 == .newline }[...] : rest[..<end]
            rest = rest[end...]
        }
        return kept + rest
    }

    /// Where the string or comment ends that begins here; after one character when neither does.
    private static func end(ofFirst rest: ArraySlice<UInt8>) -> Int {
        if rest.starts(with: "/*".utf8) {
            return rest.dropFirst(2).firstRange(of: "*/".utf8)?.upperBound ?? rest.endIndex
        }
        var place = rest.startIndex + 1
        guard rest.first != .slash else { return place }
        while place < rest.endIndex, rest[place] != rest.first { place += rest[place] == .backslash ? 2 : 1 }
        return min(place + 1, rest.endIndex)
    }

    private static func trimmed(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let start = line.drop { $0.isSpace }
        guard let last = start.lastIndex(where: { !$0.isSpace }) else { return [] }
        return start[...last]
    }
}
