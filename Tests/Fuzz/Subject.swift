/// Something that reads what strangers send.
protocol Subject: SendableMetatype {
    /// What it is called on the command line; its corpus is the folder of that name.
    static var name: String { get }
    /// Words that mean something to it.
    static var words: [String] { get }
    /// The most bytes of an input: a bit more than what the product takes.
    static var longest: Int { get }

    /// What to begin with.
    static func corpus() throws -> [[UInt8]]

    /// The most work that its size limit allows, as far as anybody found out; tried in long runs only.
    static func heavy() -> [[UInt8]]

    init() throws

    /// Reads an input, and asks that everything that is promised about it holds.
    ///
    /// The same input always does the same, so that it can be repeated; chance comes of ``chance(of:)``.
    ///
    /// - Returns: what became of it, in a word or two. What ends in a way that was not seen before is built upon.
    /// - Throws: ``Broken``, when a promise does not hold.
    func take(_ input: [UInt8]) throws -> String
}

extension Subject {
    static func corpus() throws -> [[UInt8]] { try Corpus.files(of: name) }
    static func heavy() -> [[UInt8]] { [] }
}

/// A promise that does not hold.
struct Broken: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}

/// Asks that a promise holds.
func promise(_ holds: Bool, _ what: @autoclosure () -> String) throws(Broken) {
    guard holds else { throw Broken(what()) }
}
