import Marketplace

extension Optional<MemberReader> {
    /// Reads words, if there are any.
    mutating func read<Words>(
        _ body: (inout MemberReader) throws(LedgerError) -> Words
    ) throws(LedgerError) -> Words? {
        guard var words = self else { return nil }
        let read = try body(&words)
        self = words
        return read
    }
}

extension Charter.Words {
    init(_ words: inout MemberReader) throws(LedgerError) {
        self.init(
            name: try words.need("name", \.text),
            venue: try words.take("venue", \.text),
            host: try words.take("host", \.text),
            organisers: try words.need("organisers", \.texts)
        )
        contact = try words.take("contact", \.text)
        wifi = try words.take("wifi", \.text).map { Wifi(name: $0) }
        wifi?.password = try words.take("wifiPassword", \.text)
    }
}

extension Person.Words {
    init(_ words: inout MemberReader) throws(LedgerError) {
        self.init(
            badge: try words.take("badge", \.number),
            name: try words.need("name", \.text),
            organisation: try words.need("organisation", \.text),
            municipality: try words.take("municipality", \.text)
        )
        function = try words.take("function", \.text)
        email = try words.take("email", \.text)
        phone = try words.take("phone", \.text)
        kind = try words.take("kind", \.text)
        size = try words.take("size", \.text)
        region = try words.take("region", \.text)
        external = try words.take("external", \.text)
    }
}

extension Carried.Words {
    init(_ words: inout MemberReader) throws(LedgerError) {
        self.init(
            title: try words.need("title", \.text),
            municipality: try words.take("municipality", \.text),
            organisation: try words.need("organisation", \.text),
            name: try words.need("name", \.text)
        )
    }
}

extension Pitch.Words {
    init(_ words: inout MemberReader) throws(LedgerError) {
        self.init(
            title: try words.need("title", \.text),
            problem: try words.take("problem", \.text),
            forWhom: try words.take("forWhom", \.text),
            municipality: try words.take("municipality", \.text),
            place: try words.take("place", \.text),
            promises: try words.need("promises", \.texts),
            firstStep: try words.take("firstStep", \.text),
            notes: try words.take("notes", \.text)
        )
    }
}

extension Offer.Words {
    /// The words of an offer, which are only written when there are any.
    static func read(_ words: inout MemberReader) throws(LedgerError) -> Offer.Words {
        let read = Offer.Words(note: try words.take("note", \.text), needs: try words.need("needs", \.texts))
        guard let read else { throw .unreadable("words that say nothing") }
        return read
    }
}
