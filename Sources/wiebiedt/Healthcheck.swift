import ArgumentParser
import Site

/// `wiebiedt healthcheck`: whether a server serves, for whoever looks after containers.
struct Healthcheck: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Ask the server of these settings whether people may come.",
        discussion: """
            Asks /health/ready on this machine, over TLS when the port has it; the certificate is not looked at. Give \
            it the settings of the server. It ends with 0 when people may come, and with 69 when not, or when nothing \
            answers within 5 seconds.

              wiebiedt healthcheck --port 8080
            """
    )

    @OptionGroup var settings: Settings

    func run() async throws {
        let site = try settings.values().site
        guard site.port > 0 else {
            throw Failure.configuration("--port must be the one that the server has, and not 0")
        }
        // A server that listens everywhere is asked on the loopback.
        let host = ["0.0.0.0": "127.0.0.1", "::": "::1"][site.host] ?? site.host
        let question = HealthQuestion(host: host, port: site.port, isSecure: site.tls != nil)
        guard let status = try? await question.ask() else {
            throw Failure.unavailable("nothing answers on \(host):\(site.port)")
        }
        guard status == 200 else { throw Failure.unavailable("the server on \(host):\(site.port) answers \(status)") }
    }
}
