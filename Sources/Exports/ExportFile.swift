import Foundation
public import Marketplace

/// A file that is taken home: which form it has, and how it is written.
public enum ExportForm: String, CaseIterable, Sendable {
    /// Commitments as comma-separated values.
    case csv
    /// Commitments for Excel.
    case xlsx
    /// Commitments for LibreOffice, and whatever else reads the open standard.
    case ods
    /// Commitments for other systems.
    case json
    /// First steps and dates for an agenda.
    case ics
    /// The people, in the form in which they can be brought in again.
    case participants
    /// The people, for letters and e-mails.
    case addresses

    /// What the file holds: the middle part of a media type.
    public var mediaType: String {
        switch self {
        case .csv, .participants, .addresses: "text/csv; charset=utf-8; header=present"
        case .xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        case .ods: "application/vnd.oasis.opendocument.spreadsheet"
        case .json: "application/json"
        case .ics: "text/calendar; charset=utf-8"
        }
    }

    /// What the list is called in the ledger and in addresses: `commitments.xlsx`.
    public var listName: String {
        switch self {
        case .csv, .xlsx, .ods, .json, .ics: "commitments.\(rawValue)"
        case .participants, .addresses: "\(rawValue).csv"
        }
    }

    /// What the file is called: letters, digits, hyphens and a dot, so that it needs no quoting (RFC 6266).
    public func fileName(of list: CommitmentList) -> String {
        switch self {
        case .csv, .xlsx, .ods, .json: "toezeggingen-\(list.code)-\(list.seq).\(rawValue)"
        case .ics: "agenda-\(list.code)-\(list.seq).ics"
        case .participants: "deelnemers-\(list.code)-\(list.seq).csv"
        case .addresses: "adressen-\(list.code)-\(list.seq).csv"
        }
    }

    /// Of how many people something personal is in the file.
    public func people(in list: CommitmentList, _ tables: PeopleTables) -> Int {
        switch self {
        case .participants, .addresses: tables.count
        case .csv, .xlsx, .ods, .json, .ics: list.people
        }
    }
}

/// What somebody takes home, ready to be written.
public struct ExportFile: Sendable {
    /// Which form it has.
    public let form: ExportForm
    /// What it is made of.
    public let list: CommitmentList

    private let tables: PeopleTables
    private let flavour: CSV.Flavour
    private let now: Moment

    /// Prepares a file.
    ///
    /// - Parameters:
    ///   - form: which form it has.
    ///   - list: what it is made of.
    ///   - catalogue: what keys are called.
    ///   - flavour: for whom comma-separated values are.
    ///   - now: when the file is made.
    public init(
        _ form: ExportForm,
        of list: CommitmentList,
        catalogue: Catalogue,
        flavour: CSV.Flavour = .excel,
        at now: Moment
    ) {
        self.form = form
        self.list = list
        self.flavour = flavour
        self.now = now
        tables = PeopleTables(list.conference, catalogue: catalogue)
    }

    /// Of how many people something personal is in it.
    public var people: Int { form.people(in: list, tables) }

    /// Writes the file; memory does not grow with it.
    ///
    /// - Parameters:
    ///   - path: the file, which is overwritten.
    ///   - folder: where more may be kept while it is written.
    ///   - progress: called with the number of rows that were written, now and then; what it throws ends the writing.
    /// - Throws: what the disk and `progress` throw; what is at `path` is then of no use.
    public func write(
        to path: String,
        temporary folder: String,
        progress: (Int) throws -> Void = { _ in }
    ) throws {
        if form == .xlsx {
            return try XLSX.write(
                list.table,
                title: title,
                made: list.conference.lastAt,
                to: path,
                temporary: folder,
                progress: progress
            )
        }
        guard FileManager.default.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600]),
            let file = FileHandle(forWritingAtPath: path)
        else { throw CocoaError(.fileWriteUnknown) }
        try write({ try file.write(contentsOf: Data($0)) }, progress)
        try file.close()
    }

    private func write(_ write: @escaping ([UInt8]) throws -> Void, _ progress: (Int) throws -> Void) throws {
        switch form {
        case .csv: try CSV.write(list.table, flavour, to: write, progress: progress)
        case .participants: try CSV.write(tables.participants, flavour, to: write, progress: progress)
        case .addresses: try CSV.write(tables.addresses, flavour, to: write, progress: progress)
        case .ods: try ODS.write(list.table, title: title, to: write, progress: progress)
        case .json: try list.writeJSON(to: write, progress: progress)
        case .ics:
            var agenda = Agenda(list, at: now)
            try agenda.write(to: write)
        case .xlsx: preconditionFailure("a workbook is written by its library")
        }
    }

    private var title: String { "Toezeggingen \(list.name)" }
}
