/// The settings as they were found: of each its value, and where that was set.
struct FoundSettings: Sendable {
    typealias Found = (value: String?, origin: SettingOrigin)

    fileprivate let found: [String: Found]
    /// Names that are those of no setting.
    let unknown: [UnknownName]

    init(found: [String: Found], unknown: [UnknownName]) {
        (self.found, self.unknown) = (found, unknown)
    }

    /// The value of a setting that may be nothing.
    subscript(setting: Setting) -> String? {
        if case .inData(let name) = setting.otherwise { return found[setting.key]?.value ?? text(.data) + "/" + name }
        return found[setting.key]?.value
    }

    /// The value of a setting that has one by default.
    func text(_ setting: Setting) -> String {
        guard let text = self[setting] else { preconditionFailure("\(setting.key) has no default") }
        return text
    }

    /// The value of a setting that is a number.
    func number(_ setting: Setting) -> Int {
        guard let number = Int(text(setting)) else { preconditionFailure("\(setting.key) is no number") }
        return number
    }

    func origin(of setting: Setting) -> SettingOrigin { found[setting.key]?.origin ?? .otherwise }
}
