/** What would happen if something ran: shown to a person before it does. Nothing is asked or looked up for it. */
import * as l10n from '@vscode/l10n';
import { unchosen } from '../runbook/alternatives.ts';
import type { ExtraPrograms } from '../runbook/extraPrograms.ts';
import { isHarmless } from '../runbook/effects/weight.ts';
import type { Alternatives, Command, Effect, Runbook } from '../runbook/model.ts';
import { guard, readOnlyRefusal, usesCluster, type Situation } from './guard.ts';
import type { PlacedCheck } from './placedCheck.ts';
import { planObservations } from './plan.ts';
import { requestEffect } from './requestEffect.ts';

export interface RunPlan {
  /** In the order in which they run: checks first, several at a time, then commands one after the other. */
  readonly steps: readonly PlanStep[];
}

export interface PlanStep {
  readonly kind: 'check' | 'command';
  /** Of the check in the sidecar, or of the command in the text. */
  readonly id: string;
  readonly nodeId: string | undefined;
  readonly title: string | undefined;
  /** The command, or what is asked. */
  readonly text: string;
  /** In the sidecar for a check, in the text for a command. 1-based. */
  readonly line: number;
  readonly effect: Effect;
  readonly place: PlanPlace;
  readonly ask: PlanQuestion;
  /** Steps with the same key are one observation; undefined for commands. */
  readonly observation: string | undefined;
}

/** Where it acts, as far as the text tells. */
export interface PlanPlace {
  /** A target that the sidecar names, instead of the run's own. */
  readonly target: string | undefined;
  /** A database or service that is named. */
  readonly connection: string | undefined;
  /** It goes to the cluster, or may. */
  readonly usesCluster: boolean;
}

export type PlanQuestion =
  | { readonly kind: 'none' }
  /** A person is asked directly before it runs. */
  | { readonly kind: 'confirm' }
  /** It needs values first, by their names in the text. */
  | { readonly kind: 'values'; readonly texts: readonly string[] }
  /** Only a person can decide it; nothing runs. */
  | { readonly kind: 'person' }
  | { readonly kind: 'refused'; readonly reason: string };

export interface PlanInput {
  readonly runbook: Runbook;
  readonly checks: readonly PlacedCheck[];
  readonly commands: readonly Command[];
  readonly extraPrograms: ExtraPrograms;
  /** Whether the observation of a check goes to a cluster. */
  readonly needsCluster: (check: PlacedCheck) => boolean;
  /** Names of the connections that statements can run on. */
  readonly connections: readonly string[];
  readonly hasTerminal: boolean;
  /** Whether what may change something is refused. */
  readonly readOnly: boolean;
  /** Placeholders and variables of a command that the run has no value for, as written. */
  readonly missing: (command: Command) => readonly string[];
}

export function planRun(input: PlanInput): RunPlan {
  const menus = unchosen(
    input.runbook.alternatives,
    input.commands.map(({ id }) => id),
  );
  return {
    steps: [
      ...checkSteps(input),
      ...input.commands.map((command) => commandStep(command, menus.get(command.id), input)),
    ],
  };
}

/** How many observations these steps are. */
export function observationCount(steps: readonly PlanStep[]): number {
  return new Set(steps.flatMap(({ observation }) => observation ?? [])).size;
}

function checkSteps({ checks, extraPrograms, needsCluster, readOnly }: PlanInput): readonly PlanStep[] {
  const effects = new Map(checks.map(({ check }) => [check.id, requestEffect(check.request, extraPrograms)]));
  const groups = planObservations(
    checks.map(({ check }) => check),
    ({ id }) => effects.get(id) === 'read',
  );
  const keys = new Map(groups.flatMap(({ key, checks: members }) => members.map(({ id }) => [id, key] as const)));
  return checks.map((placed) => {
    const { check, nodeId } = placed;
    const effect = effects.get(check.id) ?? 'unknown';
    const isManual = check.request.kind === 'manual';
    const { input } = check.request;
    return {
      kind: 'check',
      id: check.id,
      nodeId,
      title: check.title,
      text: check.texts.request,
      line: check.place.line,
      effect,
      place: {
        target: check.request.target,
        connection: 'connection' in input ? input.connection : undefined,
        usesCluster: needsCluster(placed),
      },
      ask: isManual ? { kind: 'person' } : isHarmless(effect) ? { kind: 'none' } : changeQuestion(readOnly),
      observation: isManual ? undefined : keys.get(check.id),
    };
  });
}

function changeQuestion(readOnly: boolean): PlanQuestion {
  return readOnly ? { kind: 'refused', reason: readOnlyRefusal().message } : { kind: 'confirm' };
}

function commandStep(command: Command, menu: Alternatives | undefined, input: PlanInput): PlanStep {
  const block = input.runbook.blocks.find(({ id }) => id === command.blockId);
  const [only, ...others] = input.connections;
  const connection =
    command.language === 'sql' ? (block?.connection ?? (others.length === 0 ? only : undefined)) : undefined;
  return {
    kind: 'command',
    id: command.id,
    nodeId: command.nodeId,
    title: undefined,
    text: command.text,
    line: command.lines.from,
    effect: command.effect,
    place: { target: undefined, connection, usesCluster: usesCluster(command) },
    ask: menu === undefined ? questionOf(command, connection, input) : { kind: 'refused', reason: severalWays(menu) },
    observation: undefined,
  };
}

/** The guard itself answers, as if all that is looked up or asked later were well. */
function questionOf(command: Command, connection: string | undefined, input: PlanInput): PlanQuestion {
  const missing = input.missing(command);
  const decision = guard(command, {
    ...idealSituation,
    connections: input.connections,
    connection,
    values: new Map(command.placeholders.map(({ name }) => [name, 'value'])),
    terminal: input.hasTerminal ? 'attached' : 'none',
    readOnly: input.readOnly,
  });
  if (decision.decision === 'refuse') return { kind: 'refused', reason: decision.refusal.message };
  if (missing.length > 0) return { kind: 'values', texts: missing };
  return decision.decision === 'confirm' ? { kind: 'confirm' } : { kind: 'none' };
}

const idealSituation: Omit<Situation, 'connections' | 'connection' | 'values' | 'terminal' | 'readOnly'> = {
  trusted: true,
  approved: true,
  target: { state: 'pinned' },
  isSet: () => true,
  isInEnvironment: () => true,
  lineSetting: () => undefined,
  powers: [],
  elsewhere: () => undefined,
};

function severalWays({ lines }: Alternatives): string {
  return l10n.t(
    'The commands of lines {0} to {1} are several ways to do the same. Choose one and run it by itself.',
    lines.from,
    lines.to,
  );
}
