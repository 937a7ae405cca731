import LiveProtocol

/// What is said to who is turned away because the server is full: bytes, made once.
enum FullHouse {
    /// After how many seconds it may be tried again.
    static let retrySeconds = 5

    /// The answer as it is on the wire; it says what all answers do (``HeadersMiddleware``), for what it is.
    static func answer(isSecure: Bool) -> [UInt8] {
        var problem = Problem(WireRefusal(.tooBusy))
        problem.detail = "Het is hier nu vol. Probeer het over \(retrySeconds) seconden opnieuw."
        let body = problem.body
        let lines = [
            "HTTP/1.1 503 Service Unavailable",
            "Connection: close",
            "Content-Type: application/problem+json",
            "Content-Length: \(body.count)",
            "Retry-After: \(retrySeconds)",
            "Cache-Control: no-store",
            "Content-Security-Policy: default-src 'none'; frame-ancestors 'none'",
            "X-Content-Type-Options: nosniff",
            "Referrer-Policy: same-origin",
            "API-Version: \(OperatorRoutes.apiVersion)",
        ]
        let secure = isSecure ? ["Strict-Transport-Security: \(HeadersMiddleware.transportSecurity)"] : []
        return Array((lines + secure).map { $0 + "\r\n" }.joined().utf8) + Array("\r\n".utf8) + body
    }
}
