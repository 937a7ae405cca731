import Logging

/// Every setting there is. `--help`, `wiebiedt config`, the warnings about names that are none, and the table in
/// Operating all come from here, or are held to it by a test.
extension Setting {
    static let all = [
        host, port, data, web, publicURL, tlsCertificate, tlsKey, trustedProxy, securityContact, connections,
        connectionsPerAddress, backups, backupMinutes, backupDays, commandsPerMinute, frameInterval, config,
        logLevel,
    ]

    static let host: Setting = .init(
        "host", \Settings.host, .text, .value("127.0.0.1"),
        "Address to listen on: 127.0.0.1 for this machine only, :: or 0.0.0.0 for a hall."
    )
    static let port: Setting = .init(
        "port", \Settings.port, .number(0...65535), .value("8080"),
        "Port to listen on; 0 takes any that is free."
    )
    static let data: Setting = .init(
        "data", \Settings.data, .folder, .value("./data"),
        "Folder that holds everything. Whoever can read it can read names and pledges."
    )
    static let web: Setting = .init(
        "web", \Settings.web, .folder, .value("./Web"),
        "Folder with the pages and lists. What is edited there shows after a restart."
    )
    static let publicURL: Setting = .init(
        "publicUrl", \Settings.publicURL, .site, .nothing("the address asked for"),
        "Where people reach the site, such as https://wiebiedt.example; links and the code on the screen use it."
    )
    static let tlsCertificate: Setting = .init(
        "tlsCertificate", \Settings.tlsCertificate, .file, .nothing("none"),
        "Certificate chain in PEM, for TLS on the port itself."
    )
    static let tlsKey: Setting = .init(
        "tlsKey", \Settings.tlsKey, .file, .nothing("none"),
        "Private key of the certificate, in PEM."
    )
    static let securityContact: Setting = .init(
        "securityContact",
        \Settings.securityContact,
        .contact,
        .nothing("none"),
        "Where weaknesses can be reported, mailto:… or https://…; it is in /.well-known/security.txt."
    )
    static let connections: Setting = .init(
        "connections", \Settings.connections, .number(16...1_000_000),
        .nothing("what the system permits, up to 20,000"),
        "Connections at a time; who comes when it is full is told to come back."
    )
    static let connectionsPerAddress: Setting = .init(
        "connectionsPerAddress", \Settings.connectionsPerAddress, .number(1...1_000_000),
        .nothing("four fifths of all"),
        "Connections at a time from one address; a whole hall may have one."
    )
    static let trustedProxy: Setting = .init(
        "trustedProxy", \Settings.trustedProxy, .networks, .nothing("none"),
        "Proxies in front that are believed about who asks: 127.0.0.1,10.1.0.0/16,2001:db8::/48."
    )
    static let backups: Setting = .init(
        "backups", \Settings.backups, .folder, .inData("backups"),
        "Folder for backups; better on another disk."
    )
    static let backupMinutes: Setting = .init(
        "backupMinutes", \Settings.backupMinutes, .number(0...10_080), .value("15"),
        "Minutes between two backups while serving; 0 makes none. One is made after each round too."
    )
    static let backupDays: Setting = .init(
        "backupDays", \Settings.backupDays, .number(1...3_650), .value("30"),
        "Days after which a backup is removed. So long may what was erased still be in one."
    )
    static let commandsPerMinute: Setting = .init(
        "commandsPerMinute", \Settings.commandsPerMinute, .number(0...60_000), .value("120"),
        "Commands that one person may give in a minute, five times that for who runs the day; 0 is any number."
    )
    static let frameInterval: Setting = .init(
        "frameInterval", \Settings.frameInterval, .number(0...1_000), .value("50"),
        "Milliseconds in which what happens in a busy hall is joined into one frame; 0 does not wait for more."
    )
    static let config: Setting = .init(
        "config", \Settings.config, .file, .nothing("none"),
        "JSON file with any of these settings: {\"port\": 8080, \"publicUrl\": \"https://…\"}."
    )
    static let logLevel: Setting = .init(
        "logLevel", nil, .oneOf(Logger.Level.allCases.map(\.rawValue)), .value("info"),
        "How much is logged."
    )
}
