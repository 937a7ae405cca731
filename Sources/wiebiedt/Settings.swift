import ArgumentParser
import Configuration
import Foundation
import Site
import SystemPackage

/// The settings of the server: options, then `WIEBIEDT_…` variables, then a file, then defaults.
///
/// Options have no defaults of their own here, or they would hide what the environment and the file say.
struct Settings: ParsableArguments {
    @Option(help: "Address to listen on (default 127.0.0.1, this machine only; :: or 0.0.0.0 for a hall).")
    var host: String?

    @Option(help: "Port to listen on (default 8080; 0 takes any that is free).")
    var port: Int?

    @Option(help: "Folder that holds everything (default ./data). Whoever can read it can read names and pledges.")
    var data: String?

    @Option(help: "Folder with the pages and lists (default ./Web). What is edited there shows after a restart.")
    var web: String?

    @Option(
        name: .customLong("public-url"),
        help: "Where people reach the site, such as https://wiebiedt.example; links and the code on the screen use it."
    )
    var publicURL: String?

    @Option(name: .customLong("tls-certificate"), help: "Certificate chain in PEM, for TLS on the port itself.")
    var tlsCertificate: String?

    @Option(name: .customLong("tls-key"), help: "Private key of the certificate, in PEM.")
    var tlsKey: String?

    @Option(help: "Folder for backups (default backups in the data folder; better on another disk).")
    var backups: String?

    @Option(
        name: .customLong("backup-minutes"),
        help: "Minutes between two backups while serving (default 15; 0 makes none). One is made after each round too."
    )
    var backupMinutes: Int?

    @Option(
        name: .customLong("backup-days"),
        help: "Days after which a backup is removed (default 30). So long may what was erased still be in one."
    )
    var backupDays: Int?

    @Option(help: "JSON file with any of these settings: {\"port\": 8080, \"publicUrl\": \"https://…\"}.")
    var config: String?

    /// The settings as they turn out.
    struct Values {
        var data: String
        var site: SiteConfiguration
        var backups: BackupSettings

        /// Where backups go, how often, and for how long.
        struct BackupSettings {
            var folder: String
            var minutes: Int
            var days: Int
        }

        /// The name under which ledgers are signed: the host that people know.
        var ledgerHost: String { site.publicURL.flatMap { URL(string: $0)?.host } ?? "localhost" }

        /// Where people reach the site, as far as that is known before somebody asks.
        var address: String {
            let host = site.host.contains(":") ? "[\(site.host)]" : site.host
            return site.publicURL ?? "\(site.tls == nil ? "http" : "https")://\(host):\(site.port)"
        }
    }

    /// Reads the settings from everywhere.
    ///
    /// - Throws: `ExitCode` 78, after saying which setting cannot be used.
    func values() async throws -> Values {
        let reader: ConfigReader
        do {
            reader = ConfigReader(providers: try await providers())
        } catch {
            throw Failure.configuration("the settings file cannot be used: \(error)")
        }
        let certificate = reader.string(forKey: "tlsCertificate")
        let key = reader.string(forKey: "tlsKey")
        guard (certificate == nil) == (key == nil) else {
            throw Failure.configuration("--tls-certificate and --tls-key belong together")
        }
        let site = SiteConfiguration(
            host: reader.string(forKey: "host", default: "127.0.0.1"),
            port: try port(reader),
            web: reader.string(forKey: "web", default: "./Web"),
            publicURL: try reader.string(forKey: "publicUrl").map(Self.address),
            tls: certificate.flatMap { certificate in key.map { .init(certificate: certificate, key: $0) } }
        )
        let data = reader.string(forKey: "data", default: "./data")
        let backups = Values.BackupSettings(
            folder: reader.string(forKey: "backups", default: data + "/backups"),
            minutes: try number(reader, "backupMinutes", default: 15, in: 0...10_080),
            days: try number(reader, "backupDays", default: 30, in: 1...3_650)
        )
        return Values(data: data, site: site, backups: backups)
    }

    /// A whole number; one that cannot be read must not become the default.
    private func number(_ reader: ConfigReader, _ key: String, default value: Int, in range: ClosedRange<Int>) throws
        -> Int
    {
        guard let text = reader.string(forKey: ConfigKey(key)) ?? reader.int(forKey: ConfigKey(key)).map(String.init)
        else { return value }
        guard let number = Int(text), range ~= number else {
            throw Failure.configuration("\(key) \(text) is no number from \(range.lowerBound) to \(range.upperBound)")
        }
        return number
    }

    private func port(_ reader: ConfigReader) throws -> Int {
        guard let port = reader.int(forKey: "port") else {
            // A port that cannot be read must not become the default one.
            if let text = reader.string(forKey: "port") { throw Failure.configuration("port \(text) is no number") }
            return 8080
        }
        guard 0...65535 ~= port else { throw Failure.configuration("port \(port) does not exist") }
        return port
    }

    private func providers() async throws -> [any ConfigProvider] {
        var providers: [any ConfigProvider] = [
            InMemoryProvider(name: "arguments", values: arguments),
            EnvironmentVariablesProvider().prefixKeys(with: "wiebiedt"),
        ]
        if let file = config ?? ProcessInfo.processInfo.environment["WIEBIEDT_CONFIG"] {
            providers.append(try await FileProvider<JSONSnapshot>(filePath: FilePath(file)))
        }
        return providers
    }

    private var arguments: [AbsoluteConfigKey: ConfigValue] {
        var values: [AbsoluteConfigKey: ConfigValue] = [:]
        let texts = [
            "host": host, "data": data, "web": web, "publicUrl": publicURL, "tlsCertificate": tlsCertificate,
            "tlsKey": tlsKey, "backups": backups,
        ]
        for (key, text) in texts {
            if let text { values[AbsoluteConfigKey([key])] = .init(.string(text), isSecret: false) }
        }
        for (key, number) in ["port": port, "backupMinutes": backupMinutes, "backupDays": backupDays] {
            if let number { values[AbsoluteConfigKey([key])] = .init(.int(number), isSecret: false) }
        }
        return values
    }

    /// The address without a slash at its end.
    private static func address(_ text: String) throws -> String {
        guard let url = URL(string: text), url.scheme == "http" || url.scheme == "https", url.host != nil,
            url.path.isEmpty || url.path == "/", url.query == nil
        else { throw Failure.configuration("--public-url must be like https://wiebiedt.example, and nothing after it") }
        return text.hasSuffix("/") ? String(text.dropLast()) : text
    }
}
