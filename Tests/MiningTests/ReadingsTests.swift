import Mining
import Testing
import Text

@Suite struct ReadingsTests {
  @Test(arguments: [
    ("重庆", "chong qing"), ("长期", "chang qi"), ("银行", "yin hang"), ("调查", "diao cha"), ("调整", "tiao zheng"),
    ("为了", "wei le"), ("行为", "xing wei"), ("着力", "zhuo li"), ("重中之重", "zhong zhong zhi zhong"),
    ("率先垂范", "shuai xian chui fan"), ("增长率", "zeng zhang lv"), ("摸得着", "mo de zhao"),
    ("国家长治久安", "guo jia chang zhi jiu an"), ("家长会", "jia zhang hui"),
    ("制度执行情况", "zhi du zhi xing qing kuang"), ("暂行规定", "zan xing gui ding"), ("价格调控", "jia ge tiao kong"),
  ])
  func `a reading follows the word`(phrase: String, pinyin: String) {
    #expect(String(MiningTables.readings.pinyin(of: [CodeUnit](phrase))) == pinyin)
  }

  @Test func `marks inside a phrase have no syllable`() {
    #expect(String(MiningTables.readings.pinyin(of: [CodeUnit]("心连心、同呼吸"))) == "xin lian xin tong hu xi")
  }
}
