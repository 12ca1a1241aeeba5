/** Where commands would act, and how far the runbook is: shown while a runbook is in the active editor. */
import * as l10n from '@vscode/l10n';
import { StatusBarAlignment, ThemeColor, window, type StatusBarItem } from 'vscode';
import { clockText } from '../core/report/localTime.ts';
import type { TargetIdentity } from '../core/target/identity.ts';
import type { RunbookSession } from '../session/runbookSession.ts';
import { commandIds } from './contributions.ts';
import { describeError, plain } from './describeError.ts';
import type { Sessions } from './sessions.ts';

export class TargetStatus {
  readonly #item: StatusBarItem;
  readonly #sessions: Sessions;

  constructor(sessions: Sessions) {
    this.#sessions = sessions;
    this.#item = window.createStatusBarItem('provebook.target', StatusBarAlignment.Left, 50);
    this.#item.name = l10n.t('Provebook target');
    this.#item.command = commandIds.showReport;
  }

  async update(): Promise<void> {
    const file = window.activeTextEditor?.document.uri.fsPath;
    const session = file === undefined ? undefined : this.#sessions.get(file);
    if (session === undefined) {
      this.#item.hide();
      return;
    }
    const where = await targetOf(session);
    // The editor may have changed while the files were read.
    if (window.activeTextEditor?.document.uri.fsPath !== file) return;
    const { done, total } = session.view.progress.get('') ?? { done: 0, total: 0 };
    const care = careOf(session, where.context);
    const icon = session.isRunning ? '$(sync~spin)' : care.icon;
    const marks = care.words.length === 0 ? '' : ` [${care.words.join(', ')}]`;
    this.#item.text = `${icon} ${plain(where.name)}${marks} · ${done}/${total}`;
    this.#item.backgroundColor = care.colour === undefined ? undefined : new ThemeColor(care.colour);
    const click = l10n.t('A click shows the report.');
    this.#item.tooltip = plain([...where.lines, ...care.lines, click].join('\n'));
    this.#item.accessibilityInformation = {
      label: [l10n.t('Provebook: context {0}, {1} of {2} done', where.name, done, total), ...care.words].join(', '),
    };
    this.#item.show();
  }

  dispose(): void {
    this.#item.dispose();
  }
}

interface Where {
  readonly context: string | undefined;
  /** Context and namespace. */
  readonly name: string;
  readonly lines: readonly string[];
}

/** What the run is pinned to; before that, what a new run would take. */
async function targetOf(session: RunbookSession): Promise<Where> {
  const { run } = session;
  if (run?.target !== undefined) {
    const { context, namespace } = run.target;
    const lines = [l10n.t('This run is pinned to {0}.', context), ...identityLines(run.target), seenLine(session)];
    return { context, name: `${context} / ${namespace}`, lines };
  }
  const { chooseContext } = await import('../session/targetPin.ts');
  const choice = await chooseContext(session.kubeconfigs, run?.context);
  if (choice.state !== 'pinned')
    return { context: undefined, name: l10n.t('no kube context'), lines: [choice.message] };
  const { name, namespace, server, user } = choice.context;
  const place = { context: name, server, namespace, user };
  const unseen = l10n.t('The cluster is looked up when something first goes there.');
  const lines = [l10n.t('A run would act on {0}.', name), ...identityLines(place), unseen];
  return { context: name, name: `${name} / ${namespace}`, lines };
}

type Place = Pick<TargetIdentity, 'server' | 'namespace' | 'user'> & Partial<Pick<TargetIdentity, 'clusterUid'>>;

function identityLines({ server, namespace, user, clusterUid = '' }: Place): readonly string[] {
  const uid = clusterUid === '' ? [] : [l10n.t('Cluster uid: {0}', clusterUid)];
  const rest = [l10n.t('Namespace: {0}', namespace), l10n.t('User: {0}', user), ...uid];
  return [l10n.t('API server: {0}', server), ...rest];
}

/** As a time of day, which stays true while nobody looks. */
function seenLine({ targetSeenAt }: RunbookSession): string {
  return targetSeenAt === undefined
    ? l10n.t('Not looked up since this window was opened: these are facts of an earlier time.')
    : l10n.t('Looked up at {0}, and again before each change.', clockText(targetSeenAt));
}

interface Care {
  readonly icon: string;
  readonly colour: string | undefined;
  readonly words: readonly string[];
  readonly lines: readonly string[];
}

/** Red where a change is possible and must not be made by mistake, yellow where something holds changes back. */
function careOf({ changes }: RunbookSession, context: string | undefined): Care {
  const [warning, error] = ['statusBarItem.warningBackground', 'statusBarItem.errorBackground'];
  try {
    const { readOnly } = changes.rules;
    const isProtected = context !== undefined && changes.isProtected(context);
    const colour = isProtected ? (readOnly ? warning : error) : readOnly ? warning : undefined;
    return {
      icon: isProtected ? '$(shield)' : readOnly ? '$(lock)' : '$(server-environment)',
      colour,
      words: [...(isProtected ? [l10n.t('protected')] : []), ...(readOnly ? [l10n.t('read-only')] : [])],
      lines: [
        ...(isProtected ? [l10n.t('Protected: each change needs the name of the context typed.')] : []),
        ...(readOnly ? [l10n.t('Read-only: nothing that may change something runs.')] : []),
      ],
    };
  } catch (problem) {
    return { icon: '$(error)', colour: error, words: [], lines: [describeError(problem)] };
  }
}
