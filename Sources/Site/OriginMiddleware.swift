import Hummingbird

/// Refuses every request that could write something and says that it comes from another site, whoever asks and whatever
/// it calls its body.
struct OriginMiddleware: RouterMiddleware {
    let rule: OriginRule

    func handle(
        _ request: Request,
        context: BasicRequestContext,
        next: (Request, BasicRequestContext) async throws -> Response
    ) async throws -> Response {
        guard request.onlyReads || rule.verdict(on: request.head) != .foreign else {
            throw Problem.foreignOrigin
        }
        return try await next(request, context)
    }
}
