import Foundation
import Site

/// What the value of a setting may be.
enum SettingKind: Sendable {
    case text
    case file
    case folder
    case number(ClosedRange<Int>)
    /// Where the site is reached: a scheme and a host.
    case site
    /// Where somebody can be reached: an address for mail, or a page.
    case contact
    /// Addresses and networks, with commas.
    case networks
    case oneOf([String])

    var name: String {
        switch self {
        case .text: "text"
        case .file: "file"
        case .folder: "folder"
        case .number: "number"
        case .site, .contact: "URL"
        case .networks: "networks"
        case .oneOf: "word"
        }
    }

    /// Between which values it must be, where that is worth telling.
    var range: String? {
        switch self {
        case .number(let range): "\(range.lowerBound) to \(range.upperBound)"
        case .oneOf(let words): words.joined(separator: ", ")
        case .text, .file, .folder, .site, .contact, .networks: nil
        }
    }

    /// The value as it is used, of a text that is as it should be.
    ///
    /// - Throws: what is wrong with it, in words that follow its name.
    func read(_ text: String) throws(SettingFault) -> String {
        guard !text.isEmpty else { throw SettingFault("is empty") }
        guard text.unicodeScalars.allSatisfy({ $0.properties.generalCategory != .control }) else {
            throw SettingFault("has a control character in it")
        }
        switch self {
        case .text, .file, .folder: return text
        case .number(let range):
            guard let number = Int(text), range ~= number else {
                throw SettingFault("is \(text), and must be a number from \(range.lowerBound) to \(range.upperBound)")
            }
            return String(number)
        case .oneOf(let words):
            guard words.contains(text.lowercased()) else {
                throw SettingFault("is \(text), and must be one of \(words.joined(separator: ", "))")
            }
            return text.lowercased()
        case .contact:
            guard !text.contains(" "), let parts = URLComponents(string: text),
                parts.scheme == "mailto" && parts.path.dropFirst().dropLast().contains("@")
                    || parts.scheme == "https" && parts.host?.isEmpty == false
            else { throw SettingFault("must be like mailto:security@wiebiedt.example, or an address with https") }
            return text
        case .site:
            guard let parts = URLComponents(string: text), parts.scheme == "http" || parts.scheme == "https",
                parts.host?.isEmpty == false, parts.path.isEmpty || parts.path == "/",
                parts.user == nil, parts.password == nil, parts.query == nil, parts.fragment == nil
            else { throw SettingFault("must be like https://wiebiedt.example, and nothing after it") }
            return text.hasSuffix("/") ? String(text.dropLast()) : text
        case .networks:
            let networks = text.split(separator: ",", omittingEmptySubsequences: false).map {
                $0.trimmingCharacters(in: .whitespaces)
            }
            if let other = networks.first(where: { TrustedProxies.Network($0) == nil }) {
                throw SettingFault("has \(other.isEmpty ? "nothing" : other) where an address or network must be")
            }
            return networks.joined(separator: ",")
        }
    }
}

/// What is wrong with a setting.
struct SettingFault: Error {
    let words: String

    init(_ words: String) { self.words = words }
}
