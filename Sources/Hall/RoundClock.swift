import Live
import Marketplace
import Synchronization

/// What time it is for a conference: the wall's, and while a round is open a clock that does not jump.
///
/// Somebody who sets the clock in mid-pitch must not close a round or keep it open for two hours. Between rounds the
/// wall's clock is right again, so that a machine which came up with a wrong one does not keep it all day. It is never
/// before the last fact, whatever the wall says. Phones are told the same time, since they count down by it.
final class RoundClock: Sendable {
    private let wall: @Sendable () -> Moment
    private let time: any Timepiece
    private let state = Mutex(State())

    private struct State {
        /// Whether a round is open that will close by itself.
        var inRound = false
        /// The moment of the last fact.
        var last = Moment(milliseconds: 0)
        /// What it was when it was last asked outside a round: what opens a round is judged then.
        var anchor: (moment: Moment, steady: Int64)?
    }

    init(wall: @escaping @Sendable () -> Moment, time: any Timepiece, for conference: Conference) {
        self.wall = wall
        self.time = time
        follow(conference)
    }

    /// What time it is.
    func now() -> Moment {
        state.withLock { now($0) }
    }

    /// What time the rules go by, and a round that they open.
    ///
    /// For the sequencer alone: whoever comes in while an opening is being stored must not move its beginning.
    func judge() -> Moment {
        state.withLock { state in
            let now = now(state)
            if !state.inRound || state.anchor == nil { state.anchor = (now, time.now()) }
            return now
        }
    }

    private func now(_ state: State) -> Moment {
        guard state.inRound, let anchor = state.anchor else { return max(wall(), state.last) }
        let moment = Moment(milliseconds: anchor.moment.milliseconds + time.now() - anchor.steady)
        return max(moment, state.last)
    }

    /// Takes in what was just stored.
    func follow(_ conference: borrowing Conference) {
        let (inRound, last) = (conference.nextClosing != nil, conference.lastAt)
        state.withLock { state in
            state.inRound = inRound
            state.last = last
        }
    }
}
