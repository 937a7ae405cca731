/// Why a connection was closed: RFC 6455, section 7.4, and the registry that it founded.
///
/// Codes from 4000 to 4999 are an application's own, so this is no enum.
public struct CloseCode: RawRepresentable, Hashable, Sendable {
    /// As it stands in a Close frame.
    public let rawValue: UInt16

    /// Any code, whether it may be sent or not.
    public init(rawValue: UInt16) {
        self.rawValue = rawValue
    }

    /// The purpose of the connection is fulfilled.
    public static let normal = CloseCode(rawValue: 1000)
    /// An end goes away: a server that stops, a page that is left, a peer that fell silent.
    public static let goingAway = CloseCode(rawValue: 1001)
    /// The peer broke the protocol.
    public static let protocolError = CloseCode(rawValue: 1002)
    /// The peer sent a kind of message that is not taken here.
    public static let unsupportedData = CloseCode(rawValue: 1003)
    /// There was a Close frame without a code; never sent.
    public static let noStatus = CloseCode(rawValue: 1005)
    /// There was no Close frame at all; never sent.
    public static let abnormal = CloseCode(rawValue: 1006)
    /// The peer sent text that is not UTF-8.
    public static let invalidPayload = CloseCode(rawValue: 1007)
    /// The peer did something that the protocol allows and this server does not.
    public static let policyViolation = CloseCode(rawValue: 1008)
    /// The peer sent a message that is too big, or in too many pieces.
    public static let messageTooBig = CloseCode(rawValue: 1009)
    /// The server met a fault of its own.
    public static let internalError = CloseCode(rawValue: 1011)

    /// Whether the code may stand in a Close frame.
    ///
    /// 1004 is reserved, 1005, 1006 and 1015 are for telling only, 1016 to 2999 are for later versions of the
    /// protocol: sections 7.4.1 and 7.4.2. 1012 to 1014 were registered after the RFC.
    public var isSendable: Bool {
        switch rawValue {
        case 1000...1003, 1007...1014, 3000...4999: true
        default: false
        }
    }
}
