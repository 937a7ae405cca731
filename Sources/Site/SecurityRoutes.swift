import HTTPTypes
import Hummingbird
import Marketplace

/// To whom weaknesses can be reported (RFC 9116), and what robots are asked: to stay out of live rooms.
struct SecurityRoutes {
    private static let path = "/.well-known/security.txt"
    private static let text = "text/plain; charset=utf-8"
    /// How long what the file says may be relied on: more than a month, and less than the year of the RFC.
    private static let validity: Int64 = 180 * 24 * 3600 * 1000

    let configuration: SiteConfiguration
    let now: @Sendable () -> Moment

    func add(to router: Router<BasicRequestContext>) {
        router.get("/.well-known/security.txt") { _, _ in
            guard let contact = configuration.securityContact else { throw Problem.pageUnknown }
            return answer(Array(file(contact).utf8), type: Self.text)
        }
        router.get("/robots.txt") { _, _ in
            answer(Array("User-agent: *\nDisallow: /\n".utf8), type: Self.text)
        }
    }

    private func file(_ contact: String) -> String {
        let until = Moment(milliseconds: now().milliseconds + Self.validity)
        let canonical = configuration.publicURL.map { "Canonical: \($0)\(Self.path)\n" } ?? ""
        return "Contact: \(contact)\nExpires: \(until.rfc3339)\nPreferred-Languages: nl, en\n\(canonical)"
    }
}
