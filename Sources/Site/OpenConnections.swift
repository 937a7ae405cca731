import Synchronization

/// The connections of the port, counted, so that there are never more than the machine can hold.
///
/// Whoever is in stays in: nobody is cut to make room. What is kept of a connection is a number, and of an address
/// another for as long as it has a connection.
final class OpenConnections: Sendable {
    /// Why a connection is one too many.
    enum Excess: String {
        case full, address
    }

    /// What there is, and what was turned away since the start.
    struct Counts: Equatable {
        var open = 0
        var full = 0
        var address = 0
    }

    private struct State {
        var counts = Counts()
        var networks: [UInt64: Int] = [:]
    }

    let limits: ConnectionLimits
    private let state = Mutex(State())

    init(_ limits: ConnectionLimits) {
        self.limits = limits
    }

    /// Counts a connection, or says why it is one too many.
    func enter(from source: ConnectionSource) -> Excess? {
        state.withLock { state in
            let extra = source == .thisMachine ? ConnectionLimits.extraForThisMachine : 0
            guard state.counts.open < limits.all + extra else {
                state.counts.full += 1
                return .full
            }
            if case .network(let network) = source {
                guard state.networks[network, default: 0] < limits.perAddress else {
                    state.counts.address += 1
                    return .address
                }
                state.networks[network, default: 0] += 1
            }
            state.counts.open += 1
            return nil
        }
    }

    /// Forgets a connection that was counted.
    func leave(from source: ConnectionSource) {
        state.withLock { state in
            state.counts.open -= 1
            guard case .network(let network) = source, let count = state.networks[network] else { return }
            state.networks[network] = count > 1 ? count - 1 : nil
        }
    }

    var counts: Counts { state.withLock(\.counts) }

    /// Whether there is so little room left that nobody may keep a connection for later.
    var isNearlyFull: Bool { counts.open >= limits.nearlyAll }

    /// How many addresses have connections.
    var addresses: Int { state.withLock(\.networks.count) }
}
