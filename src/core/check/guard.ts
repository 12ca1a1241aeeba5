/** Decides whether a command may run. Answers, never asks: what needs a person comes back as `confirm`. */
import * as l10n from '@vscode/l10n';
import { commandDirectives } from '../runbook/commandDirective.ts';
import { isHarmless } from '../runbook/effects/weight.ts';
import type { Command } from '../runbook/model.ts';
import { readShell } from '../runbook/shellSyntax.ts';
import { valueName } from '../runbook/valueType.ts';
import { isDoubtful } from './doubt.ts';
import { elsewhereText, type Elsewhere } from './elsewhere.ts';
import { freeVariables } from '../runbook/variable.ts';
import { fillCommand, selfContained, type FilledCommand } from './fill.ts';
import type { Refusal, RefusalCode } from './outcome.ts';
import { riskSentences, type Powers } from './roleRisk.ts';
import { lastingCalls, statementAccess } from './statementAccess.ts';

export interface Situation {
  readonly trusted: boolean;
  readonly approved: boolean;
  /** Nothing that may change something runs. */
  readonly readOnly: boolean;
  readonly target: TargetSituation;
  /** Names of the connections that statements can run on. */
  readonly connections: readonly string[];
  /** The connection that the command's block names, or the only one. */
  readonly connection: string | undefined;
  /** Whether a shell variable has a value by now. */
  readonly isSet: (variable: string) => boolean;
  /** Whether it has one in the environment that a separate terminal gets, too. */
  readonly isInEnvironment: (variable: string) => boolean;
  /** Source line of the earlier command that sets a variable, whether or not it has run. */
  readonly lineSetting: (variable: string) => number | undefined;
  /** Values of the run by name, secrets among them. */
  readonly values: ReadonlyMap<string, string>;
  /** Where a command that needs a terminal can go. */
  readonly terminal: TerminalSituation;
  /** What the login of a statement's connection may do beyond its rows; empty as long as it is not known. */
  readonly powers: Powers;
  /** Another process that runs this command at the moment; looked for where it matters. */
  readonly elsewhere: () => Elsewhere | undefined;
}

/** `attached`: this process's own; `separate`: one that does not share the run's shell. */
export type TerminalSituation = 'none' | 'attached' | 'separate';

/** What the run's kube context turned out to be. Only `pinned` lets a command go to the cluster. */
export type TargetSituation =
  | { readonly state: 'pinned' }
  | { readonly state: 'none' | 'unapproved' | 'unreachable' | 'changed'; readonly message: string };

export type GuardDecision =
  | { readonly decision: 'run'; readonly filled: FilledCommand }
  | ToConfirm
  | { readonly decision: 'refuse'; readonly refusal: Refusal };

export interface ToConfirm {
  readonly decision: 'confirm';
  readonly filled: FilledCommand;
  /** Whether it may change something, or may be no command at all. */
  readonly isChange: boolean;
  /** Sentences; with any of them the person is asked by itself, too. */
  readonly risks: readonly string[];
}

/** In the order in which a person can do something about it. */
export function guard(command: Command, situation: Situation): GuardDecision {
  const unentered = entryRefusal(situation);
  if (unentered !== undefined) return { decision: 'refuse', refusal: unentered };
  const misplaced = placeRefusal(command) ?? directiveRefusal(command);
  if (misplaced !== undefined) return misplaced;
  if (command.interactive && situation.terminal === 'none') return noTerminal();
  const unset = unsetVariables(command, situation);
  const missing = missingValue(command, unset, situation);
  if (missing !== undefined) return refuse('placeholder', missing);
  const filling = fillCommand(command, situation.values, unset);
  if (filling.state === 'refused') return refuse('placeholder', filling.message);
  const { command: filled } = filling;
  const refusal =
    (filled.interactive ? terminalRefusal(filling, situation) : undefined) ?? languageRefusal(filled, situation);
  if (refusal !== undefined) return refusal;
  const ready = filled.interactive && situation.terminal === 'separate' ? selfContained(filling) : filling;
  const isChange = !isHarmless(filled.effect) || isDoubtful(command);
  // To look twice does no harm.
  const elsewhere = isChange ? situation.elsewhere() : undefined;
  const risks = [
    ...(elsewhere === undefined ? [] : [elsewhereText(elsewhere)]),
    ...(filled.language === 'sql' ? riskSentences(situation.powers, lastingCalls(filled.text)) : []),
  ];
  if (isChange && situation.readOnly) return { decision: 'refuse', refusal: readOnlyRefusal() };
  return isChange || risks.length > 0
    ? { decision: 'confirm', filled: ready, risks, isChange }
    : { decision: 'run', filled: ready };
}

/** What has to be given before anything of a runbook or its sidecar runs. */
export function entryRefusal({ trusted, approved }: Pick<Situation, 'trusted' | 'approved'>): Refusal | undefined {
  if (!trusted) {
    const message = l10n.t('Nothing runs in Restricted Mode. Trust this workspace first.');
    return { code: 'untrusted workspace', message };
  }
  if (approved) return undefined;
  const message = l10n.t(
    'The commands of this runbook are not approved on this machine. Read them and approve them first.',
  );
  return { code: 'not approved', message };
}

/** In read-only mode, of whatever may change something. */
export function readOnlyRefusal(): Refusal {
  const message = l10n.t(
    'Read-only mode is on, so nothing that may change something runs. The setting, --read-only, settings.yaml or PROVEBOOK_READ_ONLY turned it on.',
  );
  return { code: 'read-only', message };
}

