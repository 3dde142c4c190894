import {
  commands,
  type Diagnostic,
  type Disposable,
  EventEmitter,
  type ExtensionContext,
  l10n,
  type TextDocument,
  Uri,
  window,
  workspace,
} from "vscode";
import * as lsp from "vscode-languageclient";
import { chosenSettings, isEnabled, languagesChecked, nativeServer, properties } from "./settings.ts";
import { followTyping, isFilling } from "./suggest.ts";

/** What differs between Node's extension host and the browser's. */
export interface Host {
  /** `Node` or `Web`, for the report. */
  readonly name: string;
  /**
   * A client of the writer's own program (where the host has processes), or of the module in a worker. `failed` hears
   * why a module trapped or hung.
   */
  client(options: lsp.LanguageClientOptions, failed: (message: string) => void): lsp.BaseLanguageClient;
}

/** A finding as the server gives it, as far as the code reads it. */
export type Found = { readonly code?: string; readonly severity: number; readonly range: { start: lsp.Position } };

export type ServerState = "off" | "starting" | "running" | "failed";

/** How often the server is started anew within three minutes. */
const restartLimit = 4;

/** Schemes of documents that a person writes: not the old versions that a comparison shows. */
const schemes = ["file", "untitled", "vscode-remote", "vscode-vfs", "vscode-test-web", "vsls"];

/** The server of this window: started when the first draft is open, started anew when it ends. */
export class Server implements Disposable {
  state: ServerState = "off";
  isPaused = false;
  private client: lsp.BaseLanguageClient | undefined;
  private work: Promise<void> = Promise.resolve();
  private readonly changed = new EventEmitter<void>();
  readonly onDidChange = this.changed.event;
  /** The last findings of each document, by URI: what `resume` shows again. */
  private readonly published = new Map<string, { uri: Uri; diagnostics: Diagnostic[] }>();
  /** The client library's own, which counts how often the server has ended. */
  private ends: lsp.ErrorHandler | undefined;
  readonly log = window.createOutputChannel(l10n.t("Gongwen"), { log: true });

  constructor(
    private readonly context: ExtensionContext,
    readonly host: Host,
  ) {}

  /** Which program answers: name and version, once it has said so. */
  get origin(): string {
    const info = this.client?.initializeResult?.serverInfo;
    const place = nativeServer()?.command ?? l10n.t("built in ({0})", this.host.name);
    return info === undefined ? place : `${info.name} ${info.version ?? ""} · ${place}`;
  }

  /** Whether this document is one that the writer wants checked. */
  isDraft(document: TextDocument): boolean {
    return schemes.includes(document.uri.scheme) && languagesChecked().includes(document.languageId);
  }

  /** Starts the server where a draft is open. One that could not start waits until the writer asks. */
  startIfNeeded(): Promise<void> {
    const isNeeded = this.state !== "failed" && workspace.textDocuments.some((document) => this.isDraft(document));
    return isNeeded ? this.start() : this.work;
  }

  start(): Promise<void> {
    return this.after(async () => {
      if (this.client !== undefined || !isEnabled()) return;
      const client = this.host.client(this.options(), (message) => {
        this.log.error(message);
        void window.showWarningMessage(l10n.t("Gongwen failed and starts anew; your text is untouched. {0}", message));
      });
      client.onDidChangeState(({ newState }) => {
        if (newState === lsp.State.Starting) this.enter("starting");
        if (newState === lsp.State.Running) this.enter("running");
      });
      this.client = client;
      this.ends = client.createDefaultErrorHandler(restartLimit);
      try {
        await client.start();
      } catch (error) {
        this.giveUp(l10n.t("Gongwen could not be started: {0}", String(error)));
      }
    });
  }

  stop(): Promise<void> {
    return this.after(async () => {
      const client = this.client;
      this.client = undefined;
      this.published.clear();
      await client?.dispose().catch((error) => this.log.warn(String(error)));
      this.enter("off");
    });
  }

  restart(): Promise<void> {
    return this.stop().then(() => this.start());
  }

