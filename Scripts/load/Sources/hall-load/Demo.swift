import Foundation

/// The part of `wiebiedt demo --json` that is needed to come in.
struct Demo: Decodable {
    struct Conference: Decodable {
        let code: String
    }

    struct Person: Decodable {
        let token: String
        /// Signs in somewhere else as well; nil for a server that asks nobody who they are.
        let link: URL?
    }

    let conference: Conference
    let moderator: Person
    /// Who the phones belong to, in turn: fifty people with many lines each.
    let employers: [Person]
}

extension Demo {
    init(file: String) throws {
        self = try JSONDecoder().decode(Demo.self, from: Data(contentsOf: URL(fileURLWithPath: file)))
        guard !employers.isEmpty else { throw Failure("\(file) has no employers") }
    }
}

extension Demo.Person {
    /// For a server that asks nobody who they are.
    static let nobody = Demo.Person(token: "nobody", link: nil)
}
