import Configuration
import Foundation

/// The places where settings are: arguments, then the environment, then a file.
///
/// The first that has one wins.
struct SettingSources {
    private let layers: [Layer]
    /// Names that are those of no setting.
    let unknown: [UnknownName]

    private struct Layer {
        let reader: ConfigReader
        let origin: @Sendable (Setting) -> SettingOrigin

        init(_ provider: some ConfigProvider, _ origin: @escaping @Sendable (Setting) -> SettingOrigin) {
            (reader, self.origin) = (ConfigReader(provider: provider), origin)
        }
    }

    /// Looks in all places.
    ///
    /// - Throws: when the file cannot be read.
    init(_ arguments: Settings) throws(SettingFault) {
        let given = Setting.all.compactMap { setting in
            setting.argument.flatMap { arguments[keyPath: $0] }.map { (setting.key, $0) }
        }
        let environment = ProcessInfo.processInfo.environment
        var layers = [
            Layer(.named("arguments", given)) { .argument($0.option) },
            Layer(
                EnvironmentVariablesProvider(environmentVariables: environment)
                    .mapKeys { $0 == [Setting.logLevel.key] ? $0 : $0.prepending("wiebiedt") }
            ) { .variable($0.variable) },
        ]
        var unknown = environment.keys.compactMap(UnknownName.init(variable:))
        if let path = arguments.config ?? environment[Setting.config.variable] {
            let file = try SettingsFile(path)
            let known = file.values.filter { key, _ in Setting.all.contains { $0.key == key && $0.isForFile } }
            layers.append(Layer(.named(path, known.map { ($0, $1) })) { .file(path, $0.key) })
            unknown += file.values.keys.filter { known[$0] == nil }.map { UnknownName(key: $0, in: path) }
        }
        self.layers = layers
        self.unknown = unknown.sorted { $0.name < $1.name }
    }

    /// Every setting as it turns out.
    ///
    /// - Throws: when one cannot be used. It never becomes the default instead.
    func found() throws(SettingFault) -> FoundSettings {
        var found: [String: FoundSettings.Found] = [:]
        for setting in Setting.all { found[setting.key] = try find(setting) }
        return FoundSettings(found: found, unknown: unknown)
    }

    private func find(_ setting: Setting) throws(SettingFault) -> FoundSettings.Found {
        for layer in layers {
            guard let text = layer.reader.string(forKey: ConfigKey(setting.key)) else { continue }
            let origin = layer.origin(setting)
            do throws(SettingFault) {
                return (try setting.kind.read(text), origin)
            } catch {
                throw SettingFault("\(origin.name) \(error.words)")
            }
        }
        guard case .value(let value) = setting.otherwise else { return (nil, .otherwise) }
        return (value, .otherwise)
    }
}

extension ConfigProvider where Self == InMemoryProvider {
    fileprivate static func named(_ name: String, _ values: [(String, String)]) -> InMemoryProvider {
        let values = values.map { (AbsoluteConfigKey([$0]), ConfigValue(.string($1), isSecret: false)) }
        return InMemoryProvider(name: name, values: Dictionary(uniqueKeysWithValues: values))
    }
}

/// Where a setting was set.
enum SettingOrigin: Sendable {
    case argument(String)
    case variable(String)
    case file(String, String)
    /// Nowhere.
    case otherwise

    /// What to call the setting when something is wrong with it.
    var name: String {
        switch self {
        case .argument(let option): "--\(option)"
        case .variable(let name): name
        case .file(let path, let key): "\(key) in \(path)"
        case .otherwise: "the default"
        }
    }
}

extension SettingOrigin: CustomStringConvertible {
    var description: String {
        switch self {
        case .argument: "argument"
        case .variable(let name): "environment \(name)"
        case .file(let path, _): "file \(path)"
        case .otherwise: "default"
        }
    }
}
