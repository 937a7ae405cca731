import HTTPTypes
import Hummingbird
import LiveProtocol
import Logging
import NIOHTTP1

/// What every answer says, whoever gives it: errors in one form, and the headers that keep a page safe.
///
/// Nothing may run that is not ours, no page may be framed, no address leaks to another site (OWASP ASVS 5.0, 3.4; the
/// lint of internet.nl).
struct HeadersMiddleware: RouterMiddleware {
    let configuration: SiteConfiguration
    let errorPages: ErrorPages

    /// `connect-src 'self'` covers sockets of the same origin in all current browsers.
    private static let policy = """
        default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; \
        manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-src 'none'; frame-ancestors 'none'; \
        object-src 'none'; require-trusted-types-for 'script'
        """

    static let transportSecurity = "max-age=63072000; includeSubDomains"

    /// What may be done by a file that a page uses and that is never one.
    ///
    /// Nothing, should anybody open it by itself; and shortly, because a phone on bad Wi-Fi gets it four times.
    private static let policyOfParts = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

    private static let partsOfPages = ["text/javascript", "text/css", "application/json", "image/svg+xml"]

    func handle(
        _ request: Request,
        context: BasicRequestContext,
        next: (Request, BasicRequestContext) async throws -> Response
    ) async throws -> Response {
        var response: Response
        do {
            try request.head.requireAddress(publicURL: configuration.publicURL)
            response = try await next(request, context)
        } catch {
            response = errorPages.response(for: problem(of: error, context), to: request)
        }
        set(&response.headers, isSecure: request.head.isSecure)
        let type = response.headers[.contentType] ?? ""
        if request.uri.path.hasPrefix("/a/"), Self.partsOfPages.contains(where: type.hasPrefix) {
            response.headers[.contentSecurityPolicy] = Self.policyOfParts
        } else {
            setForPages(&response.headers)
        }
        return response
    }

    private func problem(of error: any Error, _ context: BasicRequestContext) -> Problem {
        switch error {
        case let error as Problem: return error
        case let error as HTTPError: return Problem(error)
        // A body that breaks off in the middle of what HTTP is.
        case is HTTPParserError: return Problem(HTTPError(.badRequest))
        default:
            // A fault is for the operator; the person learns that it is one, and that nothing is lost.
            context.logger.error("request failed", metadata: ["error": "\(error)"])
            return .fault
        }
    }

    private func set(_ headers: inout HTTPFields, isSecure: Bool) {
        headers[.xContentTypeOptions] = "nosniff"
        if headers[.init("Referrer-Policy")!] == nil { headers[.init("Referrer-Policy")!] = "same-origin" }
        headers[.init("Cross-Origin-Resource-Policy")!] = "same-origin"
        headers[.init("API-Version")!] = OperatorRoutes.apiVersion
        if isSecure { headers[.strictTransportSecurity] = Self.transportSecurity }
        if headers[.cacheControl] == nil { headers[.cacheControl] = "no-store" }
    }

    /// What only counts for what a browser shows.
    private func setForPages(_ headers: inout HTTPFields) {
        headers[.contentSecurityPolicy] = Self.policy
        headers[.init("X-Frame-Options")!] = "DENY"
        headers[.init("Cross-Origin-Opener-Policy")!] = "same-origin"
        headers[.init("Permissions-Policy")!] = "camera=(), microphone=(), geolocation=(), payment=(), usb=()"
    }
}

extension Problem {
    static let fault = Problem(
        status: .internalServerError,
        code: "fault",
        detail: "Er is iets misgegaan. Wat u al vastlegde, blijft staan. Probeer het over 1 minuut opnieuw."
    )

    /// An error of the HTTP layer in our form.
    init(_ error: HTTPError) {
        switch error.status {
        case .notFound: self = .pageUnknown
        case .contentTooLarge: self.init(WireRefusal(.tooLarge))
        default:
            self.init(
                status: error.status,
                code: "badRequest",
                detail: WireRefusal(.malformed).detail,
                headers: error.headers
            )
        }
    }
}
