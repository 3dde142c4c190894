internal import Text

/// Reads what a line may be besides body text: 发文字号, 主送机关, 成文日期 and so on (GB/T 9704—2012, chapter 7).
struct RoleReader {
  let units: [CodeUnit]
  let content: Range<Int>

  func read(_ skeleton: inout LineSkeleton) {
  }
}
