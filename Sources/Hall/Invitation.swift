import LiveProtocol
public import Marketplace
import OpenSSL
import Storage

extension House {
    /// Lets somebody into a conference and makes the link that is theirs.
    ///
    /// - Returns: the person, and the token of the link, which nobody can make out again later.
    /// - Throws: `WireRefusal`, when the rules refuse; whatever the store throws.
    public func invite(
        _ role: Role,
        _ words: Person.Words,
        sector: String? = nil,
        to conference: OpenConference
    ) async throws -> (person: Person, token: String) {
        let answer = await conference.submit(
            .admit(role: role, words: words, sector: sector, show: true),
            id: Random.token(bytes: 16),
            by: .house
        )
        guard case .recorded(let recorded)? = answer else {
            if case .refused(let refusal)? = answer { throw refusal }
            throw WireRefusal(.unavailable)
        }
        let person = conference.read { $0.person(admittedBy: recorded.seq)! }
        return (person, try await doorkeeper.letIn(person.id, to: conference.code, by: .link))
    }
}
