import HTTPTypes
import Hummingbird
import Marketplace

/// The pages and the files that they use.
struct PageRoutes {
    private static let forever = "public, max-age=31536000, immutable"
    /// Kept, but asked for each time: mostly the answer is that nothing has changed.
    private static let anew = "no-cache"

    let assets: Assets

    func add(to router: Router<BasicRequestContext>) {
        router.get("/") { request, _ in try page("join", request) }
        for role in Role.allCases {
            router.get("/\(role.rawValue)/{code}") { request, _ in try page(role.rawValue, request) }
        }
        router.get("/receipt") { request, _ in try page("receipt", request) }
        router.get("/receipt/{code}/{offer}") { request, _ in try page("receipt", request) }
        router.get("/print/{code}/{sheet}") { request, _ in try page("print", request) }
        router.get("/wifi/{code}") { request, _ in try page("wifi", request) }
        router.get("/accessibility") { request, _ in try page("accessibility", request) }
        router.get("/toegankelijkheid") { request, _ in try page("accessibility", request) }
        router.get("/a/**") { request, context in
            try file(context.parameters.getCatchAll().map(String.init), request)
        }
        router.get("/api/v1/openapi.json") { request, _ in try document("api/openapi.json", request) }
        router.get("/api/v1/asyncapi.yaml") { request, _ in try document("api/asyncapi.yaml", request) }
        router.get("/favicon.ico") { request, _ in try file(["favicon.svg"], request) }
        router.get("/site.webmanifest") { request, _ in try file(["site.webmanifest"], request) }
        router.get("/{code}") { request, context in
            let code = try context.parameters.require("code")
            guard code.utf8.count == 6, code.utf8.allSatisfy({ 48...57 ~= $0 }) else { throw Problem.pageUnknown }
            return try page("join", request)
        }
    }

    private func page(_ name: String, _ request: Request) throws -> Response {
        try file(["\(name)/index.html"], request)
    }

    /// A file, under the hash of all files or without.
    private func file(_ path: [String], _ request: Request) throws -> Response {
        let isHashed = path.first == assets.hash
        let name = path.dropFirst(isHashed ? 1 : 0).joined(separator: "/")
        guard let asset = isHashed ? assets.underHash(name) : assets[name] else { throw Problem.pageUnknown }
        return asset.response(to: request, cache: isHashed ? Self.forever : Self.anew, isTagged: !isHashed)
    }

    /// A description of the API, which other sites may read (NL API rule publish-openapi).
    private func document(_ path: String, _ request: Request) throws -> Response {
        var response = try file([path], request)
        response.headers[.accessControlAllowOrigin] = "*"
        return response
    }
}
