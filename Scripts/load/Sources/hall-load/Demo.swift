import Foundation

/// The part of `wiebiedt demo --json` that is needed to come in.
struct Demo: Decodable {
    struct Conference: Decodable {
        let code: String
    }

    struct Person: Decodable {
        let token: String
    }

    let conference: Conference
    let moderator: Person
    /// Who the phones belong to, in turn: fifty people with many lines each.
    let employers: [Person]

    init(file: String) throws {
        self = try JSONDecoder().decode(Demo.self, from: Data(contentsOf: URL(fileURLWithPath: file)))
        guard !employers.isEmpty else { throw Failure("\(file) has no employers") }
    }
}
