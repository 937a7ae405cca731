import Foundation
import Logging
import Marketplace
import Synchronization
import Testing

@testable import Site

/// Files for TLS that are replaced while a server runs.
struct TLSDeskTests {
    private let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    private let log = Lines()
    private let files: SiteConfiguration.TLSFiles

    init() throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        files = .init(certificate: folder.path + "/certificate.pem", key: folder.path + "/key.pem")
        try put(Pair.one.certificate, Pair.one.key)
    }

    private func put(_ certificate: String, _ key: String) throws {
        try Data(certificate.utf8).write(to: URL(fileURLWithPath: files.certificate))
        try Data(key.utf8).write(to: URL(fileURLWithPath: files.key))
        try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: files.key)
    }

    private func desk(at clock: @escaping @Sendable () -> Moment = { Pair.day }) throws -> TLSDesk {
        try TLSDesk(files, clock: clock, logger: Logger(label: "test") { _ in log })
    }

    @Test func `a new pair is taken once, and said once`() throws {
        let desk = try desk()
        let before = desk.ends
        try put(Pair.two.certificate, Pair.two.key)
        for _ in 0..<3 { desk.look() }
        #expect(desk.ends > before)
        #expect(log.all == ["a new certificate is shown"])
    }

    @Test func `what does not fit is not taken, and is said once, at the second look`() throws {
        let desk = try desk()
        let before = desk.ends
        try put(Pair.two.certificate, Pair.one.key)
        desk.look()
        #expect(log.all == [], "the other file may be on its way")
        for _ in 0..<3 { desk.look() }
        #expect(log.all == ["a new certificate was not taken"])
        #expect(desk.ends == before)
    }

    @Test func `files that are replaced one after the other are no trouble`() throws {
        let desk = try desk()
        try put(Pair.two.certificate, Pair.one.key)
        desk.look()
        try put(Pair.two.certificate, Pair.two.key)
        desk.look()
        #expect(log.all == ["a new certificate is shown"])
    }

    @Test func `a certificate that has ended goes on until there is a better one`() throws {
        let now = Mutex(Pair.day)
        let desk = try desk { now.withLock { $0 } }
        now.withLock { $0 = desk.ends }
        for _ in 0..<3 { desk.look() }
        #expect(log.all == [], "nothing new was put there")
        #expect(throws: TLSFileError.self) { try self.desk { desk.ends } }
    }
}

/// What was logged.
private final class Lines: LogHandler, Sendable {
    private let lines = Mutex<[String]>([])

    var all: [String] { lines.withLock { $0 } }

    var metadata: Logger.Metadata {
        get { [:] }
        set {}
    }
    var logLevel: Logger.Level {
        get { .info }
        set {}
    }
    subscript(metadataKey _: String) -> Logger.Metadata.Value? {
        get { nil }
        set {}
    }

    func log(event: LogEvent) { lines.withLock { $0.append("\(event.message)") } }
}

/// Certificates for a hundred years, made for this test, with their keys.
private enum Pair {
    /// A day on which both are good.
    static let day = Moment(milliseconds: 1_900_000_000_000)

    static let one = (
        certificate: """
        -----BEGIN CERTIFICATE-----
        MIIBjDCCATOgAwIBAgIUTi30wiPLfSArdEUxkWJLMQ9S3WMwCgYIKoZIzj0EAwIw
        GzEZMBcGA1UEAwwQd2llYmllZHQuZXhhbXBsZTAgFw0yNjExMjYxNDMzMTFaGA8y
        MTI2MTEwMjE0MzMxMVowGzEZMBcGA1UEAwwQd2llYmllZHQuZXhhbXBsZTBZMBMG
        ByqGSM49AgEGCCqGSM49AwEHA0IABHYcoioVeOIlEBgZwxCYFFL66sWzrqWofsQk
        ArFTDKSFMGFhHmFR6P2EBdens/im68NZaJ/lglpU4vigc4jg1jOjUzBRMB0GA1Ud
        DgQWBBRqu3ISrFluiMruqVfvNS7avCnrnDAfBgNVHSMEGDAWgBRqu3ISrFluiMru
        qVfvNS7avCnrnDAPBgNVHRMBAf8EBTADAQH/MAoGCCqGSM49BAMCA0cAMEQCIADZ
        WtXLLhMiv50YprVfcxB9q0ZSzzEQ8qYJC2sIamGfAiBh2ZDJneYQ0ZWlAqdJuKm9
        YId7HhtZIpJmbVQkvgWFiA==
        -----END CERTIFICATE-----
        """,
        key: """
        -----BEGIN PRIVATE KEY-----
        MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg1zMzd8C0oe4qgjs4
        fX9hTKArXNG0yyi8g1auXm3bwIuhRANCAAR2HKIqFXjiJRAYGcMQmBRS+urFs66l
        qH7EJAKxUwykhTBhYR5hUej9hAXXp7P4puvDWWif5YJaVOL4oHOI4NYz
        -----END PRIVATE KEY-----
        """
    )

    static let two = (
        certificate: """
        -----BEGIN CERTIFICATE-----
        MIIBjTCCATOgAwIBAgIUC+HxwBWOSHEky/Y/erjcgM28EJUwCgYIKoZIzj0EAwIw
        GzEZMBcGA1UEAwwQd2llYmllZHQuZXhhbXBsZTAgFw0yNjExMjYxNDMzMTFaGA8y
        MTI3MDIxMDE0MzMxMVowGzEZMBcGA1UEAwwQd2llYmllZHQuZXhhbXBsZTBZMBMG
        ByqGSM49AgEGCCqGSM49AwEHA0IABHaR+YaBqxNgNhGwquZ2Wp9rIVhM8OPsLttd
        cLz1wqIqSx5yDnUJQMe7W/KkWGR1ReUJMk7rAXezH4RhYjXqXgejUzBRMB0GA1Ud
        DgQWBBSfFe4dND0l4WmOyrVJjcN9OYSqjzAfBgNVHSMEGDAWgBSfFe4dND0l4WmO
        yrVJjcN9OYSqjzAPBgNVHRMBAf8EBTADAQH/MAoGCCqGSM49BAMCA0gAMEUCIBq/
        hvFSsCHGCy2cDmWO3CVls5XvtN0JUTYNPf1vMNKeAiEA2Ujg7LV8c6nfBDr83/uz
        CdvnJ2COxw4mmuDKVh0e9HE=
        -----END CERTIFICATE-----
        """,
        key: """
        -----BEGIN PRIVATE KEY-----
        MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg4uCZoqvYedVTlhyS
        1+XIHeRHx3o8xeptYaqbJUoTZrKhRANCAAR2kfmGgasTYDYRsKrmdlqfayFYTPDj
        7C7bXXC89cKiKksecg51CUDHu1vypFhkdUXlCTJO6wF3sx+EYWI16l4H
        -----END PRIVATE KEY-----
        """
    )
}
