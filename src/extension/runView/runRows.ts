/** The rows of the Run view: which run, where it acts, what it knows, how far it is. */
import * as l10n from '@vscode/l10n';
import { agoText } from '../../core/report/localTime.ts';
import { stateWord } from '../../core/report/words.ts';
import type { ItemState, RunState } from '../../core/run/state.ts';
import type { ConnectionState } from '../../session/connectionStates.ts';
import type { RunbookSession } from '../../session/runbookSession.ts';
import { stateIconNames } from '../tree/iconNames.ts';
import { damageRows } from './damageRows.ts';
import { fieldRows } from './fieldRows.ts';
import { group, row, type RunRow } from './row.ts';
import { targetRows, type Outlook } from './targetRows.ts';
import { valueRows } from './valueRows.ts';

export interface RunRowsInput {
  readonly session: RunbookSession;
  /** Newest first. */
  readonly runs: readonly RunState[];
  readonly connections: readonly ConnectionState[];
  /** Where a run would act that is pinned to nothing yet. */
  readonly outlook: Outlook;
  /** Milliseconds since 1970. */
  readonly now: number;
}

export function runRows(input: RunRowsInput): readonly RunRow[] {
  const { session, connections, now } = input;
  return [
    ...runGroup(input),
    ...damageRows(session.logProblems),
    ...targetRows(session.run, input.outlook, now),
    ...countGroup(session),
    ...group({
      id: 'connections',
      label: l10n.t('Connections'),
      icon: 'database',
      isOpen: true,
      children: connections.map((connection) => connectionRow(connection, now)),
    }),
    ...valueRows(session),
    ...fieldRows(session.runbook),
  ];
}

function runGroup({ session, runs, now }: RunRowsInput): readonly RunRow[] {
  const current = session.run?.runId;
  const children = runs.map((run) => runRow(run, run.runId === current, now));
  return [
    row({
      id: 'runs',
      label: l10n.t('Runs'),
      description: runs.length === 0 ? '' : String(runs.length),
      icon: 'history',
      context: 'group',
      isOpen: true,
      children: children.length === 0 ? [noRun()] : children,
    }),
  ];
}

function noRun(): RunRow {
  return row({
    id: 'run:none',
    label: l10n.t('Nothing has run yet'),
    description: l10n.t('A run starts with the first command, check or tick.'),
    icon: 'circle-large-outline',
  });
}

/** By its number where nobody named it: the whole id would hide what is said beside it. */
function nameOf({ name, runId }: RunState): string {
  return name === '' ? l10n.t('Run {0}', Number.parseInt(runId, 10)) : name;
}

function runRow(run: RunState, isCurrent: boolean, now: number): RunRow {
  const { runId, startedAt, actor = '', lastEventAt } = run;
  const started = startedAt === undefined ? '' : agoText(startedAt, now);
  const words = [isCurrent ? l10n.t('current') : l10n.t('to look at'), started, actor];
  return row({
    id: `run:${runId}`,
    label: nameOf(run),
    description: words.filter((word) => word !== '').join(' · '),
    icon: isCurrent ? 'play-circle' : 'archive',
    tone: isCurrent ? 'good' : 'plain',
    tooltip: [runId, run.context, startedAt, lastEventAt].filter((part) => part !== undefined).join('\n'),
    context: isCurrent ? 'currentRun' : 'otherRun',
    subject: runId,
  });
}

const counted: readonly ItemState[] = [
  'failed',
  'error',
  'conflicting',
  'unknown',
  'stale',
  'running',
  'open',
  'warned',
  'waived',
  'ticked',
  'attested',
  'passed',
  'not applicable',
];

/** What is counted, by its state. */
function countGroup({ view }: RunbookSession): readonly RunRow[] {
  const states = [...view.countedStates.values()];
  const { done, total } = view.progress.get('') ?? { done: 0, total: 0 };
  return group({
    id: 'counts',
    label: view.counted === 'items' ? l10n.t('Items') : l10n.t('Steps'),
    description: l10n.t('{0} of {1} done', done, total),
    icon: 'checklist',
    isOpen: true,
    children: counted.flatMap((state) => {
      const count = states.filter((candidate) => candidate === state).length;
      const { word, tone } = stateWord(state);
      return count === 0
        ? []
        : [row({ id: `count:${state}`, label: word, description: String(count), icon: stateIconNames[state], tone })];
    }),
  });
}

function connectionRow({ name, driver, place, answer }: ConnectionState, now: number): RunRow {
  const base = { id: `connection:${name}`, label: name, tooltip: `${driver} ${place}` };
  switch (answer.state) {
    case 'not asked':
      return row({ ...base, description: l10n.t('{0} · not asked yet', driver), icon: 'circle-large-outline' });
    case 'answered': {
      const description = l10n.t('{0} · answered {1}', driver, agoText(answer.at, now));
      return row({ ...base, description, icon: 'pass', tone: 'good' });
    }
    case 'silent': {
      const description = l10n.t('{0} · no answer {1}', driver, agoText(answer.at, now));
      const tooltip = [base.tooltip, answer.message].filter((part) => part !== undefined).join('\n');
      return row({ ...base, description, tooltip, icon: 'error', tone: 'bad' });
    }
  }
}