  /** Runs one of the server's commands (a `Uri` goes as the server knows it), starting the server if need be. */
  async run<Result>(command: string, ...args: unknown[]): Promise<Result | undefined> {
    await this.start();
    const offered = this.client?.initializeResult?.capabilities.executeCommandProvider?.commands ?? [];
    if (this.client === undefined || !offered.includes(command))
      return void window.showWarningMessage(l10n.t("The server that runs here cannot do this: {0}", this.origin));
    const { asUri } = this.client.code2ProtocolConverter;
    const plain = args.map((argument) => (argument instanceof Uri ? asUri(argument) : argument));
    return this.client.sendRequest<Result>("workspace/executeCommand", { command, arguments: plain });
  }

  /** What the server finds in a draft as it stands now, also where it has not published that yet. */
  async findNow(uri: Uri): Promise<readonly Found[]> {
    const textDocument = { uri: this.client?.code2ProtocolConverter.asUri(uri) };
    const found = await this.client?.sendRequest<{ items: Found[] }>("textDocument/diagnostic", { textDocument });
    return found?.items ?? [];
  }

  /** Takes every mark off the screen, or shows again what there is to mend now. */
  pause(isPaused: boolean): void {
    this.isPaused = isPaused;
    void commands.executeCommand("setContext", "gongwen.paused", isPaused);
    for (const { uri, diagnostics } of this.published.values())
      this.client?.diagnostics?.set(uri, isPaused ? [] : diagnostics);
    this.changed.fire();
  }

  dispose(): Promise<void> {
    return this.stop().then(() => this.log.dispose());
  }

  /** One start or stop after the other. */
  private after(work: () => Promise<void>): Promise<void> {
    this.work = this.work.then(work);
    return this.work;
  }

  private enter(state: ServerState): void {
    this.state = state;
    this.changed.fire();
  }

  private options(): lsp.LanguageClientOptions {
    const settings = () => chosenSettings(Object.keys(properties(this.context)));
    return {
      documentSelector: languagesChecked().flatMap((language) => schemes.map((scheme) => ({ language, scheme }))),
      // The editor's own name is another one in each of its builds.
      initializationOptions: () => ({ ...settings(), client: "vscode" }),
      outputChannel: this.log,
      diagnosticCollectionName: "gongwen",
      revealOutputChannelOn: lsp.RevealOutputChannelOn.Never,
      initializationFailedHandler: () => false,
      errorHandler: { error: () => ({ action: lsp.ErrorAction.Continue }), closed: () => this.closed() },
      middleware: {
        handleDiagnostics: (uri, diagnostics, next) => {
          this.published.set(uri.toString(), { uri, diagnostics });
          next(uri, this.isPaused ? [] : diagnostics);
          this.changed.fire();
        },
        didChange: async (event, next) => {
          const { version } = event.document;
          await next(event);
          followTyping(event, version);
        },
        provideCompletionItem: (document, place, how, token, next) =>
          how.triggerCharacter !== undefined && isFilling(document) ? [] : next(document, place, how, token),
        workspace: {
          configuration: ({ items }) => items.map(({ section }) => (section === "gongwen" ? settings() : null)),
        },
      },
    };
  }

  /** The connection ended by itself: the client library starts the server anew and opens the documents again. */
  private async closed(): Promise<lsp.CloseHandlerResult> {
    const { action } = (await this.ends?.closed()) ?? { action: lsp.CloseAction.DoNotRestart };
    if (action === lsp.CloseAction.DoNotRestart)
      this.giveUp(l10n.t("Gongwen ended {0} times within three minutes and is left alone.", restartLimit + 1));
    return { action, handled: true };
  }

  private giveUp(message: string): void {
    this.client = undefined;
    this.published.clear();
    this.enter("failed");
    this.log.error(message);
    const [restart, showLog] = [l10n.t("Restart"), l10n.t("Show log")];
    void window.showErrorMessage(message, restart, showLog).then((choice) => {
      if (choice === restart) void this.restart();
      if (choice === showLog) this.log.show();
    });
  }
}
