import Lexicon
package import Text

/// The skeleton of a paper of some 文种: title, 主送机关 or greeting, opening, the usual sections, closing form, 署名 and
/// 成文日期 in the order of GB/T 9704—2012 7.3.
package struct GenreTemplate: Sendable {
  /// Lines joined by line feeds; gaps are `{…}` with what is to be written there.
  package let template: Template

  /// The words to choose from: each 文种 with the others that name it (办法, 规定, 细则), and not its short form (令).
  package static var names: [String] {
    Genre.allCases.flatMap { genre in
      let name = [CodeUnit](genre.rawValue)
      let others = GenreWord.all.filter { word in
        word.genre == genre && !name.reversed().starts(with: word.word.reversed())
      }
      return [genre.rawValue] + others.map { String($0.word) }
    }
  }

  /// The skeleton for a word in which titles end (方案, 细则) or that says more (述职报告); nil if it names no 文种.
  package init?(named name: String, today: CalendarDay? = nil) {
    let units = [CodeUnit](name)
    guard let word = GenreWord.ending(units, at: units.count) else { return nil }
    let traits = word.genre.traits
    // What an office sends is 关于…的 something; what it draws up is called by its matter.
    var lines = [word.isStatutory ? "{机关}关于{事由}的\(name)" : "{主题}\(name)"]
    switch word.direction {
    case .up, .flat, .down: lines.append("{主送机关}：")
    default: if traits.isSpoken { lines.append("同志们：") }
    }
    func form(where fits: (GenreForm) -> Bool) -> String? {
      GenreForm.all.first { fits($0) && $0.genres.contains(word.genre) }.map { String($0.units(for: word.word)) }
    }
    let opening =
      form(where: { $0.place == (traits.isSpoken ? .address : .frame) }) ?? form(where: { $0.place == .opening })
    let closing = form(where: { $0.isClosing })
    let years = CompletionContext.years(around: today?.year)
    let headings = (GenreSections.of(title: units, ending: word)?.stages ?? []).compactMap { stage in
      stage.lazy.compactMap { CompletionContext.dated($0, years) }.first.map { String($0) }
    }
    if headings.count > 1, traits.hasArticles {
      // 第一章 says what for, the last one since when; articles run through all (规章制定程序条例第七条).
      for (index, heading) in headings.enumerated() {
        let number = String(HanNumeral.spell(index + 1))
        let article = index == 0 ? opening : index == headings.count - 1 ? closing : nil
        lines += ["第\(number)章　\(heading)", "第\(number)条　\(article ?? "{内容}")"]
      }
    } else {
      if let opening { lines.append(opening) }
      for (index, heading) in headings.enumerated() {
        lines += ["\(String(HanNumeral.spell(index + 1)))、\(heading)", "{内容}"]
      }
      if let closing { lines.append(closing) }
    }
    if word.isStatutory {
      lines.append("{发文机关}")
      lines.append(today?.written ?? "{成文日期}")
    }
    template = Template(lines.joined(separator: "\n"))
  }
}
