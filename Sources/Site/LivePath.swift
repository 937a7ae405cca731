import HummingbirdCore

/// What the address of a line says.
package struct LivePath {
    package let code: String
    /// The last event that the client has.
    package let after: Int?
    /// Of which ledger that is.
    package let epoch: String?
    /// As what the browser comes.
    package let role: String?

    /// Reads `/live/{code}?after=&epoch=&as=`; nil for any other path.
    package init?(_ path: String) {
        let uri = URI(path)
        let parts = uri.path.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].isEmpty, parts[1] == "live" else { return nil }
        self.init(code: String(parts[2]), uri)
    }

    /// Reads the query of a request for a conference.
    init(code: String, _ uri: URI) {
        self.code = code
        after = uri.queryParameters["after"].flatMap { Int($0) }
        epoch = uri.queryParameters["epoch"].map(String.init)
        role = uri.queryParameters["as"].map(String.init)
    }
}
