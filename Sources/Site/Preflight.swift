/// What is looked at before the doors open, and how it is.
struct Preflight: Encodable {
    var checks: [Row]

    init(_ checks: [any PreflightCheck]) {
        self.checks = checks.map { Row(check: $0) }
    }

    /// A check with its name, its state and its facts in one object.
    struct Row: Encodable {
        let check: any PreflightCheck

        private enum Key: CodingKey { case check, state }

        func encode(to encoder: any Encoder) throws {
            var object = encoder.container(keyedBy: Key.self)
            try object.encode(type(of: check).name, forKey: .check)
            try object.encode(check.state.rawValue, forKey: .state)
            try check.encode(to: encoder)
        }
    }
}

/// One thing that is looked at: bare facts, and what they come to; a page has the words.
protocol PreflightCheck: Encodable, Sendable {
    /// The name on the wire.
    static var name: String { get }
    /// What the facts come to.
    var state: PreflightState { get }
}

/// How a check turned out.
enum PreflightState: String {
    /// Ready.
    case pass
    /// The day can go on like this, but something may be missed.
    case warn
    /// The day must not begin like this.
    case fail

    /// The worse of `fail` and `warn` that holds.
    init(fail: Bool, warn: Bool) {
        self = fail ? .fail : warn ? .warn : .pass
    }
}
