import HTTPTypes

/// Whether a request comes from a page of ours.
///
/// A browser sends cookies along with whatever another site makes it send, a socket's handshake included, and tells
/// where that came from in `Origin`. So a request that a cookie vouches for needs an `Origin` that is ours.
enum Origin {
    /// Whether the header names this site: the public address, or the host that the request itself was sent to.
    static func isOurs(_ origin: String?, host: String?, publicURL: String?) -> Bool {
        guard let origin, let authority = authority(of: origin) else { return false }
        if let publicURL, let ours = Self.authority(of: publicURL), authority == ours { return true }
        return host.map { authority == $0.lowercased() } ?? false
    }

    /// The host and port of an address; nil when it is none.
    private static func authority(of address: String) -> String? {
        let address = address.lowercased()
        for scheme in ["http://", "https://"] where address.hasPrefix(scheme) {
            let authority = address.dropFirst(scheme.count).prefix { $0 != "/" }
            return authority.isEmpty ? nil : String(authority)
        }
        return nil
    }
}
