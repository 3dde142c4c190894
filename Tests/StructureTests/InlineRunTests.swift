import Structure
import Testing
import Text

@Suite struct InlineRunTests {
  /// The series in `text`, each as its heads joined by |; a nested one is preceded by where it hangs.
  private func check(_ text: String, _ expected: [String], sourceLocation: SourceLocation = #_sourceLocation) {
    let paragraph = Document(text).paragraph(at: 0)
    let found = paragraph.syntax.runs.map { run in
      let heads = run.items.map { String(paragraph.units[$0.ordinal.range]) + String(paragraph.units[$0.head]) }
      return (run.parent.map { "\($0.run).\($0.item) " } ?? "") + heads.joined(separator: "|")
    }
    #expect(found == expected, sourceLocation: sourceLocation)
  }

  @Test func `series of every kind`() {
    check("做好工作：一是抓学习；二是抓落实；三是抓督查。", ["一是抓学习|二是抓落实|三是抓督查"])
    check("首先,做到重视。其次,做到推进。再次,做到督促。", ["首先,做到重视|其次,做到推进|再次,做到督促"])
    check("办好实事：（1）建学校；（2）修道路；（3）种树木。", ["（1）建学校|（2）修道路|（3）种树木"])
    check("办好实事：①建学校；②修道路。", ["①建学校|②修道路"])
    check("反腐败一靠教育，二靠制度。", [])
    check("反腐败，一靠教育，二靠制度。", ["一靠教育|二靠制度"])
    check("第一，建学校。第二，修道路。", ["第一，建学校|第二，修道路"])
    check("其一，建学校；其二，修道路。", ["其一，建学校|其二，修道路"])
    check("一方面，建学校；另一方面，修道路。", ["一方面，建学校|另一方面，修道路"])
    check("一方面，建学校；一方面，修道路。又，一方面，种树木；另一方面，挖水渠。", ["一方面，建学校|一方面，修道路", "一方面，种树木|另一方面，挖水渠"])
    check("实事。1.建学校。2.修道路。", ["1.建学校|2.修道路"])
  }

  @Test func `series nest and follow one another`() {
    check(
      "一是完善机制，一方面建立联系，另一方面发挥作用；二是强化保障。",
      ["一是完善机制|二是强化保障", "0.0 一方面建立联系|另一方面发挥作用"]
    )
    check("一是甲乙；二是丙丁。又有：一要戊己；二要庚辛。", ["一是甲乙|二是丙丁", "0.1 一要戊己|二要庚辛"])
  }

  @Test func `slips stay in the series`() {
    check("一是甲乙；三是丙丁；四是戊己。", ["一是甲乙|三是丙丁|四是戊己"])
    check("一是甲乙；二是丙丁；二是戊己。", ["一是甲乙|二是丙丁|二是戊己"])
    check("首先，甲乙。第二，丙丁。", ["首先，甲乙|第二，丙丁"])
    check("工作：二是丙丁。", ["二是丙丁"])
  }

  @Test func `items begin as references do`() {
    check("问题：（1）项目进展慢；（2）规范不够；（3）目的不清。", ["（1）项目进展慢|（2）规范不够|（3）目的不清"])
    check("要求：（1）条件成熟；（2）及时报送；（3）第三方评估。", ["（1）条件成熟|（2）及时报送|（3）第三方评估"])
    check("一不轻信，二不透露，三不转账，四要核实。", ["一不轻信|二不透露|三不转账"])
  }

  @Test(arguments: [
    "第一部分（二）的任务", "第一部分（二）要求", "第三章的（二）部署", "第一部分之（二）要求", "上文（二）的部署", "附件1（二）标准", "“一、（二）”部署", "“一、（二）落实部署”", "按二（二）要求",
    "和二（二）2的要求",
  ])
  func `an item that is cited goes on with no series`(reference: String) {
    check("（一）加强领导。要落实\(reference)。", [])
  }

  @Test(arguments: [
    "推进共建“一带一路”，二十国集团峰会。", "唯一是发展，统一是方向，之一是改革。", "一是一，二是二。", "居全省第一、第二。", "质量第一，效益优先。",
    "依照第（一）项、第（二）项规定处理。", "立即整改：一（1）、一（3）、二（一）。", "云岭镇（1），供电公司（2），县局（3）。",
    "享受第（一）、（二）、（三）项待遇。",
    "有（一）项、（二）项情形，（一）至（三）所列，（二）规定的。", "一季度增长，二季度下降，三季度回升。", "“一网通办”“一网统管”“一网协同”。", "第一书记带头，第二书记跟进。",
    "一等奖三名，二等奖五名，三等奖十名。", "1、2、3号楼", "首先是十分紧迫的任务。", "坚持“三要三不要”的原则。", "增长3.5%。2024年将达到1.5亿元。",
  ]) func `false friends`(text: String) {
    check(text, [])
  }
}
