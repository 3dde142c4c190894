import Glibc
import Synchronization

/// The same work on many things at once.
///
/// Plain threads: the work is pure computation, and starting a pool of Swift's own costs more than linting a short file.
package enum Parallel {
  /// How many threads are worth having here.
  package static var defaultJobs: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

  /// `body` of every index, in order of the indices whatever thread was faster.
  package static func map<T: Sendable>(_ count: Int, jobs: Int, _ body: @escaping @Sendable (Int) -> T) -> [T] {
    let work = Work(count: count, body: body)
    let threads = (1..<max(1, min(jobs, count))).compactMap { _ in start { work.run() } }
    work.run()
    for thread in threads { pthread_join(thread, nil) }
    return work.results.withLock { $0.sorted { $0.index < $1.index }.map { $0.value } }
  }

  private final class Work<T: Sendable>: Sendable {
    let count: Int
    let body: @Sendable (Int) -> T
    let next = Atomic<Int>(0)
    let results = Mutex<[(index: Int, value: T)]>([])

    init(count: Int, body: @escaping @Sendable (Int) -> T) {
      self.count = count
      self.body = body
    }

    /// Takes one thing after the other until none is left.
    func run() {
      var own: [(index: Int, value: T)] = []
      while true {
        let index = next.add(1, ordering: .relaxed).oldValue
        guard index < count else { break }
        own.append((index, body(index)))
      }
      results.withLock { $0 += own }
    }
  }

  private final class Body: Sendable {
    let run: @Sendable () -> Void
    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
  }

  /// A thread that runs `body`; nil when the system has none left, and then the others do the work.
  private static func start(_ body: @escaping @Sendable () -> Void) -> pthread_t? {
    var thread = pthread_t()
    let argument = Unmanaged.passRetained(Body(body)).toOpaque()
    let code = pthread_create(
      &thread,
      nil,
      { argument in
        if let argument { Unmanaged<Body>.fromOpaque(argument).takeRetainedValue().run() }
        return nil
      },
      argument
    )
    guard code == 0 else {
      Unmanaged<Body>.fromOpaque(argument).release()
      return nil
    }
    return thread
  }
}
