import HTTPTypes
import Hummingbird
import LiveProtocol

extension Router {
    /// Answers every method that a path does not have with 405 and those that it has (RFC 9110, 15.5.6).
    ///
    /// For all paths that were added before; a path that is not there stays 404.
    func refuseOtherMethods() {
        var all: Set<HTTPRequest.Method> = [.get, .head, .post, .put, .patch, .delete, .options, .trace]
        // Not among the library's names yet: draft-ietf-httpbis-safe-method-w-body.
        if let query = HTTPRequest.Method("QUERY") { all.insert(query) }
        for (path, routes) in Dictionary(grouping: routes, by: \.path.description) {
            var known = Set(routes.map(\.method))
            if known.contains(.get) { known.insert(.head) }
            let refusal = Problem.methodUnknown(known.map(\.rawValue).sorted())
            for method in all.subtracting(known) {
                on(RouterPath(path), method: method) { _, _ -> Response in throw refusal }
            }
        }
    }
}

extension Problem {
    static func methodUnknown(_ known: [String]) -> Problem {
        Problem(
            status: .methodNotAllowed,
            code: "methodUnknown",
            detail: "Dit adres kan dat niet. Ga terug en probeer het opnieuw.",
            headers: [.allow: known.joined(separator: ", ")]
        )
    }
}
