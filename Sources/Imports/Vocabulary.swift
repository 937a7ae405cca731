import Marketplace

/// The words that lists use for what we have a key for.
struct Vocabulary {
    private var kinds: [String: String] = [:]
    private var sectors: [String: String] = [:]
    private var regions: [String: RegionCode] = [:]
    private var municipalities: Set<String> = []

    /// The words of the catalogue, as far as this conference uses them, and those that its people have already.
    init(_ catalogue: Catalogue, in conference: Conference) {
        let used = conference.charter.map { Set($0.sectors) } ?? []
        for (word, key) in sectorWords { sectors[word.folded] = key }
        for sector in catalogue.sectors { sectors.learn(sector) }
        sectors = sectors.filter { used.contains($0.value) }
        for sector in used { sectors[sector.folded] = sector }

        for (word, key) in kindWords { kinds[word.folded] = key }
        for kind in catalogue.organisationKinds { kinds.learn(kind) }

        for region in catalogue.regions { learn(region) }
        // What a region is called comes before what lies in it: Zwolle is both.
        for region in catalogue.regions {
            for name in [region.code, region.name] + region.alias { regions[name.folded] = region.code }
        }
        for words in conference.people.compactMap(\.words) {
            if let kind = words.kind { kinds[kind.folded] = kind }
            if let region = words.region { regions[region.folded] = region }
        }
    }

    private mutating func learn(_ region: Catalogue.Region) {
        for name in region.municipalities + [region.centre] {
            let short = name.replacing(" aan den ", with: " a/d ").replacing(" aan de ", with: " a/d ")
            let bare = String(name.prefix { $0 != "(" })
            for spelling in [name, short, bare] {
                municipalities.insert(spelling.folded)
                regions[spelling.folded] = region.code
            }
        }
    }

    /// The key of a sort of organisation.
    func kind(_ word: String) -> String? { kinds[word.folded] }

    /// The key of a sector that the conference uses.
    func sector(_ word: String) -> String? { sectors[word.folded] }

    /// A region by its code, by any name of it, or by a municipality in it.
    func region(_ word: String) -> RegionCode? {
        let word = word.folded
        return regions[word] ?? regions[word.without("arbeidsmarktregio")] ?? regions[word.without("gemeente")]
    }

    /// Whether it is a municipality, under a name of today or of before.
    func isMunicipality(_ word: String) -> Bool {
        let word = word.folded
        return municipalities.contains(word) || municipalities.contains(word.without("gemeente"))
    }

    /// What somebody does.
    func role(_ word: String) -> Role? { roleWords[word.folded] }

    /// Yes or no.
    func yes(_ word: String) -> Bool? { yesWords[word.folded] }

    /// How many people work somewhere, one of `Person.sizes`: from a range, or from a number.
    func size(_ word: String) -> String? {
        let word = word.lowercased().replacing("–", with: "-").filter { !$0.isWhitespace && $0 != "." }
        let bare = sizeUnits.reduce(word) { $0.hasSuffix($1) ? String($0.dropLast($1.count)) : $0 }
        if let size = sizeWords[bare] { return size }
        guard bare.utf8.allSatisfy({ 0x30...0x39 ~= $0 }), let number = Int(bare) else { return nil }
        return switch number {
        case 1: "1"
        case 2...9: "2-9"
        case 10...49: "10-49"
        case 50...249: "50-249"
        case 250...: "250+"
        default: nil
        }
    }
}

extension Dictionary<String, String> {
    fileprivate mutating func learn(_ label: Catalogue.Label) {
        for name in [label.key, label.nl, label.en] { self[name.folded] = label.key }
    }
}

extension String {
    fileprivate func without(_ word: String) -> String { hasPrefix(word) ? String(dropFirst(word.count)) : self }
}
