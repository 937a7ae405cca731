public import LiveProtocol
import Synchronization

/// What the hall sees at one place in the order, encoded when the first one asks and then shared by all.
///
/// A whole hall may come in within a second; each of them needs the same bytes.
public final class SharedState: Sendable {
    /// The place of the last event in it.
    public let seq: Int
    private let state: HallState
    private let encoded = Mutex<[UInt8]?>(nil)

    /// Takes a state, to be encoded if anybody asks.
    public init(seq: Int, state: HallState) {
        self.seq = seq
        self.state = state
    }

    /// The state as JSON.
    public var json: [UInt8] {
        encoded.withLock { encoded in
            if let encoded { return encoded }
            let json = WireJSON.encode(state)
            encoded = json
            return json
        }
    }
}
