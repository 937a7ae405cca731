import NIOCore
import Testing

@testable import Site

/// In which form a file goes out.
struct AssetTests {
    @Test(arguments: [
        ("gzip", true), ("gzip, deflate, br, zstd", true), ("*", true), ("br, GZIP;q=0.2", true), ("x-gzip", true),
        ("", false), ("identity", false), ("br", false), ("gzip;q=0", false), ("gzip; q=0.000, *", false),
        ("*;q=0", false), ("gzip;q=many", false), ("gzipped", false),
    ])
    func `a client takes gzip when it says so`(field: String, takes: Bool) {
        #expect(acceptsGzip(field) == takes)
    }

    @Test func `a client that says nothing gets what anybody can read`() {
        #expect(!acceptsGzip(nil))
    }

    @Test(arguments: [
        (["\"a\""], true), (["\"b\", \"a\""], true), (["\"b\"", "W/\"a\""], true), (["*"], true), (["\"b\""], false),
        (["a"], false), ([], false),
    ])
    func `what a client has is known by its tag`(fields: [String], isKnown: Bool) {
        #expect(names(fields, "\"a\"") == isKnown)
    }

    @Test func `a file is packed only where that makes it smaller`() {
        let long = Asset(bytes: Array(repeating: 97, count: 1000), contentType: "text/plain")
        let short = Asset(bytes: [97], contentType: "text/plain")
        let empty = Asset(bytes: [], contentType: "text/plain")

        #expect((long.packed?.body.readableBytes ?? 1000) < 50)
        #expect(long.packed?.tag != long.plain.tag)
        #expect(short.packed == nil && empty.packed == nil)
    }
}
