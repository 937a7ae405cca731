import Hall
import HTTPTypes
import LiveProtocol
import Marketplace
import Storage

/// Somebody who has proven to be a person of a conference.
struct Visitor: Sendable {
    let conference: OpenConference
    let person: PersonID
    let role: Role
    /// The token that proved it.
    let token: String
    /// Whether a browser sent it by itself, so that another site could have made it do so.
    let isFromCookie: Bool

    var actor: Actor { .person(person) }

    /// What a line of this visitor is open by.
    var reasons: [String] { [token, Self.reason(person, in: conference.code)] }

    /// The name of a person as a reason; no token has a space.
    static func reason(_ person: PersonID, in conference: String) -> String { "person \(conference) \(person.number)" }
}

extension House {
    /// Who asks something of a conference.
    ///
    /// - Parameters:
    ///   - role: the role whose cookie counts, since one browser may hold several; nil for any.
    ///   - isSecure: whether cookies are those of a secure site.
    /// - Throws: ``Problem``: 404 when there is no such conference, 401 when nobody has proven to be in it.
    func visitor(
        to code: String,
        as role: String?,
        _ headers: HTTPFields,
        isSecure: Bool
    ) async throws -> Visitor {
        guard let conference = conference(code) else { throw Problem(.init(Refusal.conferenceUnknown)) }
        for proof in Proof.all(in: headers, for: role, to: code, isSecure: isSecure) {
            guard let access = try await doorkeeper.access(by: proof.token), access.conference == code,
                let person = conference.read({ $0.person(PersonID(access.person)) }), !person.revoked,
                role == nil || !proof.isFromCookie || person.role.rawValue == role
            else { continue }
            return Visitor(
                conference: conference,
                person: person.id,
                role: person.role,
                token: proof.token,
                isFromCookie: proof.isFromCookie
            )
        }
        throw Problem.signedOut
    }
}

extension House {
    /// Everybody whom a request proves to be, with this role, in any conference of this server.
    func visitors(as role: Role, _ headers: HTTPFields, isSecure: Bool) async throws -> [Visitor] {
        var found: [Visitor] = []
        for proof in Proof.all(in: headers, for: role.rawValue, to: nil, isSecure: isSecure) {
            guard let access = try await doorkeeper.access(by: proof.token),
                let conference = conference(access.conference),
                let person = conference.read({ $0.person(PersonID(access.person)) }), person.role == role,
                !person.erased, !person.revoked
            else { continue }
            found.append(
                Visitor(
                    conference: conference,
                    person: person.id,
                    role: role,
                    token: proof.token,
                    isFromCookie: proof.isFromCookie
                )
            )
        }
        return found
    }
}

/// A token that came with a request.
struct Proof {
    let token: String
    let isFromCookie: Bool

    /// Every role in a conference, or one role in as many conferences as an organiser has in a year.
    private static let cookiesMaximum = 24

    /// The tokens of a request: that of a tool, or else those of the cookies for a role and a conference, nil for any.
    static func all(in headers: HTTPFields, for role: String?, to code: String?, isSecure: Bool) -> [Proof] {
        if let authorization = headers[.authorization] {
            let parts = authorization.split(separator: " ", maxSplits: 1)
            guard parts.count == 2, parts[0].lowercased() == "bearer" else { return [] }
            return [Proof(token: String(parts[1]), isFromCookie: false)]
        }
        let prefix = SessionCookie.prefix(isSecure: isSecure)
        return headers[values: .cookie].flatMap { $0.split(separator: ";") }.compactMap { cookie in
            let parts = cookie.trimming(while: { $0 == " " }).split(separator: "=", maxSplits: 1)
            guard parts.count == 2, parts[0].hasPrefix(prefix) else { return nil }
            let name = parts[0].dropFirst(prefix.count).split(separator: "-", maxSplits: 1)
            guard name.count == 2, role == nil || name[0] == role!, code == nil || name[1] == code! else { return nil }
            return Proof(token: String(parts[1]), isFromCookie: true)
        }
        // A browser sends few; more is somebody else's work.
        .prefix(Self.cookiesMaximum).map { $0 }
    }
}

extension Substring {
    fileprivate func trimming(while predicate: (Character) -> Bool) -> Substring {
        drop(while: predicate)
    }
}

/// The cookie that keeps a browser signed in.
enum SessionCookie {
    /// How long a browser keeps it: as long as the session lasts.
    private static let seconds = Doorkeeper.sessionMilliseconds / 1000

    /// What the cookies' names begin with; the role follows, and the conference, since one browser may hold several.
    ///
    /// A name with `__Host-` is accepted by browsers only when it is secure and for this host alone (RFC 6265bis,
    /// section 4.1.3.2), so that no other site of the domain can plant one.
    static func prefix(isSecure: Bool) -> String {
        isSecure ? "__Host-wiebiedt-" : "wiebiedt-"
    }

    /// The header that sets it.
    static func set(_ token: String, for role: Role, in conference: String, isSecure: Bool) -> String {
        line(token, role, conference, isSecure, "Max-Age=\(seconds)")
    }

    /// The header that takes it away.
    static func clear(_ role: Role, in conference: String, isSecure: Bool) -> String {
        line("", role, conference, isSecure, "Max-Age=0")
    }

    private static func line(
        _ token: String,
        _ role: Role,
        _ conference: String,
        _ isSecure: Bool,
        _ age: String
    ) -> String {
        let name = prefix(isSecure: isSecure) + role.rawValue + "-" + conference
        return "\(name)=\(token); Path=/; HttpOnly; SameSite=Lax; \(age)" + (isSecure ? "; Secure" : "")
    }
}
