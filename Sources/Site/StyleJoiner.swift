/// Makes one style sheet of several, in their order.
struct StyleJoiner {
    /// Every sheet, by its path in the folder of the pages.
    let sheets: [String: String]

    /// The sheets after each other, without comments.
    ///
    /// - Throws: ``LinkFault`` where a sheet names another file: its path would mean something else in the joined one.
    func join(_ paths: [String]) throws -> String {
        try paths.map { path in
            let sheet = Self.withoutComments(sheets[path] ?? "")
            for (number, line) in zip(1..., sheet.split(separator: "\n", omittingEmptySubsequences: false)) {
                for name in ["@import", "@charset", "url("] where line.lowercased().contains(name) {
                    throw LinkFault(file: path, line: number, what: "\(name) cannot be joined")
                }
            }
            return sheet.replacing(/\s*\n\s*/, with: "\n")
        }.joined(separator: "\n")
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
