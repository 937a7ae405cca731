import ArgumentParser
import Foundation
import Site

/// The options that every command with a data folder takes; ``Setting`` has what they are called and may be.
///
/// A setting is an option here, a line in `Setting+all.swift`, and a row in Operating.
struct Settings: ParsableArguments {
    @Option(.host) var host: String?
    @Option(.port) var port: String?
    @Option(.data) var data: String?
    @Option(.web) var web: String?
    @Option(.publicURL) var publicURL: String?
    @Option(.tlsCertificate) var tlsCertificate: String?
    @Option(.tlsKey) var tlsKey: String?
    @Option(.securityContact) var securityContact: String?
    @Option(.connections) var connections: String?
    @Option(.connectionsPerAddress) var connectionsPerAddress: String?
    @Option(.trustedProxy) var trustedProxy: String?
    @Option(.backups) var backups: String?
    @Option(.backupMinutes) var backupMinutes: String?
    @Option(.backupDays) var backupDays: String?
    @Option(.commandsPerMinute) var commandsPerMinute: String?
    @Option(.frameInterval) var frameInterval: String?
    @Option(.config) var config: String?

    /// Every setting, and where it was set.
    ///
    /// - Throws: `ExitCode` 78, after saying which setting cannot be used.
    func found() throws -> FoundSettings {
        do throws(SettingFault) {
            let found = try SettingSources(self).found()
            guard (found[.tlsCertificate] == nil) == (found[.tlsKey] == nil) else {
                throw SettingFault("--tls-certificate and --tls-key belong together")
            }
            return found
        } catch {
            throw Failure.configuration(error.words)
        }
    }

    /// The settings as they are used.
    ///
    /// - Throws: `ExitCode` 78, after saying which setting cannot be used.
    func values() throws -> Values { Values(try found()) }

    /// The settings as they are used.
    struct Values {
        var data: String
        var site: SiteConfiguration
        var backups: BackupSettings
        /// The least milliseconds between two frames to a whole hall.
        var frameInterval: Int
        /// Names that are those of no setting.
        var unknown: [UnknownName]

        init(_ found: FoundSettings) {
            data = found.text(.data)
            site = SiteConfiguration(
                host: found.text(.host),
                port: found.number(.port),
                web: found.text(.web),
                publicURL: found[.publicURL],
                tls: found[.tlsCertificate].flatMap { chain in
                    found[.tlsKey].map { .init(certificate: chain, key: $0) }
                }
            )
            site.commandsPerMinute = found.number(.commandsPerMinute)
            site.securityContact = found[.securityContact]
            let all = found[.connections].flatMap { Int($0) } ?? connectionsUnasked()
            let perAddress = found[.connectionsPerAddress].flatMap { Int($0) } ?? all * 4 / 5
            site.connections = ConnectionLimits(all: all, perAddress: perAddress)
            let proxies = (found[.trustedProxy] ?? "").split(separator: ",")
            site.trustedProxies = TrustedProxies(proxies.compactMap { .init($0) })
            backups = .init(
                folder: found.text(.backups),
                minutes: found.number(.backupMinutes),
                days: found.number(.backupDays)
            )
            frameInterval = found.number(.frameInterval)
            unknown = found.unknown
        }

        /// The name under which ledgers are signed: the host that people know.
        var ledgerHost: String { site.publicURL.flatMap { URL(string: $0)?.host } ?? "localhost" }

        /// Where people reach the site, as far as that is known before somebody asks.
        var address: String {
            let host = site.host.contains(":") ? "[\(site.host)]" : site.host
            return site.publicURL ?? "\(site.tls == nil ? "http" : "https")://\(host):\(site.port)"
        }
    }
}
