// Writes into probe.json of the workspace: when a draft was opened and had its first findings, and every stretch in which
// the extension host did nothing else for 20 ms or more, with the processor's time in it where the host can tell: on a
// busy machine it is much less. Times are milliseconds since 1970.
const { languages, Uri, workspace } = require("vscode");

exports.activate = (context) => {
  const seen = { opened: {}, found: {}, held: [] };
  const [folder] = workspace.workspaceFolders ?? [];
  let isStale = false;
  const note = (table, uri) => {
    const name = uri.path.replace(/^.*\//u, "");
    if (!name.endsWith(".gongwen") || name in table) return;
    table[name] = Date.now();
    isStale = true;
  };
  for (const document of workspace.textDocuments) note(seen.opened, document.uri);
  const worked = () => {
    const usage = globalThis.process?.threadCpuUsage?.();
    return usage === undefined ? performance.now() : (usage.user + usage.system) / 1000;
  };
  let last = performance.now();
  let lastWorked = worked();
  const beat = setInterval(() => {
    const now = performance.now();
    const nowWorked = worked();
    if (now - last >= 20) {
      seen.held.push([Date.now(), Math.round(now - last), Math.round(nowWorked - lastWorked)]);
      isStale = true;
    }
    last = now;
    lastWorked = nowWorked;
  }, 1);
  const write = setInterval(() => {
    if (!isStale || folder === undefined) return;
    isStale = false;
    void workspace.fs.writeFile(Uri.joinPath(folder.uri, "probe.json"), Buffer.from(JSON.stringify(seen)));
  }, 250);
  context.subscriptions.push(
    workspace.onDidOpenTextDocument(({ uri }) => note(seen.opened, uri)),
    languages.onDidChangeDiagnostics(({ uris }) => {
      for (const uri of uris) if (languages.getDiagnostics(uri).length > 0) note(seen.found, uri);
    }),
    { dispose: () => [beat, write].forEach((timer) => void clearInterval(timer)) },
  );
};
