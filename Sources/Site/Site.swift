public import Hall
import HTTPTypes
import Hummingbird
import HummingbirdCore
import HummingbirdTLS
public import Logging
public import NIOCore
import NIOSSL
public import ServiceLifecycle
import WebSockets

/// Everything that is served on the port: pages, the API, and the lines to the hall.
///
/// As a service it ends when all connections have been told and have gone.
public struct Site: Service {
    private let application: Application<RouterResponder<BasicRequestContext>>

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
        let assets = try Assets(folder: configuration.web)
        let openLines = OpenLines()
        house.observe { code, notice in
            if case .personErased(let person) = notice { openLines.end(Visitor.reason(person, in: code)) }
        }
        let door = LiveDoor(house: house, lanes: lanes, openLines: openLines, configuration: configuration)
        let router = Self.router(house: house, door: door, assets: assets)

        var server = HTTPServerBuilder { responder in
            LiveChannel(
                responder: responder,
                decide: { head, channel in await door.decide(head, on: channel) },
                isSecure: configuration.tls != nil
            )
        }
        if let files = configuration.tls { server = try .tls(server, tlsConfiguration: .init(files)) }

        application = Application(
            responder: router.buildResponder(),
            server: server,
            // A whole hall may come back in the same second; what does not fit in the backlog is turned away.
            configuration: .init(
                address: .hostname(configuration.host, port: configuration.port),
                serverName: nil,
                backlog: 4096
            ),
            onServerRunning: { channel in await onListening(channel.localAddress?.port ?? configuration.port) },
            eventLoopGroupProvider: .shared(group),
            logger: logger
        )
    }

    /// Serves until shutdown.
    public func run() async throws {
        try await application.run()
    }

    static func router(
        house: House,
        door: LiveDoor,
        assets: Assets
    ) -> Router<BasicRequestContext> {
        let router = Router(context: BasicRequestContext.self, options: .autoGenerateHeadEndpoints)
        router.middlewares.add(
            HeadersMiddleware(isSecure: door.configuration.isSecure, errorPages: ErrorPages(assets: assets))
        )
        let reception = Reception(house: house, openLines: door.openLines, configuration: door.configuration)
        PageRoutes(assets: assets).add(to: router)
        LinkRoutes(reception: reception).add(to: router)
        ConferenceRoutes(reception: reception).add(to: router)
        CommandRoutes(reception: reception).add(to: router)
        LiveRoutes(reception: reception, door: door).add(to: router)
        PeopleRoutes(reception: reception).add(to: router)
        JuryRoutes(reception: reception).add(to: router)
        ExportRoutes(reception: reception).add(to: router)
        ProofRoutes(reception: reception).add(to: router)
        OperatorRoutes(house: house).add(to: router)
        return router
    }
}

/// A file for TLS that cannot be used.
struct TLSFileError: Error, CustomStringConvertible {
    let description: String
}

extension TLSConfiguration {
    fileprivate init(_ files: SiteConfiguration.TLSFiles) throws {
        guard let chain = try? NIOSSLCertificate.fromPEMFile(files.certificate), !chain.isEmpty else {
            throw TLSFileError(description: "\(files.certificate) holds no certificate in PEM that can be read")
        }
        guard let key = try? NIOSSLPrivateKey(file: files.key, format: .pem) else {
            throw TLSFileError(description: "\(files.key) holds no private key in PEM that can be read")
        }
        self = .makeServerConfiguration(
            certificateChain: chain.map { .certificate($0) },
            privateKey: .privateKey(key)
        )
        minimumTLSVersion = .tlsv12
        // A socket needs HTTP/1.1; browsers that were offered 2 would not ask for one here.
        applicationProtocols = ["http/1.1"]
    }
}
