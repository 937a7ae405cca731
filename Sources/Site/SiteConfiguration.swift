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
    /// The commands that one person may give in a minute, five times that for staff; 0 for any number.
    public var commandsPerMinute = 0
    /// Where weaknesses can be reported, a URL; nil when nobody is named for that.
    public var securityContact: String?
    /// How many connections there may be at a time.
    public var connections = ConnectionLimits(all: 20_000, perAddress: 16_000)
    /// The proxies in front, whose word counts about who asks and how.
    public var trustedProxies = TrustedProxies()
    /// The public keys of the ledgers in PEM, the present one first.
    public var publicKeys = ""
    /// The machine that it runs on; nil when that is not to be looked at.
    public var premises: Premises?
    /// What the port proves itself with over TLS.
    var tlsDesk: TLSDesk?

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
