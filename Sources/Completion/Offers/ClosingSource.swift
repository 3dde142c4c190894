import PhraseBank
import Structure
import Text

/// The fixed forms with which a paper of its kind opens its matter and closes: 现将有关事项通知如下：; 妥否，请批示。
///
/// The forms are those of 《党政机关公文处理工作条例》 practice; a paper takes those of its own 文种. While the 文种 is
/// not known, a form is offered only once its first characters are typed.
enum ClosingSource: CompletionSource {
  static let name = "closing"

  private enum Place { case opening, closing }

  private struct Form {
    let genre: Genre
    let place: Place
    let text: String
    let units: [CodeUnit]
  }

  private static let forms = table.map { Form(genre: $0, place: $1, text: $2, units: [CodeUnit]($2)) }

  private static let table: [(genre: Genre, place: Place, text: String)] = [
    (.notice, .opening, "现将有关事项通知如下："), (.notice, .opening, "现就有关事项通知如下："), (.notice, .closing, "特此通知。"),
    (.notice, .closing, "请认真贯彻执行。"), (.notice, .closing, "请结合实际，认真抓好贯彻落实。"),
    (.circular, .opening, "现将有关情况通报如下："), (.circular, .closing, "特此通报。"),
    (.report, .opening, "现将有关情况报告如下："), (.report, .closing, "特此报告。"), (.report, .closing, "以上报告，请审阅。"),
    (.request, .opening, "现将有关事项请示如下："), (.request, .closing, "妥否，请批示。"), (.request, .closing, "以上请示，请予批准。"),
    (.request, .closing, "以上请示当否，请批复。"), (.reply, .opening, "经研究，现批复如下："), (.reply, .closing, "此复。"),
    (.reply, .closing, "特此批复。"), (.letter, .opening, "现就有关事项函告如下："), (.letter, .opening, "现函复如下："),
    (.letter, .closing, "特此函达。"), (.letter, .closing, "特此函复。"), (.letter, .closing, "请予支持为盼。"),
    (.letter, .closing, "请研究函复。"), (.opinion, .opening, "现提出如下意见："),
    (.opinion, .closing, "以上意见如无不妥，请批转各地区、各部门贯彻执行。"), (.announcement, .opening, "现将有关事项公告如下："),
    (.announcement, .closing, "特此公告。"), (.publicNotice, .opening, "现将有关事项通告如下："),
    (.publicNotice, .closing, "特此通告。"), (.decision, .opening, "现作出如下决定："), (.decision, .closing, "本决定自公布之日起施行。"),
    (.motion, .closing, "现提请审议。"), (.motion, .closing, "请予审议。"), (.minutes, .opening, "现将会议议定事项纪要如下："),
    (.plan, .opening, "制定本方案。"), (.measures, .opening, "制定本办法。"), (.measures, .closing, "本办法自印发之日起施行。"),
    (.statute, .opening, "制定本条例。"), (.statute, .closing, "本条例自公布之日起施行。"),
  ]

  static func contribute(_ context: CompletionContext, to evidence: inout Evidence) {
    let genre = context.genre
    // A closing form is a paragraph of its own at the end; an opening form follows the grounds in the first ones.
    let isLast = context.isAtEnd
    let isEarly = context.bodyLinesAbove < 4
    for form in forms {
      let units = form.units
      let mayBeTyped = context.previous.map { units.contains($0) } ?? false
      let typed = mayBeTyped ? context.prefix.commonTail(with: units) : 0
      let isOwn = form.genre == genre
      if typed >= 2 || (typed == 1 && isOwn) {
        offer(units[typed...], isOwn ? 0.6 : 0.05, form.text, form.genre, &evidence)
      } else if isOwn, typed == 0 {
        switch form.place {
        case .closing where isLast && context.isAtLineStart && context.bodyLinesAbove >= 2:
          offer(units[...], 0.12, form.text, form.genre, &evidence)
        case .opening where isEarly && !context.isAtLineStart && context.previous == "，":
          offer(units[...], 0.1, form.text, form.genre, &evidence)
        default: break
        }
      }
    }
  }

  private static func offer(
    _ rest: ArraySlice<CodeUnit>,
    _ probability: Float,
    _ text: String,
    _ genre: Genre,
    _ evidence: inout Evidence,
  ) {
    evidence.offer(rest, probability: probability, kind: .closing, label: text, detail: "\(genre.rawValue)用语")
  }
}
