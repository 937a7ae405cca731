import Marketplace

/// The cells of one row by their columns, and what was found wrong with them.
struct Cells {
    private let row: Table.Row
    private let heading: Heading
    private(set) var faults: [ImportFault] = []
    private(set) var doubts: [ImportReport.Doubt] = []

    init(_ row: Table.Row, _ heading: Heading) {
        self.row = row
        self.heading = heading
    }

    /// What stands in a column: nil without the column, empty when nothing does.
    mutating func text(_ column: Column) -> String? {
        guard let text = raw(column) else { return nil }
        judge(text, atMost: Limits.name, in: heading.title(column) ?? "")
        return text
    }

    mutating func email() -> String? {
        guard let text = raw(.email), let title = heading.title(.email), !text.isEmpty else { return raw(.email) }
        if text.isEmailAddress {
            judge(text, atMost: Limits.email, in: title)
        } else {
            faults.append(.emailInvalid(line: row.line, column: title))
        }
        return text
    }

    /// What a word stands for; nil without one.
    mutating func word<Value>(
        _ column: Column,
        _ code: ImportFault.Code,
        _ examples: String,
        _ meaning: (String) -> Value?
    ) -> Value? {
        guard let text = raw(column), !text.isEmpty else { return nil }
        if let value = meaning(text) { return value }
        faults.append(.unknown(code, examples, line: row.line, column: heading.title(column) ?? ""))
        return nil
    }

    /// The key that a word stands for; empty when nothing stands there.
    mutating func known(
        _ column: Column,
        _ code: ImportFault.Code,
        _ examples: String,
        _ meaning: (String) -> String?
    ) -> String? {
        raw(column)?.isEmpty == true ? "" : word(column, code, examples, meaning)
    }

    mutating func badge() -> Badge? {
        guard let text = raw(.badge), let title = heading.title(.badge), !text.isEmpty else { return nil }
        guard text.utf8.allSatisfy({ 0x30...0x39 ~= $0 }), let badge = Badge(text), 1...Limits.badge ~= badge else {
            faults.append(.badgeInvalid(line: row.line, column: title))
            return nil
        }
        return badge
    }

    mutating func check(_ name: String, isNameIn title: String) {
        guard !name.isEmpty else {
            faults.append(.missing(.name, onLine: row.line))
            return
        }
        // Parts of a name that fit may be too long together.
        if faults.isEmpty { judge(name, atMost: Limits.name, required: true, in: title) }
    }

    mutating func doubt(_ why: ImportReport.Doubt.Reason, _ text: String, proposal: String? = nil) {
        doubts.append(.init(line: row.line, why: why, text: text, proposal: proposal))
    }

    private func raw(_ column: Column) -> String? { heading.places[column].map { row.cells[$0] } }

    private mutating func judge(_ text: String, atMost maximum: Int, required: Bool = false, in title: String) {
        do throws(Refusal) {
            try Marketplace.check(text, atMost: maximum, required: required)
        } catch {
            faults.append(
                error == .textMissing
                    ? .missing(.name, onLine: row.line)
                    : .refused(error, atMost: maximum, line: row.line, column: title)
            )
        }
    }
}
