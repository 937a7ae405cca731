import Foundation

/// A file of settings: one JSON object, whose members are texts and whole numbers.
///
/// It is read here and not by a provider of swift-configuration: `JSONSnapshot` does not tell which keys there are, so
/// that a slip in one would go unseen, and takes `true` for the number 1.
struct SettingsFile {
    /// By key.
    let values: [String: String]

    /// More than any file of settings has.
    private static let mostBytes = 64 * 1024

    init(_ path: String) throws(SettingFault) {
        let bytes: Data
        do {
            let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
            bytes = try handle.read(upToCount: Self.mostBytes) ?? Data()
        } catch {
            let why = access(path, R_OK) == 0 ? EISDIR : errno
            throw SettingFault("the settings file \(path) cannot be read: \(String(cString: strerror(why)))")
        }
        do {
            values = try JSONDecoder().decode([String: Value].self, from: bytes).compactMapValues(\.text)
        } catch DecodingError.typeMismatch(_, let context) where !context.codingPath.isEmpty {
            let key = context.codingPath.map(\.stringValue).joined(separator: ".")
            throw SettingFault("\(key) in \(path) must be a text or a whole number")
        } catch {
            throw SettingFault("the settings file \(path) holds no JSON object like {\"port\": 8080}")
        }
    }

    /// What one member says; null says nothing.
    private struct Value: Decodable {
        let text: String?

        init(from decoder: any Decoder) throws {
            let one = try decoder.singleValueContainer()
            if one.decodeNil() {
                text = nil
            } else if let number = try? one.decode(Int.self) {
                text = String(number)
            } else {
                text = try one.decode(String.self)
            }
        }
    }
}
