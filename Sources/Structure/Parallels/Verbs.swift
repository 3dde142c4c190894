package import Text

/// Verbs and adjectives by which a predicate of official prose is known.
package enum Verbs {
  /// Whether an expression of three units or more says something: it begins with a verb, or its second half is one.
  package static func isPredicate(_ member: ArraySlice<CodeUnit>) -> Bool {
    guard member.count >= 3 else { return false }
    if words.contains(member.prefix(2)) { return true }
    if member.count == 3 { return isShortPredicate(member) }
    if words.contains(member.suffix(2)) || states.contains(member.suffix(2)) { return true }
    if member.count >= 5 { return isShortPredicate(member.suffix(3)) }
    guard let first = member.first, !nounStarts.contains(member.prefix(2)) else { return false }
    // 以民为本
    if first == "以", member.dropFirst(2).first == "为" { return true }
    return single.contains(first)
  }

  /// Whether two units are a verb or an adjective of official prose.
  package static func isWord(_ units: ArraySlice<CodeUnit>) -> Bool { words.contains(units) }

  /// Whether an expression begins with what leads to all members of a set, unless others begin so too: 要, 通过.
  static func isLead(_ member: ArraySlice<CodeUnit>) -> Bool {
    guard let first = member.first else { return false }
    let start = member.prefix(2)
    // 以民为本
    if member.count == 4, first == "以", member.dropFirst(2).first == "为" { return false }
    return openingWords.contains(start) || leads.contains(first) && !words.contains(start) && !leadWords.contains(start)
  }

  /// Whether an expression begins with an adverb but no verb follows: 持续|向好态势.
  static func isBareAdverb(_ member: ArraySlice<CodeUnit>) -> Bool {
    adverbs.contains(member.prefix(2)) && !isVerb(member.dropFirst(2))
  }

  /// Whether two units are a verb that others follow: 做到|不忘初心.
  static func governsActions(_ units: ArraySlice<CodeUnit>) -> Bool { governing.contains(units) }

  /// Whether an expression begins with a verb, of one unit or two.
  static func isVerb(_ units: ArraySlice<CodeUnit>) -> Bool {
    words.contains(units.prefix(2))
      || (units.first.map { single.contains($0) } ?? false) && !nounStarts.contains(units.prefix(2))
  }

  static func isAdjective(_ unit: CodeUnit) -> Bool { adjectives.contains(unit) }

  /// Whether what members share in front is what 排比 repeats: a verb, an adverb, a preposition.
  package static func opens(_ prefix: ArraySlice<CodeUnit>) -> Bool {
    guard let first = prefix.first else { return false }
    if prefix.count >= 2 {
      let start = prefix.prefix(2)
      if words.contains(start) || openingWords.contains(start) { return true }
      // 念好, 唱好, 管好
      if start.last == "好", !nounStarts.contains(start) { return true }
    }
    return (single.contains(first) || openers.contains(first)) && !nounStarts.contains(prefix.prefix(2))
  }

  private static let governing = WordSet(
    """
    坚持 做到 着力 善于 注重 努力 加快 推动 实现 通过 促进 继续 必须 应当 需要 能够 主要 进行 确保 引导 真正
    坚决 有效 持续 不断 切实 积极 主动 认真 全面 大力 更加 共同 逐步 依法 严格 深入 有序 有力 充分 率先 统筹 扎实 稳步 自觉 始终 及时 彻底 从严 精准
    """.split { $0 == " " || $0 == "\n" }.map { [CodeUnit](String($0)) }
  )
  /// Prepositions and the like of two units.
  private static let openingWords = WordSet(
    "一切 一手 通过 围绕 针对 是否 为什 关于 除了 经过 凡是".split(separator: " ").map { [CodeUnit](String($0)) }
  )
  private static let leads = UnitSet("要应须将以为把使让在")
  /// Words that begin like a lead.
  private static let leadWords = WordSet(
    "要素 要求 要点 以上 以下 以来 以往 将来 为民 为人 为党 为国 使命 使用 把握 把关 把控 把牢 让利 应急 应用 应变 应保 在职 在建 在线 在校 须知".split(
      separator: " "
    ).map { [CodeUnit](String($0)) }
  )
  private static let adverbs = WordSet(
    "持续 不断 有效 高效 积极 逐步 更加 切实 坚决 稳步 扎实 大力 着力 始终".split(separator: " ").map { [CodeUnit](String($0)) }
  )
  private static let openers = UnitSet("最更不有无敢善能会要常共互自多少再每各把让使在从以对向为用靠由与既又是就越代支定适亲真全切始继")

  /// 下基层, 看得见, 作用弱.
  private static func isShortPredicate(_ member: ArraySlice<CodeUnit>) -> Bool {
    guard let first = member.first, let second = member.dropFirst().first, let last = member.last else { return false }
    // 面对面, 心连心
    if first == last { return true }
    return single.contains(first) || middle.contains(second) || adjectives.contains(last)
  }

  private static let adjectives = UnitSet("强弱大小高低多少好快优美新深实严")

  /// What a predicate may end in, but hardly begins with.
  private static let states = WordSet(
    """
    珍贵 深厚 坚实 显著 明显 雄厚 充足 完整 清晰 鲜明 宽裕 稳健 强劲 旺盛 向好 平稳 和睦 紧密 牢固 坚强 可靠 滞后 薄弱 不足 不够 单一 良好 蓬勃 健康 顺利
    """.split { $0 == " " || $0 == "\n" }.map { [CodeUnit](String($0)) }
  )

  private static let words = WordSet(
    """
    安排 把握 保持 保护 保障 保证 报告 暴露 避免 编制 变革 表彰 表达 补齐 部署 参加 参与 操作 策划 查处 查找 撤销 彻底 沉淀 承担 承诺 惩处
    惩治 持续 充实 充分 冲刺 出台 触及 处理 传播 传承 传递 创建 创新 创造 从严 促进 达到 打击 打牢 打造 带动 带领 担当 倒逼 登记 奠定 调动
    调解 调节 调控 调整 调研 跟进 动员 督促 锻炼 对接 对照 发动 发挥 发扬 发展 反对 反映 反馈 防范 防控 防止 放大 放宽 分析 奋进 丰富 服务
    扶持 辅导 负责 复制 改变 改革 改进 改善 改造 干预 感恩 巩固 公开 共建 共享 共治 共商 沟通 构建 构筑 关爱 关心 关注 贯彻 贯穿 管理 管控
    规范 规划 过硬 汇聚 汇总 汇报 恢复 回应 活跃 激发 激活 激励 集聚 集成 集中 加大 加固 加紧 加快 加强 加深 加速 加油 坚持 坚定 坚决 坚守
    监测 监督 监管 兼顾 减轻 减少 检查 检验 建立 建设 健全 践行 交流 解决 解放 解读 借鉴 紧盯 紧扣 紧跟 谨防 精简 精准 警惕 敬畏 纠正 救助
    聚焦 聚合 捐助 开放 开发 开拓 开展 看齐 抗击 考核 考察 克服 控制 扣紧 扩大 扩充 来自 理顺 历练 立足 厉行 联动 联系 练就 了解 领导 领会
    流转 履行 落实 落细 埋头 满足 瞄准 密切 明确 摸清 谋划 磨炼 纳入 凝聚 扭转 弄清 排查 培养 培训 培育 配合 配备 批评 评估 评价 评议 破除
    破解 剖析 普及 齐抓 启动 强化 敲定 切实 清除 清理 倾听 情系 取得 确保 确立 热爱 认清 认识 认同 融合 融入 容忍 塑造 删减 善于 设计 深化
    深入 审查 审核 升级 生根 盛开 实施 实现 实行 收集 收获 守护 守住 疏导 疏通 树立 率先 顺应 思考 搜集 塑造 缩小 缩短 探索 探讨 提倡 提高
    提炼 提供 提升 提速 体察 体现 通报 统筹 统一 投入 突出 突破 推出 推动 推广 推进 推行 脱离 拓宽 拓展 完成 完善 挽救 维护 稳定 稳固 问计
    吸纳 吸引 细化 先行 相信 想方 响应 消除 协调 协商 协作 协同 携手 心系 信任 行动 兴办 修复 修订 宣传 宣讲 学习 巡视 询问 压紧 压实 延伸
    研究 研判 严惩 严防 严格 严禁 严守 严肃 养成 依靠 依托 抑制 引导 引进 引领 应对 营造 永葆 拥护 涌现 优化 有序 有力 有为 预防 遇到 孕育
    运用 赞扬 造福 造就 增加 增进 增强 诊断 整合 整改 整顿 整治 正视 支持 支撑 执行 执政 指导 制定 治理 植根 重视 助力 助推 注重 注入 祝贺
    抓好 抓实 抓住 转变 转化 转型 追究 追求 着力 走访 走进 走出 走向 尊重 尊崇 遵守 遵循 总结 组织 阻断 钻研 做大 做好 做强 做实 做优 作为
    带头 示范 奉献 开拓 拼搏 攻坚 克难 争先 创优 廉洁 务实 高效 为民 清廉 公正 公平 团结 奋斗 勤政 敬业 诚信 友善 文明 和谐 民主 富强 受到
    得到 看到 听到 想到 做到 感受 发现 落到 起来 到位 提质 增效 扩面 减负 松绑 赋能 引路 护航 兜底 保底 守正 固本 强基 培元 铸魂 育人 聚力
    及时 主动 积极 认真 不断 全面 大力 更加 努力 共同 相互 互相 逐步 依法 带着 人人 处处 事事 时时 对待 收获 找到 伸出 捧出 献上 亲身 亲眼 亲耳 亲手
    接受 利用 振兴 给予 采取 建成 遏制 争取 壮大 办好 打好 释放 听取 行使 认定 搞好 制止 提振 纠治 肯定 考虑 开创 展开 增收 提交 具备 抓紧 采用 推向 享受 公布 擦亮 告知 承接
    扛起 扛牢 缓解 倡导 牢记 守牢 协助 掌握 取消 取缔 公示 打破 压减 高举 杜绝 淘汰 履职 转向 打响 分享 着眼 压缩 搞活 梳理 兑现 对标 开辟 兜牢 吸收 抵制 好转 锚定 厚植 夺取
    引入 引育 试行 稳住 合并 服从 担负 迸发 凸显 转到 负起 讲好 投身 铲除 塑强 恪尽 征集 表明 查明 阻止 体会 启迪 启发 领悟 感悟 感化 汲取 撰写 走入 走上 深挖 查摆 抢抓 用好
    讴歌 充满 危害 贴近 崇尚 赢得 倍感 历练 呵护 宣扬 甘于 乐于 勇于 敢于 力求 厘清 细化 激励 焕新 聚合 夯基 便民 利民 惠民 富民
    盘活 夯实 筑牢 扎根 挖掘 延续 弘扬 赓续 激荡 彰显 折射 涵养 滋养 润泽 融洽 同心 一致 有效 严密 完备 测评 调查 检测 顺畅 畅通 便捷 便利 优美 繁荣 昌盛
    """.split { $0 == " " || $0 == "\n" }.map { [CodeUnit](String($0)) }
  )
  private static let single = UnitSet(
    "下进出走谈明找动办谋抓促保稳惠强转守扬改破立建树创争学干想敢善拉聚解排讲摸接查治管护扶帮送访听看说做定跟交搭夺攻防除挖补打铸育兴富美绿降压去增减提扩控调优同共当能靠受得见落生攀上心用不难有全解沉往朝说办处"
  )
  private static let middle = UnitSet("得不了着有连")
  private static let nounStarts = WordSet(
    """
    办公 生产 建筑 心理 同志 立法 学校 学生 管理 创业 交通 保险 建材 稳压 学历 生活 生态 生物 讲师 保税 用户 用地 用水 用电 接口 树木 美术 心脏 同业 得分 能源 能力 当地 当事 改性 强制 生育 共青 压力 转基
    护士 绿地 绿色 优良 优秀 优质 优异 定力 上海 良好 友好 美好 爱好 只好 正好 完好 较好 更好 最好
    """.split { $0 == " " || $0 == "\n" }.map { [CodeUnit](String($0)) }
  )
}

