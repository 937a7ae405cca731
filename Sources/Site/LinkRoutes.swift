import Hall
import HTTPTypes
import Hummingbird
import Marketplace
import Storage

/// `GET /k/{token}`: a personal link or the code on a badge signs a browser in.
struct LinkRoutes {
    let reception: Reception

    func add(to router: Router<BasicRequestContext>) {
        router.get("/k/{token}") { request, context in
            // A link is opened. What another site shows as a picture or in a frame signs nobody in.
            if let use = request.headers[.init("Sec-Fetch-Dest")!], use != "document" { throw Problem.foreignOrigin }
            return try await open(try context.parameters.require("token"), answering: request)
        }
    }

    /// A new token goes into the cookie, so that the one in the link is never what a browser keeps; the answer leads
    /// away from the address that holds it.
    private func open(_ link: String, answering request: Request) async throws -> Response {
        guard let access = try await reception.house.doorkeeper.access(by: link), access.purpose == .link,
            let conference = reception.house.conference(access.conference),
            let role = conference.read({ $0.person(PersonID(access.person))?.role })
        else { throw Problem.linkUnknown }
        var headers: HTTPFields = [.location: "/\(role.rawValue)/\(conference.code)"]
        headers[.init("Referrer-Policy")!] = "no-referrer"
        _ = try await reception.signIn(
            PersonID(access.person),
            as: role,
            to: conference.code,
            answering: request,
            &headers
        )
        return Response(status: .seeOther, headers: headers)
    }
}

extension Problem {
    static let linkUnknown = Problem(
        status: .notFound,
        code: "linkUnknown",
        detail: "Deze link werkt niet meer. Vraag om een nieuwe."
    )
}
