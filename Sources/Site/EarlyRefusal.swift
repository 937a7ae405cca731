import HTTPTypes
import LiveProtocol
import NIOHTTP1
import WebSockets

/// What is said to who is refused before any route is asked: what came was no request, or did not come in time, or the
/// house is full.
///
/// It says what all answers do (``HeadersMiddleware``), for what it is.
struct EarlyRefusal: Sendable {
    /// Whether people come over TLS.
    let isSecure: Bool

    /// The answer to a request that the HTTP layer itself refuses.
    func callAsFunction(_ status: HTTPResponseStatus) -> BareAnswer {
        let code = Int(status.code)
        return answer(
            status, Problem(status: .init(code: code), code: Self.code(of: status), detail: Self.detail(of: status)))
    }

    func answer(_ status: HTTPResponseStatus, _ problem: Problem, more: HTTPHeaders = [:]) -> BareAnswer {
        var headers: HTTPHeaders = [
            "Content-Type": "application/problem+json",
            "Cache-Control": "no-store",
            "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
            "X-Content-Type-Options": "nosniff",
            "Referrer-Policy": "same-origin",
            "Cross-Origin-Resource-Policy": "same-origin",
            "API-Version": OperatorRoutes.apiVersion,
        ]
        if isSecure { headers.add(name: "Strict-Transport-Security", value: HeadersMiddleware.transportSecurity) }
        headers.add(contentsOf: more)
        return BareAnswer(status, headers: headers, body: problem.body)
    }

    private static func code(of status: HTTPResponseStatus) -> String {
        switch status {
        case .requestTimeout: "tooSlow"
        case .requestHeaderFieldsTooLarge: WireRefusal.Fault.tooLarge.rawValue
        default: "badRequest"
        }
    }

    private static func detail(of status: HTTPResponseStatus) -> String {
        switch status {
        case .requestTimeout: "Uw verzoek kwam niet op tijd helemaal binnen. Probeer het opnieuw."
        case .requestHeaderFieldsTooLarge: WireRefusal(.tooLarge).detail
        default: WireRefusal(.malformed).detail
        }
    }
}
