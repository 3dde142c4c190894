/// What the commands and keys of our own plugins do.
extension Scenes {
  /// A line of its own that a key opens. `‸` is the cursor.
  struct Opened: Sendable {
    var key: String
    var draft: String
    var expected: String
  }

  static let opened: [Opened] = [
    Opened(
      key: "o",
      draft: "一、要求\n‸（一）自查。各地要查。\n（二）整改。各地要改。\n二、分工\n见第一部分第（二）项。\n",
      expected: "一、要求\n（一）自查。各地要查。\n（二）‸\n（三）整改。各地要改。\n二、分工\n见第一部分第（三）项。\n",
    ),
    Opened(
      key: "O",
      draft: "一、要求\n（一）自查。各地要查。\n‸（二）整改。各地要改。\n二、分工\n见第一部分第（二）项。\n",
      expected: "一、要求\n（一）自查。各地要查。\n（二）‸\n（三）整改。各地要改。\n二、分工\n见第一部分第（三）项。\n",
    ),
    Opened(
      key: "O",
      draft: "一、要求\n各地要查。\n‸各地要改。\n",
      expected: "一、要求\n各地要查。\n‸\n各地要改。\n",
    ),
  ]

  /// Every list counted afresh, and what refers to its items.
  static let renumber = (
    draft: "一、要求\n（一）自查。各地要查。\n（三）整改。各地要改。\n四、分工\n第一部分第（三）项由县水利局负责。\n",
    expected: "一、要求\n（一）自查。各地要查。\n（二）整改。各地要改。\n二、分工\n第一部分第（二）项由县水利局负责。\n"
  )

  /// The first section has gone, and what is to be said where the number of the next is mended.
  static let left = (
    draft: "关于做好防汛工作的通知\n\n各乡镇：\n二、强化检查\n（一）县水利局要检查。\n（二）不按第一部分第（二）项办理的，予以通报。\n",
    line: 4,
    said: "第6行“第一部分”",
    expected: "关于做好防汛工作的通知\n\n各乡镇：\n一、强化检查\n（一）县水利局要检查。\n（二）不按第一部分第（二）项办理的，予以通报。\n"
  )

  /// One finding with one fix that is not certain.
  static let asked = (draft: "各级党委要高度重示，抓好落实。\n", line: 1)
}
