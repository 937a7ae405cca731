/// A module of `Web/`, read for linking: what it imports, what it exports, and its code without comments.
///
/// The forms are those that the pages use; any other is a ``LinkFault``.
///
///     import { a, b as c } from "./x.js"        export function a() {}   export async function a() {}
///     import * as x from "./x.js"               export class A {}        export const a = 1
///     import(`../texts/${language}.js`)         export const { a, b: c } = d
///     import.meta.url
struct ScriptModule {
    /// Its path in the folder of the pages.
    let path: String
    private(set) var imports: [Import] = []
    private(set) var exports: [String] = []
    private(set) var code: [Code] = []
    /// Whether it may wait at its top; what never says `await` does not.
    private(set) var waits = false

    /// What is taken from a module that has run before.
    struct Import: Equatable {
        let path: String
        let names: Names
        let line: Int

        enum Names: Equatable {
            case all(as: String)
            case some([Name])
        }
        struct Name: Equatable {
            let exported: String
            let local: String
        }
    }

    enum Code: Equatable {
        case text(String)
        /// A module that is fetched when it is needed.
        case fetch(Fetch)
        /// `import.meta.url`.
        case address
    }

    /// `import(…)` of a template.
    struct Fetch: Equatable {
        /// What stands before its first `${`, from the folder of the pages on.
        let head: String
        /// What stands from there on, its last backtick included.
        let rest: String
        let line: Int

        /// Whether a path is one that it may ask for.
        func mayBe(_ path: String) -> Bool {
            path.hasPrefix(head) && path.hasSuffix(rest.dropLast().split(separator: "}").last ?? "")
        }
    }

    /// Reads a module.
    ///
    /// - Throws: ``LinkFault`` at the first line that is not understood.
    init(path: String, script: String) throws {
        self.path = path
        var reader = ScriptReader(path: path, tokens: try ScriptScanner.tokens(of: script, file: path))
        var text = ScriptText()
        while let token = reader.peek {
            switch token.text {
            case "import" where reader.isAtKeyword:
                let start = reader.take()
                guard let code = try readInPlace(&reader, start) else {
                    imports.append(try reader.takeImport(start))
                    continue
                }
                self.code += [.text(text.take()), code]
            case "export" where reader.isAtKeyword: exports += try reader.takeExport()
            default:
                waits = waits || token.text == "await"
                text.add(reader.take())
            }
        }
        code.append(.text(text.take()))
    }

    /// `import(…)` and `import.meta.url`, which are values; nil when it is neither.
    private func readInPlace(_ reader: inout ScriptReader, _ start: ScriptToken) throws -> Code? {
        switch reader.following?.text {
        case "(":
            _ = reader.takeCode()
            return .fetch(try readFetch(&reader, start))
        case ".":
            guard (0..<4).map({ _ in reader.takeCode().text }) == [".", "meta", ".", "url"] else {
                throw reader.fault(start, "of import.meta only the url is known")
            }
            return .address
        default: return nil
        }
    }

    private func readFetch(_ reader: inout ScriptReader, _ start: ScriptToken) throws -> Fetch {
        let template = reader.takeCode().text
        guard template.first == "`", let hole = template.firstRange(of: "${"), reader.following?.text == ")" else {
            throw reader.fault(start, "only import(`./…${…}….js`) can be fetched when it is needed")
        }
        let head = try reader.resolve(template[..<hole.lowerBound].dropFirst(), start)
        return Fetch(head: head, rest: String(template[hole.lowerBound...]), line: start.line)
    }
}

extension Character {
    fileprivate var isOfWord: Bool { isLetter || isNumber || "_$#".contains(self) || !isASCII }
}

/// Code while it is gathered; of spaces and comments only what keeps words and statements apart.
private struct ScriptText {
    private var text = ""
    private var space = ""

    mutating func add(_ token: ScriptToken) {
        switch token.kind {
        case .space, .comment: space = space == "\n" || token.text.utf8.contains(UInt8(ascii: "\n")) ? "\n" : " "
        case .word, .sign, .literal:
            if space != " " || Self.isNeeded(between: text.last, and: token.text.first) { text += space }
            text += token.text
            space = ""
        }
    }

    /// Whether two characters would mean something else without a space between them: two words would be one, `+ +` an
    /// increment, `/ /` a comment, `1 .` a fraction.
    private static func isNeeded(between before: Character?, and after: Character?) -> Bool {
        guard let before, let after else { return true }
        if before.isOfWord { return after.isOfWord || after == "/" || after == "." }
        return before == "/" || after == "/" || (before == after && "+-".contains(before))
    }

    mutating func take() -> String {
        defer { self = ScriptText() }
        return text + space
    }
}
