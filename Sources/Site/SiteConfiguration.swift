/// How the site is served.
public struct SiteConfiguration: Sendable {
    /// The address to listen on.
    public var host: String
    /// The port to listen on; 0 for any that is free.
    public var port: Int
    /// The folder with the pages.
    public var web: String
    /// Where people reach the site, such as `https://wiebiedt.example`; nil for the address that they asked for.
    public var publicURL: String?
    /// The files of a certificate chain and its key, for TLS on the port itself.
    public var tls: TLSFiles?
    /// The public keys of the ledgers in PEM, the present one first.
    public var publicKeys = ""

    /// Makes a configuration.
    public init(host: String, port: Int, web: String, publicURL: String?, tls: TLSFiles?) {
        self.host = host
        self.port = port
        self.web = web
        self.publicURL = publicURL
        self.tls = tls
    }

    /// The files that TLS needs.
    public struct TLSFiles: Sendable {
        /// The certificate chain, PEM.
        public var certificate: String
        /// The private key, PEM.
        public var key: String

        /// Names the files.
        public init(certificate: String, key: String) {
            self.certificate = certificate
            self.key = key
        }
    }

    /// Whether people come over TLS, here or at a proxy in front.
    var isSecure: Bool { tls != nil || publicURL?.hasPrefix("https://") == true }
}
