import Testing
import Text

/// `{}` has one reader.
@Suite struct TemplateTests {
  @Test func `gaps become crosses or stops`() {
    let template = Template("根据{依据}，现就{}通知如下：")
    #expect(String(template.plain()) == "根据××，现就××通知如下：")
    #expect(template.snippet() == "根据${1:依据}，现就$2通知如下：")
    #expect(template.snippet(from: 2) == "${1:依据}，现就$2通知如下：")
    #expect(template.leadCount == 2)
    #expect(template.fixedCount == 10)
  }

  @Test(arguments: ["{", "}", "a{b", "a}b", "{{x}"]) func `a brace without its partner is text`(text: String) {
    #expect(String(Template(text).plain(filler: [CodeUnit]("_"))).contains { "{}".contains($0) } || text == "{{x}")
  }

  @Test func `a text fits with something, but not much, in every gap`() {
    let template = Template("在做“{}”上{}")
    #expect(template.fits([CodeUnit]("在做“深”上谋划")[...], widest: 10))
    #expect(!template.fits([CodeUnit]("在做“”上谋划")[...], widest: 10))
    #expect(!template.fits([CodeUnit]("在做“深”上")[...], widest: 10))
    #expect(!template.fits([CodeUnit]("在做“深”上谋划更加长远的发展大计")[...], widest: 10))
    #expect(Template("{}到位").fits([CodeUnit]("责任到位")[...], widest: 4))
    #expect(!Template("{}到位").fits([CodeUnit]("到位")[...], widest: 4))
  }

  @Test func `known gaps are filled`() {
    let filled = Template("{年}年{}").filled { $0 == [CodeUnit]("年") ? [CodeUnit]("2026") : nil }
    #expect(String(filled.plain(filler: [])) == "2026年")
  }
}
