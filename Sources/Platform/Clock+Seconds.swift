extension Clock {
  /// Seconds that only go forward, from a moment of the system's choice.
  package static var seconds: Double { Double(nanoseconds()) / 1e9 }
}
