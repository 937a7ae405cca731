/// A piece of a script, as far as linking needs to know it.
///
/// All tokens of a script together are the script.
struct ScriptToken: Equatable {
    enum Kind {
        /// A name, a keyword or a number.
        case word
        /// One character of punctuation, or three dots.
        case sign
        /// A string, a template or a pattern, whole.
        case literal
        case comment
        case space

        /// Whether one can go on over the end of a line.
        var mayHaveLines: Bool { self != .word && self != .sign }
    }

    var kind: Kind
    var text: String
    /// The line that it begins on, from 1.
    var line: Int
}

/// Cuts a script into tokens.
///
/// It knows just enough of ECMAScript 2025, chapter 12, to tell code from what only looks like it: strings, templates,
/// patterns and comments. Where it cannot tell, it throws.
struct ScriptScanner {
    private let file: String
    private let bytes: [UInt8]
    private var place = 0
    private var line = 1
    /// The last token that is neither space nor comment: it tells a pattern from a division.
    private var before: ScriptToken?

    /// The tokens of a script.
    ///
    /// - Throws: ``LinkFault`` at the line of what has no end, or what may be a pattern or a division.
    static func tokens(of script: String, file: String) throws -> [ScriptToken] {
        var scanner = ScriptScanner(file: file, bytes: Array(script.utf8))
        var tokens: [ScriptToken] = []
        while let token = try scanner.next() { tokens.append(token) }
        return tokens
    }

    private init(file: String, bytes: [UInt8]) {
        self.file = file
        self.bytes = bytes
    }

    private mutating func next() throws -> ScriptToken? {
        guard place < bytes.count else { return nil }
        let start = place
        let startLine = line
        let kind = try skip()
        if kind.mayHaveLines { line += bytes[start..<place].count { $0 == .newline } }
        let text = String(decoding: bytes[start..<place], as: UTF8.self)
        let token = ScriptToken(kind: kind, text: text, line: startLine)
        if kind != .space && kind != .comment { before = token }
        return token
    }

    /// Goes past one token.
    private mutating func skip() throws -> ScriptToken.Kind {
        switch bytes[place] {
        case let byte where byte.isSpace: skip { $0.isSpace }; return .space
        case let byte where byte.isOfWord: skip { $0.isOfWord }; return .word
        case .quote, .apostrophe: try skipString(); return .literal
        case .backtick: try skipTemplate(); return .literal
        case .slash where follows(.slash): skip { $0 != .newline }; return .comment
        case .slash where follows(.star): try skipComment(); return .comment
        case .slash where try mayBePattern(): try skipPattern(); return .literal
        // Three dots are one sign, so that what follows is not taken for the name of a member.
        case .dot where follows(.dot) && follows(.dot, after: 2): place += 3; return .sign
        default: place += 1; return .sign
        }
    }

    private func follows(_ byte: UInt8, after count: Int = 1) -> Bool {
        place + count < bytes.count && bytes[place + count] == byte
    }

    private mutating func skip(while holds: (UInt8) -> Bool) {
        while place < bytes.count, holds(bytes[place]) { place += 1 }
    }

    private mutating func skipComment() throws {
        place += 2
        while place < bytes.count, !(bytes[place] == .star && follows(.slash)) { place += 1 }
        guard place < bytes.count else { throw fault("a comment has no end") }
        place += 2
    }

    private mutating func skipString() throws {
        let quote = bytes[place]
        place += 1
        while place < bytes.count, bytes[place] != quote, bytes[place] != .newline {
            place += bytes[place] == .backslash ? 2 : 1
        }
        guard place < bytes.count, bytes[place] == quote else { throw fault("a string has no end on its line") }
        place += 1
    }

    private mutating func skipTemplate() throws {
        place += 1
        while place < bytes.count, bytes[place] != .backtick {
            if bytes[place] == .dollar, follows(.openBrace) {
                try skipSubstitution()
            } else {
                place += bytes[place] == .backslash ? 2 : 1
            }
        }
        guard place < bytes.count else { throw fault("a template has no end") }
        place += 1
    }

    /// Goes past `${…}`, which is code, and may hold braces and templates of its own.
    private mutating func skipSubstitution() throws {
        place += 2
        let startLine = line
        var depth = 1
        before = nil
        while depth > 0 {
            guard let token = try next() else { throw fault("a template has no end") }
            if token.kind == .sign { depth += token.text == "{" ? 1 : token.text == "}" ? -1 : 0 }
        }
        // Lines are counted by the token that this is a part of.
        line = startLine
    }

    /// Whether a `/` begins a pattern: where a value is expected, and not after one.
    private func mayBePattern() throws -> Bool {
        guard let before else { return true }
        switch before.kind {
        case .word: return Self.wordsBeforeValue.contains(before.text)
        case .sign where before.text == "}": throw fault("cannot tell whether / after } divides or begins a pattern")
        case .sign: return before.text != ")" && before.text != "]"
        default: return false
        }
    }

    private static let wordsBeforeValue: Set<String> = [
        "await", "case", "delete", "do", "else", "in", "instanceof", "new", "of", "return", "throw", "typeof", "void",
        "yield",
    ]

    private mutating func skipPattern() throws {
        place += 1
        var isInClass = false
        while place < bytes.count, bytes[place] != .newline, isInClass || bytes[place] != .slash {
            if bytes[place] == .openBracket { isInClass = true }
            if bytes[place] == .closeBracket { isInClass = false }
            place += bytes[place] == .backslash ? 2 : 1
        }
        guard place < bytes.count, bytes[place] == .slash else { throw fault("a pattern has no end on its line") }
        place += 1
        skip { $0.isOfWord }
    }

    private func fault(_ what: String) -> LinkFault { LinkFault(file: file, line: line, what: what) }
}

/// Why a page cannot be served: what its files say is not understood, or not there.
struct LinkFault: Error, Equatable, CustomStringConvertible {
    /// Its path in the folder of the pages.
    let file: String
    let line: Int
    /// What is wrong, as the rest of a sentence.
    let what: String

    var description: String { "\(file), line \(line): \(what)" }
}
