public import Marketplace

/// What happened in a conference that others than the hall must know.
public enum Notice: Hashable, Sendable {
    /// Somebody was erased, and may no longer be on any line.
    case personErased(PersonID)
    /// A round closed: a good moment for a backup.
    case roundClosed
}
