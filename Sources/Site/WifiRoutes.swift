import HTTPTypes
import Hall
import Hummingbird
import LiveProtocol
import Marketplace

/// How well phones reach the server from where they are; a page measures, and tells what it found.
struct WifiRoutes {
    /// A page gives up waiting before this.
    private static let milliseconds = 0...60_000
    private static let tries = 1...1_000

    let reception: Reception
    let book: WifiBook

    func add(to router: Router<BasicRequestContext>) {
        let conference = router.group("/api/v1/conferences/{code}")
        conference.post("wifi", use: tell)
        conference.get("wifi", use: list)
    }

    private struct WifiForm: Decodable {
        var median: Int
        var worst: Int
        var lost: Int
        var tries: Int
    }

    /// Takes a measurement of anybody who knows the code; nothing is kept of who it was.
    @Sendable
    private func tell(_ request: Request, _ context: BasicRequestContext) async throws -> Response {
        let conference = try reception.conference(context)
        if let wait = reception.paces.measurement(in: conference.code) { throw Problem(.tooFast(wait: wait)) }
        let form = try await reception.form(request, as: WifiForm.self)
        func need(_ holds: Bool, _ field: String) throws {
            guard holds else { throw Problem(WireRefusal(.fieldInvalid, field: field)) }
        }
        try need(Self.milliseconds ~= form.median, "median")
        try need(Self.milliseconds ~= form.worst && form.worst >= form.median, "worst")
        try need(Self.tries ~= form.tries, "tries")
        // Whoever had no answer at all has nothing to tell the time of, and no way to tell it.
        try need(0..<form.tries ~= form.lost, "lost")
        book.add(
            WifiMeasurement(
                at: reception.house.clock().rfc3339,
                median: form.median,
                worst: form.worst,
                lost: form.lost,
                tries: form.tries
            ),
            of: conference.code
        )
        return Response(status: .noContent)
    }

    /// What phones measured lately.
    @Sendable
    private func list(_ request: Request, _ context: BasicRequestContext) async throws -> Response {
        let visitor = try await reception.visitor(request, context, .organiser)
        struct Body: Encodable {
            var phones: [WifiMeasurement]
        }
        return json(Body(phones: book.all(of: visitor.conference.code)))
    }
}
