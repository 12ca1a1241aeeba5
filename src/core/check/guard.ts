/** Decides whether a command may run. Answers, never asks: what needs a person comes back as `confirm`. */
import * as l10n from '@vscode/l10n';
import type { Command } from '../runbook/model.ts';
import { readShell } from '../runbook/shellSyntax.ts';
import { isDoubtful } from './doubt.ts';
import { freeVariables } from '../runbook/variable.ts';
import type { Refusal, RefusalCode } from './outcome.ts';

export interface Situation {
  readonly trusted: boolean;
  readonly approved: boolean;
  readonly target: TargetSituation;
  /** Names of the connections that statements can run on. */
  readonly connections: readonly string[];
  /** The connection that the command's block names, or the only one. */
  readonly connection: string | undefined;
  /** Whether a shell variable has a value by now. */
  readonly isSet: (variable: string) => boolean;
}

/** What the run's kube context turned out to be. Only `pinned` lets a command go to the cluster. */
export type TargetSituation =
  { readonly state: 'pinned' } | { readonly state: 'none' | 'unreachable' | 'changed'; readonly message: string };

export type GuardDecision =
  { readonly decision: 'run' | 'confirm' } | { readonly decision: 'refuse'; readonly refusal: Refusal };

/** In the order in which a person can do something about it. */
export function guard(command: Command, situation: Situation): GuardDecision {
  if (!situation.trusted)
    return refuse('untrusted workspace', l10n.t('Nothing runs in Restricted Mode. Trust this workspace first.'));
  if (!situation.approved) {
    return refuse(
      'not approved',
      l10n.t('The commands of this runbook are not approved on this machine. Read them and approve them first.'),
    );
  }
  const [placeholder] = command.placeholders;
  if (placeholder !== undefined)
    return refuse('placeholder', l10n.t('{0} stands for a value. Replace it in the runbook.', placeholder));
  if (command.interactive) {
    return refuse(
      'interactive',
      l10n.t(
        'This command needs a terminal or does not end by itself. Run it in a terminal and tick the item by hand.',
      ),
    );
  }
  if (command.doubt === 'broken over lines')
    return refuse(
      'not runnable',
      l10n.t('This command goes on in the next line without a backslash. Join its lines in the runbook.'),
    );
  if (command.session !== undefined && command.language !== 'sql')
    return refuse(
      'inside a session',
      l10n.t(
        'This belongs in the session behind "{0}". Run it there and tick the item by hand.',
        command.session.split('\n')[0] ?? '',
      ),
    );
  const decision = languageDecision(command, situation);
  return decision.decision === 'run' && isDoubtful(command) ? { decision: 'confirm' } : decision;
}

function languageDecision(command: Command, situation: Situation): GuardDecision {
  switch (command.language) {
    case 'shell':
      return (
        targetRefusal(command, situation) ??
        unsetVariable(command, situation) ?? { decision: isHarmless(command) ? 'run' : 'confirm' }
      );
    case 'sql':
      if (situation.connection === undefined) return refuse('no connection', connectionMessage(situation.connections));
      if (situation.target.state === 'changed') return refuse('target changed', situation.target.message);
      // Statements run in a read-only session, so a change is refused by the server and needs no question.
      return { decision: 'run' };
    case 'redis':
    case 'promql':
    case 'http':
    case 'other':
      return refuse('not runnable', l10n.t('Provebook does not run {0} statements yet.', command.language));
  }
}

/** What only reads, or only touches this workstation, is covered by the approval of its text. */
function isHarmless({ effect }: Command): boolean {
  return effect === 'read' || effect === 'local';
}

/** A run that was pinned elsewhere stops for every command; a missing cluster only for those that need one. */
function targetRefusal(command: Command, { target }: Situation): GuardDecision | undefined {
  switch (target.state) {
    case 'pinned':
      return undefined;
    case 'changed':
      return refuse('target changed', target.message);
    case 'none':
      return usesCluster(command) ? refuse('no target', target.message) : undefined;
    case 'unreachable':
      return usesCluster(command) ? refuse('target unreachable', target.message) : undefined;
  }
}

function unsetVariable(command: Command, situation: Situation): GuardDecision | undefined {
  const name = freeVariables(command.text).find((variable) => !situation.isSet(variable));
  return name === undefined
    ? undefined
    : refuse(
        'placeholder',
        l10n.t('{0} has no value. Set it in an earlier block of the runbook or in the environment.', `$${name}`),
      );
}

function connectionMessage(names: readonly string[]): string {
  if (names.length === 0)
    return l10n.t(
      'No database connection is described. Add one under "connections" in the .checks.yaml file beside the runbook.',
    );
  return l10n.t(
    'Several connections are described ({0}). Name one in the code block: {1}.',
    names.join(', '),
    '```sql {connection=NAME}',
  );
}

function refuse(code: RefusalCode, message: string): GuardDecision {
  return { decision: 'refuse', refusal: { code, message } };
}

const clusterPrograms = new Set([
  'kubectl',
  'oc',
  'helm',
  'helmfile',
  'kustomize',
  'stern',
  'flux',
  'argocd',
  'istioctl',
  'linkerd',
  'cilium',
  'velero',
  'skaffold',
  'k9s',
]);

/** Whether a shell command talks to the cluster of the current context. */
export function usesCluster(command: Command): boolean {
  if (command.language !== 'shell') return false;
  return readShell(command.text).commands.some(({ words }) =>
    words.some((word) => clusterPrograms.has(word.split('/').at(-1) ?? '')),
  );
}
