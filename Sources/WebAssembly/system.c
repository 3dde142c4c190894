// What Embedded Swift's library and wasi-libc expect of a system and find in the host.

typedef __SIZE_TYPE__ size_t;

__attribute__((import_module("gongwen"), import_name("random"))) void host_random(void *address, size_t count);
__attribute__((import_module("gongwen"), import_name("write"))) void host_write(int stream, const char *address,
                                                                                size_t count);

/// The seed of hash tables.
void arc4random_buf(void *address, size_t count) { host_random(address, count); }

/// The message of a trap comes character by character, and goes to standard error by lines.
int putchar(int character) {
  static char line[512];
  static size_t length;
  line[length++] = (char)character;
  if (character == '\n' || length == sizeof line) {
    host_write(2, line, length);
    length = 0;
  }
  return character;
}

/// What lies behind the buffers of a function's frame; a function that finds it changed has overrun one.
__UINTPTR_TYPE__ __stack_chk_guard = 0x2545F491;

_Noreturn void __stack_chk_fail(void) { __builtin_trap(); }

/// The product of two numbers of 128 bits, which overflow checks of 64 bits ask for; the processor has none. By halves of
/// the lower 64 bits, so that it does not call itself.
__int128 __multi3(__int128 a, __int128 b) {
  typedef unsigned long long u64;
  u64 low_a = (u64)a, low_b = (u64)b, mask = 0xFFFFFFFFu;
  u64 low = (low_a & mask) * (low_b & mask);
  u64 middle = (low_a >> 32) * (low_b & mask) + (low >> 32);
  u64 other = (low_a & mask) * (low_b >> 32) + (middle & mask);
  u64 high = (low_a >> 32) * (low_b >> 32) + (middle >> 32) + (other >> 32);
  high += (u64)(a >> 64) * low_b + low_a * (u64)(b >> 64);
  return (__int128)((unsigned __int128)high << 64 | ((other << 32) | (low & mask)));
}
