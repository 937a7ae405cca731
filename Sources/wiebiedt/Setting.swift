import ArgumentParser

/// A setting: how it is called in each place where it may be set, what it may be, and what it is when set nowhere.
struct Setting: Sendable {
    /// Its name in the file, from which its other names are made.
    let key: String
    /// Where the option is kept; nil when there is none.
    let argument: (any KeyPath<Settings, String?> & Sendable)?
    let kind: SettingKind
    let otherwise: Otherwise
    let help: String

    /// What it is when it is set nowhere.
    enum Otherwise: Sendable {
        case value(String)
        /// A folder of this name in the data folder.
        case inData(String)
        /// Nothing; and what that means.
        case nothing(String)
    }

    init(
        _ key: String,
        _ argument: (any KeyPath<Settings, String?> & Sendable)?,
        _ kind: SettingKind,
        _ otherwise: Otherwise,
        _ help: String
    ) {
        (self.key, self.argument, self.kind, self.otherwise, self.help) = (key, argument, kind, otherwise, help)
    }

    /// Its name among the arguments, without the dashes.
    var option: String { words(joinedBy: "-").lowercased() }

    /// Its name in the environment; that of the level of logs is one that many programs have.
    var variable: String { isLogLevel ? "LOG_LEVEL" : "WIEBIEDT_" + words(joinedBy: "_").uppercased() }

    var isLogLevel: Bool { key == Setting.logLevel.key }

    /// Whether the file may have it: not its own name, nor what must be known before it is read.
    var isForFile: Bool { key != Setting.config.key && !isLogLevel }

    private func words(joinedBy joint: String) -> String {
        key.reduce(into: "") { $0 += $1.isUppercase ? joint + String($1) : String($1) }
    }
}

extension Setting.Otherwise: CustomStringConvertible {
    var description: String {
        switch self {
        case .value(let value): value
        case .inData(let name): "\(name) in the data folder"
        case .nothing(let meaning): meaning
        }
    }
}

extension Option where Value == String? {
    /// The option of a setting.
    ///
    /// It has no default of its own, or it would hide what the environment and the file say.
    init(_ setting: Setting) {
        self.init(
            name: .customLong(setting.option),
            help: "\(setting.help) (\(setting.kind.range.map { "\($0); " } ?? "")default: \(setting.otherwise))"
        )
    }
}
