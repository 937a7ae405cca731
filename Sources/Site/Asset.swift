import HTTPTypes
import Hummingbird
import NIOCore
import OpenSSL

/// A file as it is served: its bytes, and the same packed, each with a tag of its own.
struct Asset: Sendable {
    let contentType: String
    let plain: Representation
    /// Absent where gzip gains nothing.
    let packed: Representation?

    /// One form of the file.
    struct Representation: Sendable {
        let body: ByteBuffer
        /// A strong entity tag (RFC 9110, section 8.8.3): other bytes have another.
        let tag: String
    }

    /// Packs the bytes at once, so that no request waits for it.
    init(bytes: [UInt8], contentType: String) {
        self.contentType = contentType
        let digest = String(Digest(of: bytes).hex.prefix(16))
        plain = Representation(body: ByteBuffer(bytes: bytes), tag: "\"\(digest)\"")
        packed = gzip(bytes).map { Representation(body: ByteBuffer(bytes: $0), tag: "\"\(digest)-gzip\"") }
    }

    /// The text as it was before packing.
    var text: String { String(buffer: plain.body) }

    /// The answer to a request for this file: the form that the client takes, or that what it has is still good.
    func response(
        to request: Request,
        status: HTTPResponse.Status = .ok,
        cache: String,
        isTagged: Bool = true
    ) -> Response {
        let isPacked = packed != nil && acceptsGzip(request.headers[.acceptEncoding])
        let chosen = isPacked ? packed! : plain
        var headers: HTTPFields = [.cacheControl: cache]
        if packed != nil { headers[.vary] = "Accept-Encoding" }
        if isTagged { headers[.eTag] = chosen.tag }
        if isTagged, names(request.headers[values: .ifNoneMatch], chosen.tag) {
            return Response(status: .notModified, headers: headers)
        }
        headers[.contentType] = contentType
        if isPacked { headers[.contentEncoding] = "gzip" }
        return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: chosen.body))
    }
}

/// Whether a client takes gzip: it names it, or everything, and not with a weight of nought (RFC 9110, section 12.5.3).
func acceptsGzip(_ field: String?) -> Bool {
    var weights: [Substring: Double] = [:]
    for item in (field ?? "").lowercased().split(separator: ",") {
        let parts = item.split(separator: ";").map { $0.trimmed }
        guard let name = parts.first else { continue }
        let weight = parts.dropFirst().first { $0.hasPrefix("q=") }.map { Double($0.dropFirst(2)) ?? 0 }
        weights[name] = weight ?? 1
    }
    return (weights["gzip"] ?? weights["x-gzip"] ?? weights["*"] ?? 0) > 0
}

/// Whether `If-None-Match` names a tag; a weak one is as good (RFC 9110, section 13.1.2).
func names(_ fields: [String], _ tag: String) -> Bool {
    fields.flatMap { $0.split(separator: ",") }.map(\.trimmed).contains { $0 == "*" || $0 == tag || $0 == "W/\(tag)" }
}

extension Substring {
    fileprivate var trimmed: Substring {
        var rest = drop { $0 == " " || $0 == "\t" }
        while let last = rest.last, last == " " || last == "\t" { rest.removeLast() }
        return rest
    }
}
