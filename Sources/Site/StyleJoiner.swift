/// Makes one style sheet of several, in their order.
struct StyleJoiner {
    private let sheets: [String: String]
    /// Sheets that were read before: a sheet is one of many pages, and a server is to be there soon after a restart.
    private var packed: [String: String] = [:]

    /// - Parameter sheets: every sheet, by its path in the folder of the pages.
    init(sheets: [String: String]) {
        self.sheets = sheets
    }

    /// The sheets after each other, without comments.
    ///
    /// - Throws: ``LinkFault`` where a sheet names another file: its path would mean something else in the joined one.
    mutating func join(_ paths: [String]) throws -> String {
        try paths.map { try sheet($0) }.joined(separator: "\n")
    }

    private mutating func sheet(_ path: String) throws -> String {
        if let known = packed[path] { return known }
        let sheet = Self.withoutComments(sheets[path] ?? "")
        try requireAlone(sheet, path)
        let packed = sheet.replacing(/\s*\n\s*/, with: "\n")
        self.packed[path] = packed
        return packed
    }

    private func requireAlone(_ sheet: String, _ path: String) throws {
        let lowercased = sheet.lowercased()
        for name in ["@import", "@charset", "url("] {
            guard let place = lowercased.firstRange(of: name)?.lowerBound else { continue }
            let line = lowercased[..<place].count(where: \.isNewline) + 1
            throw LinkFault(file: path, line: line, what: "\(name) cannot be joined")
        }
    }

    /// A sheet with only the line ends of its comments; what looks like one in a string is none.
    private static func withoutComments(_ sheet: String) -> String {
        var kept = ""
        var rest = Substring(sheet)
        while let match = rest.firstMatch(of: /"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|\/\*[\s\S]*?\*\//) {
            kept += rest[..<match.range.lowerBound]
            kept += match.0.hasPrefix("/*") ? match.0.filter(\.isNewline)[...] : match.0
            rest = rest[match.range.upperBound...]
        }
        return kept + rest
    }
}
