import HTTPTypes
import Marketplace
import Testing

@testable import Site

/// Requests that another site's page could have made.
struct OriginTests {
    @Test(arguments: [
        ("http://localhost:8080", "localhost:8080", nil), ("HTTP://LOCALHOST:8080", "localhost:8080", nil),
        ("https://wiebiedt.example", "10.0.0.5:8080", "https://wiebiedt.example"),
    ])
    func `a page of ours is ours`(origin: String, host: String, publicURL: String?) {
        #expect(Origin.isOurs(origin, host: host, publicURL: publicURL))
    }

    @Test(
        arguments: [
            (nil, "wiebiedt.example", nil), ("null", "wiebiedt.example", nil), ("", "wiebiedt.example", nil),
            ("https://evil.example", "wiebiedt.example", nil),
            ("https://wiebiedt.example.evil.example", "wiebiedt.example", "https://wiebiedt.example"),
            ("https://evil-wiebiedt.example", "wiebiedt.example", nil),
            ("https://wiebiedt.example:444", "wiebiedt.example", nil),
            ("ftp://wiebiedt.example", "wiebiedt.example", nil), ("https://wiebiedt.example", nil, nil),
        ] as [(String?, String?, String?)])
    func `a page of another is not`(origin: String?, host: String?, publicURL: String?) {
        #expect(!Origin.isOurs(origin, host: host, publicURL: publicURL))
    }
}

struct ProofTests {
    private func tokens(_ fields: HTTPFields, role: String? = nil, isSecure: Bool = false) -> [String] {
        Proof.all(in: fields, for: role, isSecure: isSecure).map(\.token)
    }

    @Test func `the cookie of the role counts, and any without a role`() {
        let cookies: HTTPFields = [.cookie: "other=x; wiebiedt-employer=a; wiebiedt-screen=b"]

        #expect(tokens(cookies, role: "screen") == ["b"])
        #expect(tokens(cookies) == ["a", "b"])
        #expect(tokens(cookies, role: "clerk") == [])
    }

    @Test func `a secure site takes only cookies that no other could plant`() {
        let cookies: HTTPFields = [.cookie: "wiebiedt-employer=planted; __Host-wiebiedt-employer=ours"]

        #expect(tokens(cookies, isSecure: true) == ["ours"])
    }

    @Test(arguments: [("Bearer t", ["t"]), ("bearer t", ["t"]), ("Basic dDp0", []), ("Bearer", [])])
    func `a tool's token comes before any cookie`(authorization: String, expected: [String]) {
        #expect(tokens([.authorization: authorization, .cookie: "wiebiedt-employer=c"]) == expected)
    }

    @Test func `a cookie is out of reach of scripts and other sites`() {
        let line = SessionCookie.set("t", for: .employer, isSecure: true)

        #expect(line.hasPrefix("__Host-wiebiedt-employer=t; Path=/; HttpOnly; SameSite=Lax;"))
        #expect(line.hasSuffix("; Secure"))
        #expect(!line.contains("Domain"))
    }
}

struct LivePathTests {
    @Test func `a line's address is read`() {
        let path = LivePath("/live/482917?after=118&epoch=e&as=employer")

        #expect(path?.code == "482917")
        #expect(path?.after == 118)
        #expect(path?.epoch == "e")
        #expect(path?.role == "employer")
    }

    @Test(arguments: ["/", "/live", "/live/", "/live/1/2", "/x/482917", "live/482917"])
    func `any other is none`(path: String) {
        #expect(LivePath(path) == nil || LivePath(path)?.code == "")
    }

    @Test(arguments: ["after=x", "after=1.5", "after=", "after=99999999999999999999"])
    func `a place that is no number is none`(query: String) {
        #expect(LivePath("/live/482917?\(query)")?.after == nil)
    }
}
