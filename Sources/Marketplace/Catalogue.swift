/// The lists that ship with the program and that an operator may edit: kinds, themes, sectors, regions, sorts of
/// organisations.
///
/// They are data and no Swift enums, because labels, regions and municipalities change between conferences. What a
/// conference uses of them is written into its ``Charter``.
public struct Catalogue: Sendable {
    /// Kinds of offer, in the order in which people see them.
    public var kinds: [Kind]
    /// Themes of the labour market.
    public var themes: [Label]
    /// Sectors of employers.
    public var sectors: [Label]
    /// Labour-market regions.
    public var regions: [Region]
    /// Sorts of organisations.
    public var organisationKinds: [Label]

    /// Makes a catalogue of lists that were read.
    public init(
        kinds: [Kind],
        themes: [Label],
        sectors: [Label],
        regions: [Region],
        organisationKinds: [Label] = []
    ) {
        self.organisationKinds = organisationKinds
        self.kinds = kinds
        self.themes = themes
        self.sectors = sectors
        self.regions = regions
    }

    /// A kind of offer, with its one unit.
    public struct Kind: Decodable, Sendable {
        /// The key, fixed for ever.
        public var key: KindKey
        /// Its words in Dutch.
        public var nl: Words
        /// Its words in English.
        public var en: Words
        /// Whether an offer is always for one.
        public var single: Bool
        /// Whether offers add to a pitch's tally.
        public var counted: Bool
        /// In how many days after the conference such an offer is usually fulfilled.
        public var dueDays: Int?
        /// The day of the year on which such a thing begins, as `09-01`; goes before ``dueDays``.
        public var dueOn: String?

        /// Makes a kind.
        public init(
            key: KindKey,
            nl: Words,
            en: Words,
            single: Bool,
            counted: Bool,
            dueDays: Int? = nil,
            dueOn: String? = nil
        ) {
            self.dueDays = dueDays
            self.dueOn = dueOn
            self.key = key
            self.nl = nl
            self.en = en
            self.single = single
            self.counted = counted
        }

        /// What a kind and its unit are called.
        public struct Words: Decodable, Sendable {
            /// Makes what a kind and its unit are called.
            public init(label: String, one: String, other: String) {
                self.label = label
                self.one = one
                self.other = other
            }

            /// The label on the button.
            public var label: String
            /// One of its unit: `plek`.
            public var one: String
            /// Several of its unit: `plekken`.
            public var other: String
        }

        /// How offers of this kind are counted.
        public var rule: KindRule { KindRule(key: key, single: single, counted: counted) }

        /// The Dutch unit for so many: `1 plek`, `3 plekken`.
        public func unit(for amount: Int) -> String { amount == 1 ? nl.one : nl.other }
    }

    /// A theme, a sector, or a sort of organisation.
    public struct Label: Decodable, Sendable {
        /// Makes a label.
        public init(key: String, nl: String, en: String) {
            self.key = key
            self.nl = nl
            self.en = en
        }

        /// The key, fixed for ever.
        public var key: String
        /// What it is called in Dutch.
        public var nl: String
        /// What it is called in English.
        public var en: String
    }

    /// A labour-market region.
    public struct Region: Decodable, Sendable {
        /// Makes a region.
        public init(code: RegionCode, name: String, centre: String, alias: [String], municipalities: [String]) {
            self.code = code
            self.name = name
            self.centre = centre
            self.alias = alias
            self.municipalities = municipalities
        }

        /// Its code at Statistics Netherlands, the key.
        public var code: RegionCode
        /// Its name.
        public var name: String
        /// The municipality at its centre.
        public var centre: String
        /// Other and older names.
        public var alias: [String]
        /// The municipalities in it, under current and older names.
        public var municipalities: [String]
    }
}

extension Catalogue {
    /// The code of the region that is called this: by code, name, centre or other name, in any case of letters.
    public func region(called text: String) -> RegionCode? {
        let text = text.lowercased()
        let named = regions.first { region in
            region.code.lowercased() == text || region.name.lowercased() == text
                || region.alias.contains { $0.lowercased() == text }
        }
        return (named ?? regions.first { $0.centre.lowercased() == text })?.code
    }

    /// The kind of that key, if the catalogue has it.
    public func kind(_ key: KindKey) -> Kind? {
        kinds.first { $0.key == key }
    }
}
