import Completion
import Configuration
import Files
import LanguageServerProtocol
import PhraseBank
import Platform

/// The writer's own banks over the shipped one.
extension Session {
  /// Reads the banks of writer and workspace, away from the loop: until they are there, and if they cannot be read,
  /// completion works with what it has.
  func loadPhraseBanks() {
    let settings = settingsStore.settings(for: nil, folder: folderPaths.first)
    let (workspace, named) = (folderPaths, options.phraseBanks)
    // Most writers have no bank of their own: then there is nothing to do or to tell.
    let places =
      [PhraseBanks.userFolder].compactMap { $0 } + workspace.map { FileSystem.join($0, PhraseBanks.workspaceFolder) }
    let hasOwn =
      !named.isEmpty || !settings.phraseBanks.isEmpty || places.contains { FileSystem.kind($0) == .folder }
    guard hasOwn || engine.bank.layers.count > 1 else { return }
    // However often they change while they are read, once more is enough.
    guard !isReadingBanks else {
      haveBanksChanged = true
      return
    }
    isReadingBanks = true
    bankProgress = bankProgress ?? ServerProgress.begin("读取词库", self)
    perform {
      PhraseBanks(settings, workspace: workspace, named: named)
    } finish: { banks, session in
      session.isReadingBanks = false
      if session.haveBanksChanged {
        session.haveBanksChanged = false
        return session.loadPhraseBanks()
      }
      session.bankProgress?.end(session)
      session.bankProgress = nil
      session.engine.bank = banks.bank
      session.bankEdition += 1
      session.debug("词库读毕（第\(session.bankEdition)次）：\(banks.bank.layers.count)层，\(banks.problems.count)处问题")
      for problem in banks.problems.prefix(3) { session.show(.warning, problem) }
    }
  }
}
