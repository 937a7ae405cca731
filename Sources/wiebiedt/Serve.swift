import ArgumentParser
import Foundation
import Hall
import Logging
import Marketplace
import NIOCore
import ServiceLifecycle
import Site
import Storage
import UnixSignals

/// `wiebiedt serve`: the server.
struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Serve the conferences of a data folder.",
        discussion: """
            On SIGTERM or SIGINT everybody is told to come back, what waits is stored, and the program ends within ten \
            seconds; phones come back by themselves. In an empty folder a first conference is made, and the link with \
            which its organiser signs in is printed once.

              wiebiedt serve --data ./data --host 0.0.0.0 --public-url https://wiebiedt.example
            """
    )

    @Flag(
        name: .customLong("accept-rollback"),
        help: "Go on with a ledger that is not what it was known to be; the ledger will say so."
    )
    var acceptsRollback = false

    @OptionGroup var settings: Settings

    func run() async throws {
        LoggingSystem.bootstrap(JSONLogHandler.init)
        let logger = Logger(label: "wiebiedt")
        var values = try settings.values()
        for name in values.unknown { logger.warning("\(name.sentence)") }
        let opening = try await Opening.forgetting { [values] in
            try await Opening(values, acceptsRollback: acceptsRollback, logger: logger)
        }
        let house = opening.house
        values.site.publicKeys = opening.folder.publicKeys(after: house.publicKey)
        values.site.premises = Premises(opening.store, values)
        try values.backups.requireFolder()
        try allow(values.site.connections)
        nameSQLite(opening.store, logger)
        if values.site.securityContact == nil { logger.notice("nobody is named to whom weaknesses can be reported") }

        let site: Site
        do {
            site = try Site(
                house: house,
                lanes: opening.lanes,
                group: opening.group,
                configuration: values.site,
                logger: logger
            ) { [values] port in
                var reached = values
                reached.site.port = port
                logger.info("listening", metadata: ["port": "\(port)"])
                say("Ledgers are signed by the key \(house.publicKey.fingerprint)")
                await greet(house, at: reached.address, logger)
                tellServiceManager("READY=1")
            }
        } catch {
            throw Failure.configuration("\(error)")
        }
        let helpers: [any Service] = [
            Backups(settings: values, house: house, logger: logger),
            Keeping(house: house, erasures: opening.erasures, logger: logger),
        ]
        try await serve(house, site, helpers, at: "\(values.site.host):\(values.site.port)", logger)
        // Open connections were told and have gone; what is left is the database.
        try opening.store.close()
    }

    /// Runs until shutdown: first the site goes, telling everybody to come back, then the house, storing what waits.
    private func serve(
        _ house: House,
        _ site: Site,
        _ helpers: [any Service],
        at address: String,
        _ logger: Logger
    ) async throws {
        var configuration = ServiceGroupConfiguration(
            services: helpers.map { .init(service: $0) } + [
                .init(service: house, failureTerminationBehavior: .gracefullyShutdownGroup),
                .init(service: site, failureTerminationBehavior: .gracefullyShutdownGroup),
            ],
            gracefulShutdownSignals: [.sigterm, .sigint],
            logger: logger
        )
        configuration.maximumGracefulShutdownDuration = .seconds(8)
        do {
            try await ServiceGroup(configuration: configuration).run()
        } catch let error as IOError {
            // The disk fails with errors of its own; this one is of the socket.
            throw Failure.unavailable("\(address) cannot be listened on: \(error.advice)")
        } catch is SocketAddressError.UnknownHost {
            throw Failure.unavailable("\(address) cannot be listened on: there is no such address; see --host")
        } catch is CancellationError {
            logger.warning("somebody did not let go in time")
        } catch {
            throw Failure.disk("stopped, because the ledger could not be written: \(error)")
        }
    }

    /// Makes the first conference in an empty folder, and says how its organiser comes in.
    private func greet(_ house: House, at address: String, _ logger: Logger) async {
        guard house.all.isEmpty else { return say("WieBiedt serves \(address)") }
        do {
            let conference = try await house.found(.first(house.catalogue, on: house.clock()))
            let link = try await house.invite(
                .organiser,
                .init(name: "Organisator", organisation: ""),
                to: conference
            )
            put("The organiser signs in at \(address)/k/\(link.token)\n".utf8)
        } catch {
            logger.error("the first conference could not be made", metadata: ["error": "\(error)"])
        }
    }

    /// Says which SQLite the system brought: whoever reads of a bug in one must know.
    private func nameSQLite(_ store: SQLiteStore, _ logger: Logger) {
        guard let version = try? store.sqliteVersion() else { return }
        logger.info("storage", metadata: ["sqlite": "\(version)"])
    }
}

extension Charter {
    /// The conference that an empty folder begins with; its organiser gives it a name and a day.
    fileprivate static func first(_ catalogue: Catalogue, on day: Moment) -> Charter {
        var charter = Charter(
            words: .init(name: "Werkconferentie"),
            date: String(day.rfc3339.prefix(10)),
            // A year to follow what came of it, and one more to look back.
            keepUntil: String(day.advanced(bySeconds: 2 * 365 * 24 * 3600).rfc3339.prefix(10)),
            openEntry: true,
            catalogue: catalogue
        )
        charter.begins = .concept
        return charter
    }

    /// A charter with everything that the lists hold.
    init(words: Words, date: String, keepUntil: String? = nil, openEntry: Bool, catalogue: Catalogue) {
        self.init(
            words: words,
            date: date,
            keepUntil: keepUntil,
            openEntry: openEntry,
            kinds: catalogue.kinds.map(\.rule),
            regions: catalogue.regions.map(\.code),
            themes: catalogue.themes.map(\.key),
            sectors: catalogue.sectors.map(\.key)
        )
    }
}

extension IOError {
    /// Why a port cannot be had, and what to do.
    fileprivate var advice: String {
        let why = String(cString: strerror(errnoCode))
        switch errnoCode {
        case EADDRINUSE: return "\(why); stop what has that port, or choose another with --port"
        case EACCES: return "\(why); ports below 1024 are not for every user, choose another with --port"
        case EADDRNOTAVAIL: return "\(why); --host must be an address of this machine"
        default: return why
        }
    }
}
