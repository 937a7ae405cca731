/// Why the server closes a line, told by what the other end should do about it.
///
/// Codes from 4000 to 4999 are for private use: RFC 6455, section 7.4.2. Here 4000 to 4499 mean "come back and say
/// where you were", and 4500 to 4999 mean "do not".
public enum CloseCode: UInt16, CaseIterable, Sendable {
    /// The server is going down for a moment; come back after 0 to 3 seconds, not all at once.
    case restarting = 4000
    /// The receiver read too slowly; come back for a snapshot.
    case slow = 4001
    /// The session has ended; come in again.
    case signedOut = 4500
    /// The same browser opened so many lines that this one, the oldest, has to go; whoever came back would end another.
    case replaced = 4501
}
