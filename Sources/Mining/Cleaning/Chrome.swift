import Text

/// Lines of a saved web page that are not the document: navigation, login, comments, related links, footers.
///
/// Tables, not code: to know one more site, add its words.
enum Chrome {
  /// - Returns: how many lines were taken out.
  static func remove(from lines: inout [RawLine]) -> Int {
    let before = lines.count
    var isInTail = false
    lines.removeAll { line in
      let units = line.units
      if isProse(units) {
        isInTail = false
        return units.count < 80 && footers.contains { units.contains($0) }
      }
      if isInTail { return true }
      if units.count <= 12, tails.contains(where: { units.starts(with: $0) }) {
        isInTail = true
        return true
      }
      if units.count <= 40, openers.contains(where: { units.starts(with: $0) }) { return true }
      return units.count <= 200 && (footers + fragments).contains { units.contains($0) }
    }
    return before - lines.count
  }

  /// Has a sentence of its own.
  private static func isProse(_ units: [CodeUnit]) -> Bool {
    units.count >= 12 && units.contains { $0.isSentenceEnd }
  }

  /// Everything after such a line is a list of links, until prose begins again.
  private static let tails = words(
    """
    猜你喜欢 相关阅读 相关链接 相关新闻 相关文章 延伸阅读 推荐阅读 热门推荐 最新评论 热门评论 发表评论 网友评论 热点关键词 排行榜 作者专栏
    • 本版积分规则 上一篇 下一篇
    """
  )
  /// A short line that begins so is data about the page.
  private static let openers = words(
    """
    来源 作者： 作者: 责任编辑 责编 （责编 (责编 关键词 关键字 原标题 编辑： 编辑: 文/ □ 文宣/ 图/ 供图 摄影 发布时间 发布日期 浏览次数 点击数 字体
    打印 分享到 首页 当前位置 您的位置 网站地图 关于我们 联系我们 版权 Copyright 【字体 【打印 关灯 开启左侧 APP下载 注册 登录
    """
  )
  private static let fragments = words(
    """
    复制链接 显示全部楼层 只看该作者 查看全部留言 培训课程 全国服务热线 公司地址 官方微信 微信公众号 微信订阅号 客服个人微信 关注我们
    0关注 粉丝 帖子 运营中心 Email Powered 立即注册 七一社区 公文写作培训 原标题
    """
  )
  /// Also where the line ends like a sentence.
  private static let footers = words(
    """
    ICP备 公网安备 版权所有 Copyright 登录后才可以 扫一扫 技术支持： 技术支持: 责任编辑： 责任编辑: 老秘网 点击进入专题 未经授权
    """
  )

  private static func words(_ text: String) -> [[CodeUnit]] {
    text.split { $0 == " " || $0 == "\n" }.map { [CodeUnit](String($0)) }
  }
}
