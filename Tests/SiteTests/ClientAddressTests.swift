import HTTPTypes
import NIOCore
import Testing

@testable import Site

/// Who asks, when proxies pass it on.
struct ClientAddressTests {
    private let proxies = TrustedProxies(
        ["127.0.0.1", "10.1.0.0/16", "::1", "2001:db8:1::/48"].compactMap { TrustedProxies.Network($0) }
    )

    private func client(_ forwarded: String..., peer: String) throws -> String? {
        var headers = HTTPFields()
        headers[values: .init("X-Forwarded-For")!] = forwarded
        return ClientAddress.of(headers, peer: try .init(ipAddress: peer, port: 9), behind: proxies)?.ipAddress
    }

    @Test(arguments: [
        ("192.0.2.7", "192.0.2.7"), ("192.0.2.7:4711", "192.0.2.7"), (" \t192.0.2.7 ", "192.0.2.7"),
        ("2001:db8::7", "2001:db8::7"), ("[2001:db8::7]", "2001:db8::7"), ("[2001:db8::7]:4711", "2001:db8::7"),
        ("::ffff:192.0.2.7", "::ffff:192.0.2.7"),
    ])
    func `a proxy of ours says who asked it`(said: String, client: String) throws {
        #expect(try self.client(said, peer: "127.0.0.1") == client)
    }

    @Test(arguments: ["192.0.2.1", "10.2.0.1", "2001:db8:2::1", "::2", "127.0.0.2"])
    func `anybody else says nothing of it`(peer: String) throws {
        #expect(try client("198.51.100.1", peer: peer) == peer)
    }

    @Test func `without proxies nobody is believed`() throws {
        var headers = HTTPFields()
        headers[.init("X-Forwarded-For")!] = "198.51.100.1"
        let peer = try SocketAddress(ipAddress: "127.0.0.1", port: 9)
        #expect(ClientAddress.of(headers, peer: peer, behind: .init()) == peer)
    }

    @Test(arguments: [
        // What a visitor wrote into the header stands before what our proxy added.
        (["198.51.100.1, 192.0.2.7"], "192.0.2.7"),
        (["127.0.0.1, 10.1.0.1, 192.0.2.7"], "192.0.2.7"),
        (["198.51.100.1", "192.0.2.7"], "192.0.2.7"),
        // Two proxies of ours in a row.
        (["198.51.100.1, 192.0.2.7, 10.1.2.3"], "192.0.2.7"),
        (["192.0.2.7, 10.1.2.3:80, [2001:db8:1::9]:443"], "192.0.2.7"),
        // Nobody but proxies: somebody on the machine of the first.
        (["10.1.2.3, 10.1.2.4"], "10.1.2.3"),
    ])
    func `a chain counts from its end, up to the first that is not ours`(chain: [String], client: String) throws {
        var headers = HTTPFields()
        headers[values: .init("X-Forwarded-For")!] = chain
        let peer = try SocketAddress(ipAddress: "127.0.0.1", port: 9)
        #expect(ClientAddress.of(headers, peer: peer, behind: proxies)?.ipAddress == client)
    }

    @Test(arguments: [
        "", ",", "unknown", "_hidden", "192.0.2", "192.0.2.256", "192.0.2.7:", "192.0.2.7:x", "192.0.2.7:+1", "[]",
        "[192.0.2.7]", "[2001:db8::7", "[2001:db8::7]x", "2001:db8::7]:1", "\"192.0.2.7\"", "for=192.0.2.7",
        "localhost", "192.0.2.7 192.0.2.8",
    ])
    func `what is no address hides who asked`(garbage: String) throws {
        #expect(try client("192.0.2.7, \(garbage)", peer: "127.0.0.1") == "127.0.0.1")
    }

    @Test func `a thousand hops are not followed`() throws {
        let hops = (0..<1_000).map { "10.1.\($0 / 250).\($0 % 250)" }.joined(separator: ", ")
        #expect(try client("192.0.2.7, " + hops, peer: "127.0.0.1") == "10.1.3.234")
    }

    @Test func `an address of IPv4 is the same on a socket of both families`() throws {
        #expect(try client("192.0.2.7", peer: "::ffff:127.0.0.1") == "192.0.2.7")
    }

    @Test(arguments: [
        (["https"], true), (["HTTPS"], true), (["http, https"], true), (["http", "https"], true), (["http"], false),
        (["https, http"], false), ([], false), ([""], false), (["https://"], false),
    ])
    func `the proxy next to us says whether people come over TLS`(said: [String], isSecure: Bool) throws {
        var headers = HTTPFields()
        headers[values: .init("X-Forwarded-Proto")!] = said
        let ours = try SocketAddress(ipAddress: "::1", port: 9)
        #expect(ClientAddress.isSecure(headers, peer: ours, behind: proxies) == isSecure)
        let other = try SocketAddress(ipAddress: "192.0.2.1", port: 9)
        #expect(!ClientAddress.isSecure(headers, peer: other, behind: proxies))
    }

    @Test(arguments: [
        ("10.0.0.0/8", "10.255.0.1", true), ("10.0.0.1/8", "10.255.0.1", true), ("10.0.0.0/8", "11.0.0.1", false),
        ("192.0.2.128/25", "192.0.2.127", false), ("192.0.2.128/25", "192.0.2.129", true),
        ("192.0.2.1/32", "192.0.2.1", true), ("192.0.2.1/32", "192.0.2.0", false),
        ("2001:db8::/65", "2001:db8::7fff:0:0:1", true), ("2001:db8::/65", "2001:db8::8000:0:0:1", false),
        ("8000::/1", "ffff::1", true), ("::/1", "8000::", false), ("::1/128", "::1", true),
        ("0.0.0.0/1", "::7f00:1", false),
    ])
    func `a network is its first bits`(network: String, address: String, isIn: Bool) throws {
        let proxies = TrustedProxies([try #require(.init(network))])
        #expect(proxies.contains(try .init(ipAddress: address, port: 9)) == isIn)
    }

    @Test(arguments: [
        "", "/", "10.0.0.0/", "10.0.0.0/0", "::/0", "10.0.0.0/33", "::1/129", "10.0.0.0/-1", "10.0.0.0/+8",
        "10.0.0.0/8/8", "10.0.0/8", "proxy.example", "127.0.0.1:80", "[::1]", " 127.0.0.1",
    ])
    func `what is no network is refused, and so is everybody`(text: String) {
        #expect(TrustedProxies.Network(text) == nil)
    }
}
