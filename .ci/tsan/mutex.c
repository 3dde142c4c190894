// Swift's Mutex takes a lock that is taken already inside a library without instrumentation: Thread Sanitizer does not
// see that and reports whatever the lock protects. This stands in for it in programs built for the sanitizer, which
// sees every step of it. Taking a free lock and giving it back happens in the program itself and is seen anyway.
#include <sched.h>
#include <stdatomic.h>
#include <stdint.h>

#define SWIFT_METHOD __attribute__((swiftcall)) void
#define SELF __attribute__((swift_context)) _Atomic uint32_t *

SWIFT_METHOD lock_slow(uint32_t thread, SELF lock) __asm__("$s15Synchronization12_MutexHandleV9_lockSlowyys6UInt32VF");

SWIFT_METHOD lock_slow(uint32_t thread, SELF lock) {
  uint32_t nobody = 0;
  while (!atomic_compare_exchange_weak_explicit(lock, &nobody, thread, memory_order_acquire, memory_order_relaxed)) {
    nobody = 0;
    sched_yield();
  }
}
