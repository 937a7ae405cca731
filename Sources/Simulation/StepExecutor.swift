/// Keeps the tasks of a simulated program waiting until somebody says which of them goes on.
///
/// A task runs from one `await` to the next and then stands here again. So whatever may happen at an `await`, a crash
/// for one, can be made to happen at each of them.
final class StepExecutor: TaskExecutor, @unchecked Sendable {  // confined to the thread of its run
    private var waiting: [UnownedJob] = []

    /// How many tasks could go on.
    var count: Int { waiting.count }

    func enqueue(_ job: consuming ExecutorJob) {
        waiting.append(UnownedJob(job))
    }

    /// Lets one task go on to its next `await`.
    func run(_ index: Int) {
        waiting.remove(at: index).runSynchronously(on: asUnownedTaskExecutor())
    }
}
