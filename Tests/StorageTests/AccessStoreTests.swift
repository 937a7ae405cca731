import OpenSSL
import TestSupport
import Testing

@testable import Storage

/// Tokens, of which only digests are kept.
struct AccessStoreTests {
    private func access(_ token: String) -> Access {
        Access(
            token: Digest(of: token.utf8),
            conference: "482917",
            person: 7,
            purpose: .session,
            grantedAt: 1
        )
    }

    @Test func `a token lets in until it is revoked`() async throws {
        try await withFolder { path in
            let store = try SQLiteStore(in: DataFolder(path: path))
            try await store.found(ConferenceRecord(code: "482917", epoch: "e", origin: "o"))
            try await store.grant([access("secret")])

            #expect(try await store.access(by: Digest(of: "secret".utf8)) == access("secret"))
            #expect(try await store.access(by: Digest(of: "guess".utf8)) == nil)

            try await store.revoke(Digest(of: "secret".utf8))
            #expect(try await store.access(by: Digest(of: "secret".utf8)) == nil)
        }
    }
}
