import Glibc
import Synchronization

/// One thread that takes one piece of work after the other; begun with the first.
///
/// One and not several: the writer waits for something else meanwhile, and the work should leave the machine free for
/// other programs.
package final class BackgroundThread {
  private let queue = WorkQueue()
  private var isRunning = false

  package init() {}

  package func run(_ work: @escaping @Sendable () -> Void) {
    guard start() else { return work() }
    queue.append(work)
  }

  /// False when the system gives no thread; the work is then done at once.
  private func start() -> Bool {
    if isRunning { return true }
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
    pthread_attr_setstacksize(&attributes, 1 << 20)
    defer { pthread_attr_destroy(&attributes) }
    var thread = pthread_t()
    let context = Unmanaged.passRetained(queue)
    let outcome = pthread_create(
      &thread,
      &attributes,
      { context in
        guard let context else { return nil }
        let queue = Unmanaged<WorkQueue>.fromOpaque(context).takeRetainedValue()
        while true { queue.next()() }
      },
      context.toOpaque()
    )
    guard outcome == 0 else {
      context.release()
      return false
    }
    isRunning = true
    return true
  }
}

/// Work in order, waited for with a semaphore.
private final class WorkQueue: Sendable {
  private let work = Mutex<[@Sendable () -> Void]>([])
  private nonisolated(unsafe) let count = UnsafeMutablePointer<sem_t>.allocate(capacity: 1)

  init() {
    sem_init(count, 0, 0)
  }

  deinit {
    sem_destroy(count)
    count.deallocate()
  }

  func append(_ piece: @escaping @Sendable () -> Void) {
    work.withLock { $0.append(piece) }
    sem_post(count)
  }

  func next() -> @Sendable () -> Void {
    while true {
      while sem_wait(count) != 0 {}
      if let piece = work.withLock({ $0.isEmpty ? nil : $0.removeFirst() }) { return piece }
    }
  }
}
