import Hummingbird
import LiveProtocol
import Marketplace

/// Slows whoever tries codes, links and tokens until one works: what is not there looks like what is, after too many.
struct GuessMiddleware: RouterMiddleware {
    let guesses: Guesses
    let proxies: TrustedProxies

    func handle(
        _ request: Request,
        context: BasicRequestContext,
        next: (Request, BasicRequestContext) async throws -> Response
    ) async throws -> Response {
        guard let named = NamedThing(request) else { return try await next(request, context) }
        let caller = Caller(ClientAddress.of(request.headers, peer: CurrentConnection.current?.peer, behind: proxies))
        // Whether a conference is there must not show, where anybody may ask about it.
        if case .open(let code) = named, let wait = guesses.wait(for: code, by: caller) {
            throw Problem.tooManyGuesses(wait: wait)
        }
        do {
            let response = try await next(request, context)
            if let code = named.code { guesses.worked(code, for: caller) }
            return response
        } catch let problem as Problem {
            if named.isGuess(problem, request), let wait = guesses.failed(by: caller) {
                throw Problem.tooManyGuesses(wait: wait)
            }
            if problem.code == Problem.signedOut.code, let code = named.code,
                let wait = guesses.wait(for: code, by: caller)
            {
                throw Problem.tooManyGuesses(wait: wait)
            }
            throw problem
        }
    }
}

/// What a path names that could be tried until one is there.
private enum NamedThing {
    /// A conference, of which this is told to anybody.
    case open(String)
    /// A conference, of which this is told to people in it.
    case closed(String)
    /// A personal link: too long to be guessed, so whoever has one is let in whatever others at their address tried.
    case link

    init?(_ request: Request) {
        let parts = request.uri.path.split(separator: "/")
        if parts.count == 2, parts[0] == "k" {
            self = .link
        } else if parts.count == 2, parts[0] == "live" {
            self = .closed(String(parts[1]))
        } else if parts.count >= 4, parts.starts(with: ["api", "v1", "conferences"]) {
            let code = String(parts[3])
            let isOpen =
                switch parts.dropFirst(4).joined(separator: "/") {
                case "", "join", "qr.svg", "checkpoint", "checkpoint.svg": true
                case "wifi": !request.onlyReads
                default: false
                }
            self = isOpen ? .open(code) : .closed(code)
        } else {
            return nil
        }
    }

    var code: String? {
        switch self {
        case .open(let code), .closed(let code): code
        case .link: nil
        }
    }

    /// Whether an answer says that something was named which is not there.
    ///
    /// A cookie is no guess: a hall full of phones may come back with sessions that have ended.
    func isGuess(_ problem: Problem, _ request: Request) -> Bool {
        switch problem.code {
        case Refusal.conferenceUnknown.rawValue, Problem.linkUnknown.code: true
        case Problem.signedOut.code: request.headers[.authorization] != nil
        default: false
        }
    }
}

extension Problem {
    fileprivate static func tooManyGuesses(wait: Int) -> Problem {
        Problem(
            status: .tooManyRequests,
            code: "tooManyGuesses",
            detail: "Er zijn hier te veel verkeerde codes geprobeerd. Wacht even en probeer het opnieuw.",
            headers: [.retryAfter: String(wait)]
        )
    }
}
