/** What an editor shows beside the text of a runbook: a state at a line, and a short result behind it. */
import * as l10n from '@vscode/l10n';
import { worstOf } from '../run/combine.ts';
import type { RunView } from '../run/rollup.ts';
import type { ExecutionState, ItemState } from '../run/state.ts';
import { allNodes } from '../runbook/find.ts';
import type { Runbook } from '../runbook/model.ts';
import { agoText } from './localTime.ts';
import { durationText } from './measures.ts';
import { visibleText } from './visibleText.ts';
import { stateWord, verdictWord, type Icon, type Tone, type Word } from './words.ts';

export interface TextMark {
  /** 1-based. */
  readonly line: number;
  /** Drawn in the margin; undefined where only text stands behind the line. */
  readonly icon: Icon | undefined;
  readonly tone: Tone;
  /** Behind the end of the line; '' for none. */
  readonly text: string;
}

/** @param now milliseconds since 1970. Nothing is said of what has not run or been ticked. */
export function textMarks(runbook: Runbook, view: RunView, now: number): readonly TextMark[] {
  return [...itemMarks(runbook, view, now), ...blockMarks(runbook, view, now)];
}

function itemMarks({ nodes }: Runbook, view: RunView, now: number): readonly TextMark[] {
  return allNodes(nodes).flatMap(({ id, kind, lines }) => {
    const state = view.states.get(id) ?? 'open';
    const checks = performedChecks(id, view);
    const result = resultOf(checks, view, now);
    if ((kind !== 'item' || state === 'open') && result === undefined) return [];
    const { icon, tone } = stateWord(state);
    const text = result === undefined ? '' : result.text;
    return [{ line: lines.from, icon: kind === 'item' || checks.length > 0 ? icon : undefined, tone, text }];
  });
}

/** Ids of the checks of a node that a machine performs. */
export function performedChecks(nodeId: string, view: RunView): readonly string[] {
  const checks = view.checks.get(nodeId) ?? [];
  return checks.flatMap(({ check, commandId }) => (check.request.kind === 'manual' ? [] : [commandId]));
}

function blockMarks({ blocks }: Runbook, view: RunView, now: number): readonly TextMark[] {
  return blocks.flatMap(({ lines, commands }) => {
    const result = resultOf(
      commands.map(({ id }) => id),
      view,
      now,
    );
    if (result === undefined) return [];
    const { icon, tone, text } = result;
    // A block in one line with its end is indented code: mark and text share it.
    if (lines.from === lines.to) return [{ line: lines.from, icon, tone, text }];
    return [
      { line: lines.from, icon, tone, text: '' },
      { line: lines.to, icon: undefined, tone, text },
    ];
  });
}

interface Result {
  readonly icon: Icon;
  readonly tone: Tone;
  readonly text: string;
}

/** Of commands or checks together: the worst of their states, the sum of their times, and how old the newest is. */
export function resultOf(ids: readonly string[], view: RunView, now: number): Result | undefined {
  const executions = ids.flatMap((id) => view.latest.get(id) ?? []);
  const states = ids.map((id) => view.commandStates.get(id) ?? 'open');
  if (executions.length === 0) {
    if (!states.includes('running')) return undefined;
    const { icon, tone, mark, word } = stateWord('running');
    return { icon, tone, text: `${mark} ${word}` };
  }
  const { icon, tone, mark, word } = wordOf(executions, states);
  const open = ids.length - executions.length;
  return {
    icon,
    tone,
    text: [
      `${mark} ${word}`,
      open > 0 ? l10n.t('{0} of {1} run', executions.length, ids.length) : '',
      ...measures(executions, now),
      reasonOf(executions, states),
    ]
      .filter((part) => part !== '')
      .join(' · '),
  };
}

/** Passed only where each of them is. */
function wordOf(executions: readonly ExecutionState[], states: readonly ItemState[]): Word {
  const worst = worstOf(states);
  if (worst !== undefined) return stateWord(worst);
  if (states.every((state) => state === 'passed')) return stateWord('passed');
  const verdicts = executions.map(({ finished }) => finished?.verdict);
  const known = (['manual', 'skipped', 'warn'] as const).find((verdict) => verdicts.includes(verdict));
  return known === undefined || executions.length < states.length ? stateWord('open') : verdictWord(known);
}

/** The line is short; the hover has all of it. */
const MOST_CHARACTERS = 80;

/** What was found wrong first; of a stale result nothing. */
function reasonOf(executions: readonly ExecutionState[], states: readonly ItemState[]): string {
  if (!states.includes('failed') && !states.includes('error')) return '';
  const findings = executions.flatMap(({ finished }) =>
    (finished?.findings ?? []).filter(({ verdict }) => verdict === finished?.verdict && verdict !== 'pass'),
  );
  const [first = ''] = visibleText(findings[0]?.message ?? '').split('\n');
  return first.length > MOST_CHARACTERS ? `${first.slice(0, MOST_CHARACTERS)}…` : first;
}

function measures(executions: readonly ExecutionState[], now: number): readonly string[] {
  const durations = executions.flatMap(({ finished }) => finished?.durationMs ?? []);
  const newest =
    executions
      .map(({ startedAt }) => startedAt)
      .sort()
      .at(-1) ?? '';
  const took = durations.length === 0 ? '' : durationText(durations.reduce((sum, ms) => sum + ms, 0));
  return [took, agoText(newest, now)];
}
