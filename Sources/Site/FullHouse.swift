import LiveProtocol
import NIOHTTP1
import WebSockets

/// What is said to who is turned away because the server is full: bytes, made once.
enum FullHouse {
    /// After how many seconds it may be tried again.
    static let retrySeconds = 5

    /// The answer as it is on the wire.
    static func answer(isSecure: Bool) -> [UInt8] {
        var problem = Problem(WireRefusal(.tooBusy))
        problem.detail = "Het is hier nu vol. Probeer het over \(retrySeconds) seconden opnieuw."
        let more: HTTPHeaders = ["Retry-After": "\(retrySeconds)"]
        return EarlyRefusal(isSecure: isSecure).answer(.serviceUnavailable, problem, more: more).bytes
    }
}
