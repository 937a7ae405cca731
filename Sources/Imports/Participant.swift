import Marketplace

/// Somebody on a list, before it is known whether they are here already.
///
/// Of every column that the list has, a member says what stands there: nil for a column that it lacks, empty for a cell
/// that is. A change leaves the former alone and takes away the latter.
struct Participant {
    var line: Int
    var name: String
    var organisation: String?
    var function: String?
    var kind: String?
    var size: String?
    var municipality: String?
    var region: String?
    var email: String?
    var phone: String?
    var external: String?
    var sector: String?
    var role: Role?
    var badge: Badge?
    var show: Bool?

    /// Somebody new, or who is here already, as the list has it.
    func enrolment(of person: Person?) -> Enrolment {
        func said(_ cell: String?, _ before: String?) -> String? { cell.map { $0.isEmpty ? nil : $0 } ?? before }
        let before = person?.words
        var words = Person.Words(
            badge: badge ?? before?.badge,
            name: name,
            organisation: organisation ?? before?.organisation ?? "",
            municipality: said(municipality, before?.municipality)
        )
        words.function = said(function, before?.function)
        words.email = said(email, before?.email)
        words.phone = said(phone, before?.phone)
        words.kind = said(kind, before?.kind)
        words.size = said(size, before?.size)
        words.region = said(region, before?.region)
        words.external = said(external, before?.external)
        return Enrolment(
            person: person?.id,
            role: role ?? person?.role ?? (isWethouder ? .wethouder : .employer),
            words: words,
            sector: said(sector, person?.sector),
            show: show ?? person?.show ?? true
        )
    }

    /// Whether a list without a word on it means a wethouder.
    private var isWethouder: Bool {
        function?.folded.hasPrefix("wethouder") == true
            && (kind == "gemeente" || organisation?.folded.hasPrefix("gemeente") == true)
    }
}
