import HTTPTypes
import Hummingbird
import Marketplace

/// The pages and the files that they use.
struct PageRoutes {
    private static let forever = "public, max-age=31536000, immutable"

    let assets: Assets

    func add(to router: Router<BasicRequestContext>) {
        router.get("/") { _, _ in page("join") }
        for role in Role.allCases {
            router.get("/\(role.rawValue)/{code}") { _, _ in page(role.rawValue) }
        }
        router.get("/receipt") { _, _ in page("receipt") }
        router.get("/receipt/{code}/{offer}") { _, _ in page("receipt") }
        router.get("/a/**") { _, context in
            try file(context.parameters.getCatchAll().map(String.init))
        }
        router.get("/api/v1/openapi.json") { _, _ in try document("api/openapi.json") }
        router.get("/api/v1/asyncapi.yaml") { _, _ in try document("api/asyncapi.yaml") }
        router.get("/favicon.ico") { _, _ in try file(["favicon.svg"]) }
        router.get("/{code}") { _, context in
            let code = try context.parameters.require("code")
            guard code.utf8.count == 6, code.utf8.allSatisfy({ 48...57 ~= $0 }) else { throw Problem.pageUnknown }
            return page("join")
        }
    }

    /// A page is asked for anew each time; what it refers to is kept.
    private func page(_ name: String) -> Response {
        guard let asset = assets["\(name)/index.html"] else { return Problem.pageUnknown.response }
        return response(asset, cache: "no-cache")
    }

    /// A file, under the hash of all files or without.
    private func file(_ path: [String]) throws -> Response {
        let isHashed = path.first == assets.hash
        guard let asset = assets[path.dropFirst(isHashed ? 1 : 0).joined(separator: "/")] else {
            throw Problem.pageUnknown
        }
        return response(asset, cache: isHashed ? Self.forever : "no-cache")
    }

    /// A description of the API, which other sites may read (NL API rule publish-openapi).
    private func document(_ path: String) throws -> Response {
        guard let asset = assets[path] else { throw Problem.pageUnknown }
        var response = response(asset, cache: "no-cache")
        response.headers[.accessControlAllowOrigin] = "*"
        return response
    }

    private func response(_ asset: Assets.Asset, cache: String) -> Response {
        Response(
            status: .ok,
            headers: [.contentType: asset.contentType, .cacheControl: cache],
            body: ResponseBody(byteBuffer: asset.body)
        )
    }
}
