import HTTPTypes
import Hall
import Hummingbird
import NIOCore

/// How the server is doing, for those who run it.
struct OperatorRoutes {
    /// The version of the API; the same in `openapi.json`.
    static let apiVersion = "1.4.0"

    let house: House
    let connections: OpenConnections

    func add(to router: Router<BasicRequestContext>) {
        router.get("/health/live") { _, _ in status("pass") }
        router.get("/health/ready") { _, _ in
            house.isServing ? status("pass") : status("fail", .serviceUnavailable)
        }
        router.get("/metrics") { _, _ in
            answer(Array(Metrics(house, connections).text.utf8), type: "text/plain; version=0.0.4; charset=utf-8")
        }
    }

    private func status(_ word: String, _ status: HTTPResponse.Status = .ok) -> Response {
        json(["status": word], status: status)
    }
}
