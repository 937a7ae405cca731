import Foundation
import LiveProtocol
import NIOCore

/// Reads a JSON form, as strictly as a command.
///
/// - Throws: ``Problem`` that names the member that is missing or wrong.
func readForm<Form: Decodable>(_ body: ByteBuffer, as type: Form.Type) throws -> Form {
    do {
        try StrictJSON.check(body.readableBytesView)
        return try JSONDecoder().decode(type, from: Data(body.readableBytesView))
    } catch let refusal as WireRefusal {
        throw Problem(refusal)
    } catch DecodingError.keyNotFound(let key, let context) {
        throw Problem(WireRefusal(.fieldMissing, field: (context.codingPath.first ?? key).stringValue))
    } catch DecodingError.typeMismatch(_, let context) where !context.codingPath.isEmpty {
        throw Problem(WireRefusal(.fieldInvalid, field: context.codingPath[0].stringValue))
    } catch DecodingError.valueNotFound(_, let context) where !context.codingPath.isEmpty {
        throw Problem(WireRefusal(.fieldMissing, field: context.codingPath[0].stringValue))
    } catch {
        throw Problem(WireRefusal(.malformed))
    }
}