/// Characters, to be asked for by the million.
private struct UnitSet {
  /// A bit for each unit.
  private var bits = [UInt64](repeating: 0, count: 1024)

  init(_ characters: String) {
    for unit in characters.utf16 { bits[Int(unit >> 6)] |= 1 << UInt64(unit & 63) }
  }

  func contains(_ unit: CodeUnit) -> Bool {
    bits[Int(unit.rawValue >> 6)] >> UInt64(unit.rawValue & 63) & 1 != 0
  }
}

/// Words of two characters, to be asked for by the million.
private struct WordSet {
  /// Two units in one number; open addressing, half empty, zero where there is none.
  private var slots = [UInt32](repeating: 0, count: 1 << 11)

  init(_ words: [[CodeUnit]]) {
    while slots.count < words.count * 2 { slots = [UInt32](repeating: 0, count: slots.count * 2) }
    for word in words {
      guard let key = Self.key(word[...]), let slot = slot(of: key) else { continue }
      slots[slot] = key
    }
  }

  func contains(_ word: ArraySlice<CodeUnit>) -> Bool {
    guard let key = Self.key(word), let slot = slot(of: key) else { return false }
    return slots[slot] == key
  }

  /// Where `key` is, or would be.
  private func slot(of key: UInt32) -> Int? {
    var slot = Int(truncatingIfNeeded: (key &* 0x9E37_79B1) >> 12) & (slots.count - 1)
    for _ in 0..<slots.count {
      if slots[slot] == 0 || slots[slot] == key { return slot }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  private static func key(_ word: ArraySlice<CodeUnit>) -> UInt32? {
    guard word.count == 2, let first = word.first, let last = word.last else { return nil }
    return UInt32(first.rawValue) << 16 | UInt32(last.rawValue)
  }
}
