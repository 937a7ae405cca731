public import OpenSSL

/// Where it is kept which token lets whom in: never the token, only its digest.
public protocol AccessStore: Sendable {
    /// Lets the holders of tokens in, all of them or none; durable when it returns.
    func grant(_ accesses: [Access]) async throws

    /// Whom a token lets in; nil when nobody, or no more.
    func access(by token: Digest) async throws -> Access?

    /// Ends a token; one that does not exist stays so.
    func revoke(_ token: Digest) async throws
}

/// What a token is good for.
public struct Access: Hashable, Sendable {
    /// The SHA-256 of the token, which itself is with its holder alone.
    public let token: Digest
    /// The conference that it is for.
    public let conference: String
    /// The number of the person it lets in.
    public let person: Int
    /// Whether it is a link or a session.
    public let purpose: Purpose
    /// When it was granted, in milliseconds since 1970.
    public let grantedAt: Int64

    /// Makes an access.
    public init(token: Digest, conference: String, person: Int, purpose: Purpose, grantedAt: Int64) {
        self.token = token
        self.conference = conference
        self.person = person
        self.purpose = purpose
        self.grantedAt = grantedAt
    }

    /// How a token is held.
    public enum Purpose: String, Sendable {
        /// In a personal link, on a badge, in a tool's settings.
        case link
        /// In a browser's cookie.
        case session
    }
}
