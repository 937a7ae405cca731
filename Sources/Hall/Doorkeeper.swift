public import Marketplace
import OpenSSL
public import Storage

/// Who may come in: makes tokens, and knows whom they let in.
///
/// A token is 256 random bits that only its holder has; the store keeps its SHA-256. Such a number cannot be guessed, so
/// its digest needs no salt and no slow hash (OWASP ASVS 5.0, 7.2.3 and 11.4).
public struct Doorkeeper: Sendable {
    private static let tokenBytes = 32

    /// How long a session lasts: a day of a conference and the days around it (OWASP ASVS 5.0, 7.3.2).
    ///
    /// A link lasts as long as the conference is kept; it makes a session anew whenever it is opened.
    public static let sessionMilliseconds: Int64 = 14 * 24 * 3600 * 1000

    private let store: any AccessStore
    private let clock: @Sendable () -> Moment

    init(store: any AccessStore, clock: @escaping @Sendable () -> Moment) {
        self.store = store
        self.clock = clock
    }

    /// Makes a token that lets a person in; durable when it returns.
    public func letIn(_ person: PersonID, to conference: String, by purpose: Access.Purpose) async throws -> String {
        try await letIn([person], to: conference, by: purpose)[0]
    }

    /// Makes a token for each of several people, in their order; durable when it returns.
    public func letIn(
        _ people: [PersonID],
        to conference: String,
        by purpose: Access.Purpose
    ) async throws -> [String] {
        let now = clock().milliseconds
        let tokens = people.map { _ in Random.token(bytes: Self.tokenBytes) }
        try await store.grant(
            zip(people, tokens).map { person, token in
                Access(
                    token: Digest(of: token.utf8),
                    conference: conference,
                    person: person.number,
                    purpose: purpose,
                    grantedAt: now
                )
            }
        )
        return tokens
    }

    /// Whom a token lets in; nil when nobody, or no more.
    public func access(by token: String) async throws -> Access? {
        // No token is that long; whoever sends more gets no work done for it.
        guard token.utf8.count <= 128 else { return nil }
        guard let access = try await store.access(by: Digest(of: token.utf8)) else { return nil }
        guard access.purpose == .link || clock().milliseconds - access.grantedAt < Self.sessionMilliseconds else {
            return nil
        }
        return access
    }

    /// Ends a token.
    public func end(_ token: String) async throws {
        try await store.revoke(Digest(of: token.utf8))
    }
}
