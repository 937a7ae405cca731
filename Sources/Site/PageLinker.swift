/// Makes a page ask for one script and one style sheet, whatever its head lists.
///
/// In a head a style sheet or a script has a line of its own, so that this need not understand HTML:
///
///     <link rel="stylesheet" href="/a/styles/base.css">
///     <script type="module" src="/a/employer/employer.js"></script>
struct PageLinker {
    private let files: [String: String]
    private let others: Set<String>
    private var linker: ModuleLinker
    private var joiner: StyleJoiner
    /// The files that were made, by path: a page's script lies where its first module lies, its style sheet beside it.
    private(set) var made: [String: String] = [:]

    /// - Parameters:
    ///   - files: pages, scripts and style sheets, by their path in the folder of the pages.
    ///   - others: the paths of all others, such as pictures.
    init(files: [String: String], others: Set<String> = []) {
        self.files = files
        self.others = others
        linker = ModuleLinker(scripts: files.filter { $0.key.hasSuffix(".js") })
        joiner = StyleJoiner(sheets: files)
    }

    /// A page that asks for what is made.
    ///
    /// - Throws: ``LinkFault`` when it asks for what is not there, or for what cannot be linked.
    mutating func link(_ path: String) throws -> String {
        let lines = (files[path] ?? "").split(separator: "\n", omittingEmptySubsequences: false)
        var sheets: [String] = []
        var scripts: [String] = []
        var linked: [Substring] = []
        let joined = "\(path.dropLast("html".count))css"

        for (number, line) in zip(1..., lines) {
            try requireFiles(of: line, at: LinkFault(file: path, line: number, what: ""))
            if let sheet = try Self.sheet(in: line, path, number) {
                if sheets.isEmpty { linked.append("<link rel=\"stylesheet\" href=\"/a/\(joined)\">") }
                sheets.append(sheet)
                continue
            }
            if let script = try Self.script(in: line, path, number) { scripts.append(script) }
            linked.append(line)
        }

        guard scripts.count < 2 else { throw LinkFault(file: path, line: 1, what: "a page has one script") }
        if let script = scripts.first { made[script] = try linker.link(script) }
        if !sheets.isEmpty { try make(joined, of: sheets) }
        return linked.joined(separator: "\n")
    }

    private mutating func make(_ joined: String, of sheets: [String]) throws {
        guard files[joined] == nil else {
            throw LinkFault(file: joined, line: 1, what: "the page's style sheets are joined under this name")
        }
        made[joined] = try joiner.join(sheets)
    }

    private func requireFiles(of line: Substring, at place: LinkFault) throws {
        for quoted in line.utf8.split(separator: .quote) where quoted.starts(with: "/a/".utf8) {
            let path = String(Substring(quoted.dropFirst(3)))
            guard files[path] == nil, !others.contains(path) else { continue }
            throw LinkFault(file: place.file, line: place.line, what: "\(path) is not there")
        }
    }

    private static func sheet(in line: Substring, _ path: String, _ number: Int) throws -> String? {
        guard line.utf8.contains("stylesheet".utf8) else { return nil }
        guard let sheet = line.between("<link rel=\"stylesheet\" href=\"/a/", "\">") else {
            throw LinkFault(file: path, line: number, what: "a style sheet has a line of its own and no condition")
        }
        return sheet
    }

    private static func script(in line: Substring, _ path: String, _ number: Int) throws -> String? {
        guard line.utf8.contains("<script".utf8) else { return nil }
        guard let script = line.between("<script type=\"module\" src=\"/a/", "\"></script>") else {
            throw LinkFault(file: path, line: number, what: "a script has a line of its own and is a module")
        }
        return script
    }
}

extension Substring {
    /// The value of an attribute that stands alone between these two; nil when the line is any other.
    fileprivate func between(_ head: String, _ tail: String) -> String? {
        guard hasPrefix(head), hasSuffix(tail) else { return nil }
        let value = utf8.dropFirst(head.utf8.count).dropLast(tail.utf8.count)
        return value.isEmpty || value.contains(.quote) ? nil : String(Substring(value))
    }
}
