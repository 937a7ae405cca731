import Hall
import LiveProtocol
import Marketplace
import OpenSSL

/// Somebody to let in.
struct Admission {
    var id: String?
    var role: Role
    var words: Person.Words
    var sector: String?
    var show: Bool
}

extension Reception {
    /// Lets somebody in; durable when it returns.
    ///
    /// The same id again gives the same person.
    func admit(_ admission: Admission, to conference: OpenConference, by actor: Actor) async throws -> Person {
        let command = Command.admit(
            role: admission.role,
            words: admission.words,
            sector: admission.sector,
            show: admission.show
        )
        let recorded = try await must(command, id: admission.id, in: conference, by: actor)
        guard let person = conference.read({ $0.person(admittedBy: recorded.seq) }) else { throw Problem.fault }
        return person
    }

    /// Has a command done; durable when it returns.
    ///
    /// - Throws: ``Problem``, when it was refused.
    @discardableResult
    func must(
        _ command: Command,
        id: String? = nil,
        in conference: OpenConference,
        by actor: Actor
    ) async throws -> Recorded {
        switch await conference.submit(command, id: try commandID(id), by: actor) {
        case .recorded(let recorded): return recorded
        case .refused(let refusal): throw Problem(refusal)
        case nil: throw Problem(WireRefusal(.unavailable))
        }
    }

    private func commandID(_ id: String?) throws -> String {
        guard let id else { return Random.token(bytes: 16) }
        guard let id = ClientFrame.validID(id) else { throw Problem(WireRefusal(.idInvalid)) }
        return id
    }
}
