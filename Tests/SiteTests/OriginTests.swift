import HTTPTypes
import Marketplace
import Testing

@testable import Site

/// Requests that another site's page could have made.
struct OriginTests {
    private func verdict(
        _ fields: HTTPFields,
        host: String? = "wiebiedt.example",
        publicURL: String? = nil,
        isSecure: Bool = true,
        scheme: String? = nil
    ) -> OriginRule.Verdict {
        let scheme = scheme ?? (isSecure ? "https" : "http")
        let request = HTTPRequest(method: .post, scheme: scheme, authority: host, path: "/", headerFields: fields)
        return OriginRule(publicURL: publicURL).verdict(on: request)
    }

    @Test(
        arguments: [
            ("http://localhost:8080", "localhost:8080", nil, false),
            ("HTTP://LOCALHOST:8080", "localhost:8080", nil, false),
            ("http://[::1]:8080", "[::1]:8080", nil, false),
            ("http://[::1]", "[::1]:80", nil, false),
            ("http://wiebiedt.example", "wiebiedt.example:80", nil, false),
            ("https://wiebiedt.example:443", "wiebiedt.example", nil, true),
            ("https://wiebiedt.example", "10.0.0.5:8080", "https://wiebiedt.example", true),
            ("https://wiebiedt.example:443", "10.0.0.5:8080", "https://wiebiedt.example", true),
            ("https://wiebiedt.example", "10.0.0.5:8080", "https://WieBiedt.example:443", true),
        ] as [(String, String, String?, Bool)])
    func `a page of ours is ours`(origin: String, host: String, publicURL: String?, isSecure: Bool) {
        #expect(verdict([.origin: origin], host: host, publicURL: publicURL, isSecure: isSecure) == .ours)
    }

    @Test(arguments: [
        "null", "", "https://", "https://evil.example", "https://wiebiedt.example.evil.example",
        "https://evil-wiebiedt.example", "https://wiebiedt.example@evil.example", "https://evil@wiebiedt.example",
        "https://wiebiedt.example:444", "https://wiebiedt.example:", "https://wiebiedt.example:0443",
        "https://wiebiedt.example:x", "https://wiebiedt.example:443:443", "https://wiebiedt.example/",
        "https://wiebiedt.example/a", "https://wiebiedt.example?a", "https://wiebiedt.example#a",
        "https://wiebiedt.example https://evil.example", "https://wiebiedt.example.", "wiebiedt.example",
        "//wiebiedt.example", "ftp://wiebiedt.example", "wss://wiebiedt.example", "file://", "https:wiebiedt.example",
        "https://[wiebiedt.example]", "https://wiebiedt\u{2024}example", "https://wiebiedt.example\\@evil.example",
    ])
    func `a page of another is not`(origin: String) {
        #expect(verdict([.origin: origin]) == .foreign)
        #expect(verdict([.origin: origin], host: "10.0.0.5", publicURL: "https://wiebiedt.example") == .foreign)
    }

    @Test func `the scheme counts, both ways`() {
        #expect(verdict([.origin: "http://wiebiedt.example"]) == .foreign)
        #expect(verdict([.origin: "https://wiebiedt.example"], isSecure: false) == .foreign)
        #expect(verdict([.origin: "http://wiebiedt.example"], publicURL: "https://wiebiedt.example") == .foreign)
        #expect(verdict([.origin: "https://wiebiedt.example:80"]) == .foreign)
        #expect(verdict([.origin: "https://wiebiedt.example"], isSecure: false, scheme: "https") == .ours)
        #expect(verdict([.origin: "http://wiebiedt.example"], isSecure: false, scheme: "https") == .foreign)
    }

    @Test func `two origins, or a request to no host, are none of ours`() {
        var two: HTTPFields = [.origin: "https://wiebiedt.example"]
        two[values: .origin].append("https://wiebiedt.example")
        #expect(verdict(two) == .foreign)
        #expect(verdict([.origin: "https://wiebiedt.example"], host: nil) == .foreign)
    }

    @Test(
        arguments: [
            ("cross-site", true, .foreign), ("same-site", true, .foreign), ("cross-site", false, .foreign),
            ("same-site", false, .foreign), ("same-origin", true, .ours), ("same-origin", false, .unsaid),
            ("none", true, .ours), ("none", false, .unsaid), ("x", true, .ours),
        ] as [(String, Bool, OriginRule.Verdict)])
    func `what a browser says of the site counts before the origin`(
        site: String,
        hasOrigin: Bool,
        expected: OriginRule.Verdict
    ) {
        var fields: HTTPFields = [HTTPField.Name("Sec-Fetch-Site")!: site]
        if hasOrigin { fields[.origin] = "https://wiebiedt.example" }
        #expect(verdict(fields) == expected)
    }

    @Test func `a tool says nothing`() {
        #expect(verdict([:]) == .unsaid)
    }
}

struct ProofTests {
    private func tokens(
        _ fields: HTTPFields,
        role: String? = nil,
        code: String? = nil,
        isSecure: Bool = false
    ) -> [String] {
        Proof.all(in: fields, for: role, to: code, isSecure: isSecure).map(\.token)
    }

    @Test func `the cookie of the role counts, and any without a role`() {
        let cookies: HTTPFields = [.cookie: "other=x; wiebiedt-employer-482917=a; wiebiedt-screen-482917=b"]

        #expect(tokens(cookies, role: "screen") == ["b"])
        #expect(tokens(cookies) == ["a", "b"])
        #expect(tokens(cookies, role: "clerk") == [])
    }

    @Test func `an organiser of two conferences has a cookie for each`() {
        let cookies: HTTPFields = [.cookie: "wiebiedt-organiser-482917=a; wiebiedt-organiser-111222=b"]

        #expect(tokens(cookies, role: "organiser", code: "111222") == ["b"])
        #expect(tokens(cookies, role: "organiser") == ["a", "b"])
        #expect(tokens(cookies, code: "999999") == [])
    }

    @Test func `a secure site takes only cookies that no other could plant`() {
        let cookies: HTTPFields = [.cookie: "wiebiedt-employer-482917=planted; __Host-wiebiedt-employer-482917=ours"]

        #expect(tokens(cookies, isSecure: true) == ["ours"])
    }

    @Test(arguments: [("Bearer t", ["t"]), ("bearer t", ["t"]), ("Basic dDp0", []), ("Bearer", [])])
    func `a tool's token comes before any cookie`(authorization: String, expected: [String]) {
        #expect(tokens([.authorization: authorization, .cookie: "wiebiedt-employer-482917=c"]) == expected)
    }

    @Test func `a cookie is out of reach of scripts and other sites`() {
        let line = SessionCookie.set("t", for: .employer, in: "482917", isSecure: true)

        #expect(line.hasPrefix("__Host-wiebiedt-employer-482917=t; Path=/; HttpOnly; SameSite=Lax;"))
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
