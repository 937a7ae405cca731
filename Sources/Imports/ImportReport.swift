public import Marketplace

/// What comes, or would come, of bringing in a list.
public struct ImportReport: Encodable, Sendable {
    /// How the file was read.
    public var format: Format?
    /// How many people are on the list.
    public var rows = 0
    /// How many of them are new here.
    public var new = 0
    /// How many are here and are described differently.
    public var changed = 0
    /// How many are here just as the list says.
    public var same = 0
    /// What somebody should look at; it keeps nothing from being brought in; the first ``listed``.
    public var doubtful: [Doubt] = []
    /// How many doubts there are in all.
    public var doubtfulCount = 0
    /// Why it cannot be brought in, in the order of the file; the first ``listed``.
    public var errors: [ImportFault] = []
    /// How many faults there are in all.
    public var errorCount = 0
    /// Organisations that may be one, spelled differently.
    public var lookAlikes: [LookAlikes] = []

    /// The most faults, and doubts, that are spelled out: more are not read.
    public static let listed = 50

    /// How a file was read.
    public struct Format: Encodable, Sendable {
        /// What its letters were written in.
        public var encoding: FileEncoding
        /// What stands between its columns.
        public var separator: Separator?
        /// The columns that were read, as the list calls them.
        public var columns: [String]
        /// Those that are about nothing that is kept here.
        public var ignored: [String]
    }

    /// Something that somebody should look at.
    public struct Doubt: Hashable, Encodable, Sendable {
        /// The line of the file, from 1.
        public var line: Int
        /// What it is about; the raw value goes over the wire and never changes.
        public var why: Reason
        /// What the list says there.
        public var text: String?
        /// What may be meant.
        public var proposal: String?
        /// Who is here already, or on the list, and is meant by mistake perhaps.
        public var with: Other?

        /// Sorts of doubts.
        public enum Reason: String, CaseIterable, Encodable, Sendable {
            /// No municipality of that name.
            case municipalityUnknown
            /// No region of that name, and no municipality that lies in one.
            case regionUnknown
            /// A phone number from which a spreadsheet took the zero, or more.
            case phoneDamaged
            /// Somebody of the same name is of another organisation.
            case sameNameElsewhere
            /// Two people of one name and organisation, told apart by their address or number.
            case namesake
            /// Two people with one e-mail address.
            case emailShared
            /// Known by their e-mail address, and called otherwise until now.
            case renamed
            /// A number that is kept for people who come without a badge.
            case badgeReserved
            /// Their badge was taken back.
            case revoked
        }
    }

    /// Somebody who is meant by mistake perhaps.
    public struct Other: Hashable, Encodable, Sendable {
        /// The number on their badge.
        public var badge: Badge?
        /// Their name.
        public var name: String
        /// Who they are there for.
        public var organisation: String

        init(_ words: Person.Words) {
            badge = words.badge
            name = words.name
            organisation = words.organisation
        }
    }

    mutating func add(_ fault: ImportFault) { errors.append(fault) }

    mutating func add(_ doubt: Doubt) { doubtful.append(doubt) }

    /// Puts everything in the order of the file and keeps what will be read.
    mutating func finish() {
        errorCount = errors.count
        doubtfulCount = doubtful.count
        errors = Array(errors.sorted { $0.line < $1.line }.prefix(Self.listed))
        doubtful = Array(doubtful.sorted { $0.line < $1.line }.prefix(Self.listed))
    }
}
