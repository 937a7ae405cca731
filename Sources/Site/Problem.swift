import Foundation
import HTTPTypes
import Hummingbird
import LiveProtocol
import Marketplace

/// An answer that says what is wrong, as RFC 9457 has it.
struct Problem: Error, HTTPResponseError {
    var status: HTTPResponse.Status
    /// The same word as in a refusal on a socket; it never changes.
    var code: String
    /// What to do, in Dutch.
    var detail: String
    /// The member of the request that it is about.
    var field: String?
    /// Further headers, such as `Allow`.
    var headers: HTTPFields = [:]

    static let signedOut = Problem(
        status: .unauthorized,
        code: "signedOut",
        detail: "U bent niet aangemeld. Gebruik uw badge, uw link of de code.",
        headers: [.wwwAuthenticate: "Bearer"]
    )
    static let foreignOrigin = Problem(
        status: .forbidden,
        code: "foreignOrigin",
        detail: "Dit verzoek komt van een andere site."
    )
    static func entryBusy(wait: Int) -> Problem {
        Problem(
            status: .tooManyRequests,
            code: "entryBusy",
            detail: "Er komen nu heel veel mensen tegelijk binnen. Wacht even en probeer het opnieuw.",
            headers: [.retryAfter: String(wait)]
        )
    }
    static let checkpointUnknown = Problem(
        status: .notFound,
        code: "checkpointUnknown",
        detail: "Zo ver is het logboek nog niet getekend. Probeer het zo nog eens."
    )
    static let pageUnknown = Problem(
        status: .notFound,
        code: "pageUnknown",
        detail: "Deze pagina is er niet. Ga naar de zaal of vul een code in."
    )

    init(
        status: HTTPResponse.Status,
        code: String,
        detail: String,
        field: String? = nil,
        headers: HTTPFields = [:]
    ) {
        self.status = status
        self.code = code
        self.detail = detail
        self.field = field
        self.headers = headers
    }

    /// A refusal as an HTTP answer.
    init(_ refusal: WireRefusal) {
        self.init(status: refusal.status, code: refusal.code, detail: refusal.detail, field: refusal.field)
        headers[.retryAfter] = refusal.wait.map(String.init)
    }

    func response(from request: Request, context: some RequestContext) -> Response {
        response
    }

    /// The problem in JSON.
    var body: [UInt8] {
        struct Body: Encodable {
            var status: Int
            var title: String
            var detail: String
            var code: String
            var field: String?
        }
        return WireJSON.encode(
            Body(status: status.code, title: status.reasonPhrase, detail: detail, code: code, field: field)
        )
    }

    var response: Response {
        var headers = headers
        headers[.contentType] = "application/problem+json"
        return Response(
            status: status,
            headers: headers,
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: body))
        )
    }
}

extension WireRefusal {
    /// The HTTP status of a refusal.
    ///
    /// | code | status |
    /// |---|---|
    /// | something that does not exist | 404 |
    /// | something that one may not do | 403 |
    /// | something written wrongly | 400, too large 413 |
    /// | something that this moment does not allow | 409 |
    /// | too much in too short a time | 429 |
    /// | nothing can be stored now | 503 |
    var status: HTTPResponse.Status {
        switch Fault(rawValue: code) {
        case .malformed, .idInvalid, .unknownCommand, .fieldMissing, .fieldTwice, .fieldInvalid: return .badRequest
        case .tooLarge: return .contentTooLarge
        case .tooFast: return .tooManyRequests
        case .idReused: return .conflict
        case .tooBusy, .unavailable: return .serviceUnavailable
        case nil: break
        }
        switch Refusal(rawValue: code) {
        case .conferenceUnknown, .personUnknown, .pitchUnknown, .offerUnknown: return .notFound
        case .notAllowed, .entryClosed: return .forbidden
        case .kindUnknown, .regionUnknown, .themeUnknown, .sectorUnknown, .dateInvalid, .timeInvalid, .emailInvalid,
            .sizeUnknown, .badgeRangeInvalid, .textMissing, .textTooLong, .textInvalid, .tooMany, .pointsInvalid,
            .closingTimeInvalid, .amountNotPositive, .amountTooLarge, .amountMustBeOne:
            return .badRequest
        default: return .conflict
        }
    }
}
