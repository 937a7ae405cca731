import HTTPTypes
import Hummingbird

/// What a person sees when there is no page: words instead of JSON.
///
/// A problem's page is `error/<code>.html`. Programs, which do not ask for HTML, and everybody who asks the API get
/// ``Problem/response``.
struct ErrorPages: Sendable {
    let assets: Assets

    /// The page for a problem, or its JSON.
    func response(for problem: Problem, to request: Request) -> Response {
        guard isPersons(request), let page = page(for: problem) else { return problem.response }
        var response = page.response(to: request, status: problem.status, cache: "no-store", isTagged: false)
        response.headers[.vary] = "Accept, Accept-Encoding"
        for field in problem.headers { response.headers.append(field) }
        return response
    }

    /// Any that we did not foresee is either our fault or an address that leads nowhere.
    private func page(for problem: Problem) -> Asset? {
        let likest: Problem = problem.status.kind == .serverError ? .fault : .pageUnknown
        return assets["error/\(problem.code).html"] ?? assets["error/\(likest.code).html"]
    }

    private func isPersons(_ request: Request) -> Bool {
        let isToRead = request.method == .get || request.method == .head
        return isToRead && !request.uri.path.hasPrefix("/api/")
            && request.headers[values: .accept].contains { $0.lowercased().contains("text/html") }
    }
}
