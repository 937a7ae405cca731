import HTTPTypes
import Hummingbird
import LiveProtocol
import NIOCore

extension Request {
    /// The body, which says that it is JSON or says nothing.
    ///
    /// - Throws: ``Problem``: 413 when it is longer, before any of it is read if it says so itself; 415 when it says that
    ///   it is something else.
    func json(upTo maximum: Int) async throws -> ByteBuffer {
        try await body(upTo: maximum, of: ["application/json"])
    }

    /// The body, whole and as it is.
    ///
    /// What is packed is not unpacked: a bomb of a few bytes would unfold here.
    ///
    /// - Throws: as ``json(upTo:)``.
    func body(upTo maximum: Int, of types: [String]) async throws -> ByteBuffer {
        let type = headers[.contentType].map { $0.prefix { $0 != ";" && $0 != " " }.lowercased() }
        guard type.map(types.contains) ?? true, headers[.contentEncoding] == nil else {
            throw Problem.typeUnknown(types)
        }
        if let length = headers[.contentLength].flatMap({ Int($0) }), length > maximum {
            throw Problem(WireRefusal(.tooLarge))
        }
        do {
            return try await body.collect(upTo: maximum)
        } catch is NIOTooManyBytesError {
            throw Problem(WireRefusal(.tooLarge))
        }
    }
}

extension Problem {
    fileprivate static func typeUnknown(_ types: [String]) -> Problem {
        Problem(
            status: .unsupportedMediaType,
            code: "typeUnknown",
            detail: "Dit soort bericht kunnen wij niet lezen.",
            headers: [.accept: types.joined(separator: ", ")]
        )
    }
}