/** What is no whole command, or none of this workstation. */
function placeRefusal(command: Command): GuardDecision | undefined {
  if (command.doubt === 'broken over lines')
    return refuse(
      'not runnable',
      l10n.t('This command goes on in the next line without a backslash. Join its lines in the runbook.'),
    );
  if (command.session === undefined || command.language === 'sql') return undefined;
  return refuse(
    'inside a session',
    l10n.t(
      'This belongs in the session behind "{0}". Run it there and tick the item by hand.',
      command.session.split('\n')[0] ?? '',
    ),
  );
}

function directiveRefusal(command: Command): GuardDecision | undefined {
  const [word] = commandDirectives(command).unknown;
  if (word === undefined) return undefined;
  return refuse(
    'not runnable',
    l10n.t(
      '"{0}" behind "provebook:" is not understood. A comment may say "sensitive", and of a statement once "expect_rows=NUMBER" or "expect_rows=none".',
      word,
    ),
  );
}

function unsetVariables(command: Command, { isSet }: Situation): readonly string[] {
  return command.language === 'shell' ? freeVariables(command.text).filter((variable) => !isSet(variable)) : [];
}

function missingValue(
  { placeholders }: Command,
  unset: readonly string[],
  { values, lineSetting, isInEnvironment }: Situation,
): string | undefined {
  const placeholder = placeholders.find(({ kind, name }) => kind === 'value' && !values.has(name));
  if (placeholder !== undefined)
    return l10n.t('{0} stands for a value that this run does not have yet.', placeholder.text);
  for (const variable of unset) {
    const line = lineSetting(variable);
    if (line !== undefined)
      return l10n.t('{0} has no value. The command in line {1} sets it: run that first.', `$${variable}`, line);
    if (!values.has(valueName(variable))) return unsetMessage(variable, isInEnvironment(variable));
  }
  return undefined;
}

function unsetMessage(variable: string, isInEnvironment: boolean): string {
  return isInEnvironment
    ? l10n.t(
        '{0} is in the environment, but commands do not get it. Name it with --env or in the setting provebook.environment.',
        `$${variable}`,
      )
    : l10n.t('{0} has no value. Set it in an earlier block of the runbook or in the environment.', `$${variable}`);
}

function terminalRefusal(filled: FilledCommand, situation: Situation): GuardDecision | undefined {
  switch (situation.terminal) {
    case 'attached':
      return undefined;
    case 'none':
      return noTerminal();
    case 'separate':
      return separateTerminalRefusal(filled, situation);
  }
}

function noTerminal(): GuardDecision {
  return refuse(
    'interactive',
    l10n.t('This command needs a terminal or does not end by itself. Run it in a terminal and tick the item by hand.'),
  );
}

/** Such a terminal gets text alone: what the run's shell knows, and secrets, do not reach it. */
function separateTerminalRefusal(
  { command, template, variables, used }: FilledCommand,
  { isInEnvironment }: Situation,
): GuardDecision | undefined {
  const variable = freeVariables(template).find((name) => !isInEnvironment(name) && !variables.has(name));
  if (variable !== undefined)
    return refuse(
      'interactive',
      l10n.t(
        '{0} has its value only in the shell of this run. Run the command by hand and tick the item.',
        `$${variable}`,
      ),
    );
  if (used.some(({ value }) => value === undefined))
    return refuse(
      'interactive',
      l10n.t('A terminal would show the secret that this command needs. Run it by hand and tick the item.'),
    );
  // A terminal takes text as keys: these would be pressed, not typed.
  if (!/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/.test([command.text, ...variables.values()].join('')))
    return undefined;
  return refuse(
    'interactive',
    l10n.t(
      'A terminal would take a character of this command for a key, such as tab. Run it by hand and tick the item.',
    ),
  );
}

function languageRefusal(command: Command, situation: Situation): GuardDecision | undefined {
  switch (command.language) {
    case 'shell':
      return targetRefusal(command, situation);
    case 'sql':
      if (situation.connection === undefined) return refuse('no connection', connectionMessage(situation.connections));
      if (situation.target.state === 'changed') return refuse('target changed', situation.target.message);
      return statementRefusal(command);
    case 'redis':
    case 'promql':
    case 'http':
    case 'other':
      return refuse('not runnable', l10n.t('Provebook does not run {0} statements yet.', command.language));
  }
}

function statementRefusal({ text, effect }: Command): GuardDecision | undefined {
  const access = statementAccess(text, effect);
  if (access.kind !== 'refused') return undefined;
  return refuse(
    'not runnable',
    l10n.t(
      'Provebook does not send {0}: each statement stands alone in a transaction that Provebook begins and ends. Run it by hand and tick the item.',
      access.word,
    ),
  );
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
    case 'unapproved':
      return usesCluster(command) ? refuse('kubeconfig not approved', target.message) : undefined;
    case 'unreachable':
      return usesCluster(command) ? refuse('target unreachable', target.message) : undefined;
  }
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

/** They read the kubeconfig, each by itself. */
const clusterPrograms = new Set(
  `kubectl oc k kubecolor helm helmfile kustomize stern kail flux argocd argo istioctl linkerd cilium velero skaffold tilt k9s cmctl kubeseal
   tkn kn virtctl popeye kubefwd telepresence`.split(/\s+/),
);

/** Whether a shell command talks to the cluster of the current context. */
export function usesCluster({ language, text }: Command): boolean {
  return language === 'shell' && usesClusterPrograms(text);
}

/** @param script of a shell */
export function usesClusterPrograms(script: string): boolean {
  return readShell(script).commands.some(({ words }) =>
    words.some((word) => clusterPrograms.has(word.split('/').at(-1) ?? '')),
  );
}
