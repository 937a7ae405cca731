import Glibc
import NIOCore
import NIOHTTP1
import NIOPosix
import WebSockets

/// An echo server on the loopback interface, for the Autobahn cases and for rude clients.
///
///     swift run websocket-echo [PORT [MAXIMUM-MESSAGE-BYTES [FIRST-REQUEST-MS SILENCE-MS CLOSE-MS]]]
///
/// It uses the pipeline that `WebSockets` offers. Without more arguments its limits are wide, because Autobahn sends
/// messages of 16 MiB, and some in 65,536 fragments. Port 0 is any free one; `listening PORT` tells which.
@main
struct Program {
    static func main() async throws {
        let arguments = CommandLine.arguments.dropFirst().compactMap { Int($0) }
        let configuration = configuration(from: arguments)

        let server = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.backlog, value: 4096)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelOption(.allowRemoteHalfClosure, value: true)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture { serve(channel, configuration) }
            }
            .bind(host: "127.0.0.1", port: arguments.first ?? 0)
            .get()

        print("listening \(server.localAddress?.port ?? 0)")
        fflush(nil)
        try await server.closeFuture.get()
    }

    private static func serve(_ channel: any Channel, _ configuration: UpgradeConfiguration) {
        _ = channel.pipeline.syncOperations.addUpgradeGate(configuration: configuration) { head, _ in
            head.uri.hasPrefix("/refused") ? .refuse : .accept { _ in Echo() }
        } becomeHTTP: { channel in
            try channel.pipeline.syncOperations.addHandler(Refusal())
        }
    }

    private static func configuration(from arguments: [Int]) -> UpgradeConfiguration {
        var configuration = UpgradeConfiguration()
        configuration.webSocket.allowsBinary = true
        configuration.webSocket.maximumMessageSize = 16 * 1024 * 1024
        configuration.webSocket.maximumFragments = 64 * 1024
        if arguments.count > 1 {
            configuration.webSocket.maximumMessageSize = arguments[1]
            configuration.webSocket.maximumFragments = 64
        }
        if arguments.count > 4 {
            configuration.firstRequestLimit = .milliseconds(Int64(arguments[2]))
            configuration.webSocket.silenceLimit = .milliseconds(Int64(arguments[3]))
            configuration.webSocket.pingInterval = .milliseconds(Int64(arguments[3]) / 2)
            configuration.webSocket.closeLimit = .milliseconds(Int64(arguments[4]))
        }
        return configuration
    }
}
