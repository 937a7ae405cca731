public import Hall
import HTTPTypes
import Hummingbird
import HummingbirdCore
public import Logging
import Marketplace
public import NIOCore
public import ServiceLifecycle
import WebSockets

/// Everything that is served on the port: pages, the API, and the lines to the hall.
///
/// As a service it ends when all connections have been told and have gone.
public struct Site: Service {
    private let application: Application<RouterResponder<BasicRequestContext>>
    private let rehearsals: Rehearsals
    private let tlsDesk: TLSDesk?

    /// Prepares the site; the port is taken by ``run()``.
    ///
    /// `onListening` is called once with the port, when people may come.
    ///
    /// - Throws: an error that says so when there are no pages or one cannot be served whole, or that names what is wrong with a TLS file.
    public init(
        house: House,
        lanes: Lanes,
        group: any EventLoopGroup,
        configuration: SiteConfiguration,
        logger: Logger,
        onListening: @escaping @Sendable (Int) async -> Void
    ) throws {
        var configuration = configuration
        let tlsDesk = try configuration.tls.map { try TLSDesk($0, clock: house.clock, logger: logger) }
        configuration.tlsDesk = tlsDesk
        self.tlsDesk = tlsDesk
        let assets = try Assets(folder: configuration.web)
        let rehearsals = Rehearsals(house: house, configuration: configuration)
        self.rehearsals = rehearsals
        let openLines = OpenLines()
        let paces = Paces(commandsPerMinute: configuration.commandsPerMinute)
        house.observe { code, notice in
            switch notice {
            case .personErased(let person), .accessEnded(let person): openLines.end(Visitor.reason(person, in: code))
            case .rehearsalOver: Task { await rehearsals.forget(code) }
            case .roundClosed: break
            }
        }
        let door = LiveDoor(
            house: house,
            lanes: lanes,
            openLines: openLines,
            paces: paces,
            configuration: configuration
        )
        let connections = OpenConnections(configuration.connections)
        let router = Self.router(
            house: house,
            door: door,
            assets: assets,
            rehearsals: rehearsals,
            connections: connections
        )
        let server = HTTPServerBuilder { [configuration] responder in
            LiveChannel(
                responder: responder,
                decide: { head, channel in await door.decide(head, on: channel) },
                connections: connections,
                lanes: lanes,
                configuration: configuration
            )
        }

        application = Application(
            responder: router.buildResponder(),
            server: server,
            // A whole hall may come back in the same second; what does not fit in the backlog is turned away.
            configuration: .init(
                address: .hostname(configuration.host, port: configuration.port),
                serverName: nil,
                backlog: 4096
            ),
            onServerRunning: { [configuration] channel in
                await Self.limit(connections, of: channel, configuration, logger)
                await rehearsals.site(listensOn: channel.localAddress)
                await onListening(channel.localAddress?.port ?? configuration.port)
            },
            eventLoopGroupProvider: .shared(group),
            logger: logger
        )
    }

    /// Serves until shutdown; a crowd that rehearses goes at once, and does not come back as people do.
    public func run() async throws {
        try await withGracefulShutdownHandler {
            try await withThrowingDiscardingTaskGroup { group in
                group.addTask { await tlsDesk?.watch() }
                try await application.run()
                group.cancelAll()
            }
        } onGracefulShutdown: { [rehearsals] in
            Task { await rehearsals.endAll() }
        }
    }

    /// From now on who is one too many is turned away.
    ///
    /// Only here can something be put before what Hummingbird does with a connection; what came in a moment earlier is
    /// not counted.
    private static func limit(
        _ connections: OpenConnections,
        of port: any Channel,
        _ configuration: SiteConfiguration,
        _ logger: Logger
    ) async {
        let answer = configuration.tls == nil ? FullHouse.answer(isSecure: configuration.isSecure) : nil
        let added = port.eventLoop.submit {
            let proxies = configuration.trustedProxies
            let gate = AcceptGate(connections, isProxy: { proxies.contains($0) }, answer: answer, logger: logger)
            try port.pipeline.syncOperations.addHandler(gate, position: .first)
        }
        // It fails when the port is closed already.
        try? await added.get()
    }

    static func router(
        house: House,
        door: LiveDoor,
        assets: Assets,
        rehearsals: Rehearsals,
        connections: OpenConnections
    ) -> Router<BasicRequestContext> {
        let router = Router(context: BasicRequestContext.self, options: .autoGenerateHeadEndpoints)
        router.middlewares.add(
            HeadersMiddleware(configuration: door.configuration, errorPages: ErrorPages(assets: assets))
        )
        router.middlewares.add(OriginMiddleware(rule: door.configuration.originRule))
        router.middlewares.add(GuessMiddleware(guesses: Guesses(), proxies: door.configuration.trustedProxies))
        let reception = Reception(
            house: house,
            openLines: door.openLines,
            paces: door.paces,
            configuration: door.configuration
        )
        PageRoutes(assets: assets).add(to: router)
        LinkRoutes(reception: reception).add(to: router)
        ConferenceRoutes(reception: reception).add(to: router)
        CommandRoutes(reception: reception).add(to: router)
        LiveRoutes(reception: reception, door: door).add(to: router)
        FoundingRoutes(reception: reception).add(to: router)
        SettingsRoutes(reception: reception).add(to: router)
        PeopleRoutes(reception: reception).add(to: router)
        ImportRoutes(reception: reception).add(to: router)
        BadgeRoutes(reception: reception).add(to: router)
        PreparedRoutes(reception: reception).add(to: router)
        AuditRoutes(reception: reception).add(to: router)
        JuryRoutes(reception: reception).add(to: router)
        RehearsalRoutes(reception: reception, rehearsals: rehearsals).add(to: router)
        let book = WifiBook()
        WifiRoutes(reception: reception, book: book).add(to: router)
        PreflightRoutes(reception: reception, book: book).add(to: router)
        ExportRoutes(reception: reception).add(to: router)
        ProofRoutes(reception: reception).add(to: router)
        SecurityRoutes(configuration: door.configuration, now: house.clock).add(to: router)
        OperatorRoutes(house: house, connections: connections).add(to: router)
        router.refuseOtherMethods()
        return router
    }
}
