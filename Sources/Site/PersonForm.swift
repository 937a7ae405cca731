import LiveProtocol
import Marketplace

/// Somebody who is let in, as a page or a tool says it.
struct PersonForm: Decodable {
    var id: String?
    var role: String
    var name: String
    var organisation: String?
    var municipality: String?
    var function: String?
    var email: String?
    var phone: String?
    var kind: String?
    var size: String?
    var region: String?
    var external: String?
    var sector: String?
    var badge: Int?
    var show: Bool?

    /// What is personal in it; a region by any name that the catalogue knows.
    func words(_ catalogue: Catalogue) -> Person.Words {
        var words = Person.Words(
            badge: badge,
            name: text(name) ?? "",
            organisation: text(organisation) ?? "",
            municipality: text(municipality)
        )
        words.function = text(function)
        words.email = text(email)
        words.phone = text(phone)
        words.kind = text(kind)
        words.size = text(size)
        words.region = text(region).map { catalogue.region(called: $0) ?? $0 }
        words.external = text(external)
        return words
    }
}
