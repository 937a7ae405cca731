/// Reads the imports and exports among the tokens of a module.
struct ScriptReader {
    private let path: String
    private let tokens: [ScriptToken]
    private var place = 0
    /// How many brackets of any kind are open.
    private var depth = 0
    /// The last token that was taken and is neither space nor comment.
    private var before: ScriptToken?

    init(path: String, tokens: [ScriptToken]) {
        self.path = path
        self.tokens = tokens
    }

    /// The next token, of any kind.
    var peek: ScriptToken? { place < tokens.count ? tokens[place] : nil }

    /// The next token that is neither space nor comment.
    var following: ScriptToken? { tokens[place...].first { $0.isCode } }

    /// Whether the next token, a keyword by its letters, is one by its place too: `a.export` and `export:` are not.
    var isAtKeyword: Bool {
        var ahead = self
        _ = ahead.take()
        return before?.text != "." && ahead.following?.text != ":"
    }

    /// Takes the next token; there must be one.
    mutating func take() -> ScriptToken {
        let token = tokens[place]
        place += 1
        if token.isCode { before = token }
        if token.kind == .sign { depth += token.opens ? 1 : token.closes ? -1 : 0 }
        return token
    }

    /// Takes the next token that is neither space nor comment; an empty one at the end.
    mutating func takeCode() -> ScriptToken {
        while let token = peek {
            _ = take()
            if token.isCode { return token }
        }
        return ScriptToken(kind: .space, text: "", line: before?.line ?? 1)
    }

    /// Takes `import … from "…"`, of which `import` was taken already.
    mutating func takeImport(_ start: ScriptToken) throws -> ScriptModule.Import {
        let unknown = fault(start, #"only import { … } from "./…" and import * as … from "./…" are understood"#)
        guard depth == 0 else { throw unknown }
        let names: ScriptModule.Import.Names
        if following?.text == "*" {
            guard takeCode().text == "*", takeCode().text == "as" else { throw unknown }
            names = .all(as: takeCode().text)
        } else {
            guard let some = takeNames(renamedBy: "as") else { throw unknown }
            names = .some(some)
        }
        guard takeCode().text == "from" else { throw unknown }
        let source = takeCode()
        guard source.kind == .literal, source.text.first == "\"" || source.text.first == "'" else { throw unknown }
        // `with { type: "json" }` would come here.
        if let next = following, next.line == source.line, next.text != ";" { throw unknown }
        return .init(path: try resolve(source.text.dropFirst().dropLast(), start), names: names, line: start.line)
    }

    /// Takes `export`, and tells which names are exported by the declaration that follows.
    mutating func takeExport() throws -> [String] {
        let start = take()
        guard depth == 0, let names = declaredNames, !names.isEmpty else {
            throw fault(start, "only export function, class and const are understood")
        }
        while peek?.isCode == false { _ = take() }
        return names
    }

    /// The names that the declaration ahead declares.
    private var declaredNames: [String]? {
        var ahead = self
        var keyword = ahead.takeCode().text
        if keyword == "async" { keyword = ahead.takeCode().text == "function" ? "function" : "" }
        guard ["function", "class", "const"].contains(keyword) else { return nil }
        if keyword == "const", ahead.following?.text == "{" { return ahead.takeNames(renamedBy: ":")?.map(\.local) }
        let name = ahead.takeCode()
        return name.kind == .word ? [name.text] : nil
    }

    /// Takes `{ a, b as c }` or, of a pattern, `{ a, b: c }`; nil when it is anything else.
    private mutating func takeNames(renamedBy separator: String) -> [ScriptModule.Import.Name]? {
        guard takeCode().text == "{" else { return nil }
        var names: [ScriptModule.Import.Name] = []
        while following?.kind == .word {
            let name = takeCode().text
            var local = name
            if following?.text == separator {
                _ = takeCode()
                guard following?.kind == .word else { return nil }
                local = takeCode().text
            }
            names.append(.init(exported: name, local: local))
            guard following?.text == "," else { break }
            _ = takeCode()
        }
        return takeCode().text == "}" ? names : nil
    }

    /// A path that is written in this module, from the folder of the pages on.
    func resolve(_ written: Substring, _ start: ScriptToken) throws -> String {
        guard written.hasPrefix("./") || written.hasPrefix("../"), !written.contains("\\") else {
            throw fault(start, "\(written) does not begin with ./ or ../")
        }
        var folders = path.split(separator: "/").dropLast().map(String.init)
        let parts = written.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        for part in parts.dropLast() where part != "." {
            if part != ".." {
                folders.append(part)
            } else if folders.popLast() == nil {
                throw fault(start, "\(written) lies outside the folder of the pages")
            }
        }
        return (folders + parts.suffix(1)).joined(separator: "/")
    }

    func fault(_ token: ScriptToken, _ what: String) -> LinkFault {
        LinkFault(file: path, line: token.line, what: what)
    }
}

extension ScriptToken {
    fileprivate var isCode: Bool { kind != .space && kind != .comment }
    fileprivate var opens: Bool { text == "(" || text == "[" || text == "{" }
    fileprivate var closes: Bool { text == ")" || text == "]" || text == "}" }
}
