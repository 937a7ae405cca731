import Exports
import Marketplace

/// Somebody in the list of people.
struct PersonRow: Encodable {
    var person: Int
    var badge: Int?
    var role: String
    var name: String?
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
    var show: Bool
    var erased: Bool?
    var revoked: Bool?

    init(_ person: Person, withContact: Bool) {
        let words = person.words
        self.person = person.id.number
        badge = words?.badge
        role = person.role.rawValue
        name = words?.name
        organisation = words?.organisation
        municipality = words?.municipality
        if withContact {
            function = words?.function
            email = words?.email
            phone = words?.phone
            kind = words?.kind
            size = words?.size
            region = words?.region
            external = words?.external
        }
        sector = person.sector
        show = person.show
        erased = person.erased ? true : nil
        revoked = person.revoked ? true : nil
    }
}

/// The link that is somebody's, which nobody can make out again later, with its code for a phone.
struct PersonalLink: Encodable {
    var person: Int
    var badge: Int?
    var role: String
    var name: String
    var organisation: String
    var function: String?
    var token: String
    var link: String
    var qr: QRCode.Drawing?

    init(_ person: Person, _ token: String, at address: String) {
        self.person = person.id.number
        badge = person.words?.badge
        role = person.role.rawValue
        name = person.words?.name ?? ""
        organisation = person.words?.organisation ?? ""
        function = person.words?.function
        self.token = token
        link = address + "/k/" + token
        qr = QRCode.drawing(of: link)
    }
}
