public import Marketplace
import Foundation

extension Catalogue {
    /// Reads the lists from `Web/lists`, where the pages read them too.
    ///
    /// - Throws: `CatalogueError`, naming the file and what is wrong with it.
    public init(web folder: String) throws {
        self.init(
            kinds: try read("kinds", in: folder),
            themes: try read("themes", in: folder),
            sectors: try read("sectors", in: folder),
            regions: try read("regions", in: folder),
            organisationKinds: try read("organisations", in: folder)
        )
        try unique(kinds.map(\.key), "kinds")
        try unique(themes.map(\.key), "themes")
        try unique(sectors.map(\.key), "sectors")
        try unique(regions.map(\.code), "regions")
        try unique(organisationKinds.map(\.key), "organisations")
    }
}

/// A list that cannot be used.
public struct CatalogueError: Error, CustomStringConvertible {
    /// The file and what is wrong with it, for an operator.
    public let description: String
}

private func read<List: Decodable>(_ name: String, in folder: String) throws -> List {
    let path = "\(folder)/lists/\(name).json"
    guard FileManager.default.isReadableFile(atPath: path) else {
        throw CatalogueError(description: "\(path) is not there; is \(folder) the folder with the pages?")
    }
    do {
        return try JSONDecoder().decode(List.self, from: Data(contentsOf: URL(fileURLWithPath: path)))
    } catch {
        throw CatalogueError(description: "\(path) cannot be used: \(error)")
    }
}

private func unique(_ keys: [String], _ name: String) throws {
    guard Set(keys).count == keys.count else {
        throw CatalogueError(description: "lists/\(name).json has a key twice")
    }
}
