public import Marketplace

/// What happened in a conference that others than the hall must know.
public enum Notice: Hashable, Sendable {
    /// Somebody was erased, and may no longer be on any line.
    case personErased(PersonID)
    /// Somebody's links or sessions ended, and nobody may be on a line with one of them.
    case accessEnded(PersonID)
    /// A rehearsal was wiped, or is left: whom it made up must go.
    case rehearsalOver
    /// A round closed: a good moment for a backup.
    case roundClosed
}
