/** The items of a report as JUnit: what failed or is stale fails, what nobody has decided is skipped. */
import type { Verdict } from '../run/event.ts';
import type { ItemState } from '../run/state.ts';
import { junitReport, type JunitCase } from './junit.ts';
import type { Report, ReportEntry, ReportSection } from './model.ts';
import { markReason, markText } from './saidText.ts';
import { stateMeaning, stateWord } from './words.ts';

export function renderJunit({ runbook, sections, counted, run }: Report): string {
  const cases = sections.flatMap((section) =>
    section.entries.filter(({ hasBox }) => hasBox || counted === 'steps').map((entry) => caseOf(section, entry)),
  );
  return junitReport(run.name === '' ? runbook.title : `${runbook.title}: ${run.name}`, cases);
}

function caseOf(section: ReportSection, entry: ReportEntry): JunitCase {
  const { id, title, state, executions } = entry;
  const durationMs = executions.reduce((sum, made) => sum + (made.durationMs ?? 0), 0);
  return {
    name: title === '' ? id : title,
    className: section.title === '' ? id : section.title,
    durationMs,
    verdict: verdictOf(state),
    messages: messagesOf(entry),
  };
}

function messagesOf({ state, mark, executions }: ReportEntry): readonly string[] {
  const findings = executions.flatMap((made) => made.findings).filter(({ verdict }) => verdict !== 'pass');
  const said =
    mark === undefined ? [] : [[markText(mark), markReason(mark)].filter((part) => part !== undefined).join(': ')];
  const words = [stateWord(state).word, stateMeaning(state)].filter((part) => part !== '').join(': ');
  return [words, ...findings.map(({ message }) => message), ...said];
}

function verdictOf(state: ItemState): Verdict | undefined {
  switch (state) {
    case 'passed':
    case 'ticked':
    case 'attested':
      return 'pass';
    case 'warned':
      return 'warn';
    case 'failed':
    case 'stale':
    case 'conflicting':
      return 'fail';
    case 'error':
    case 'unknown':
      return 'error';
    case 'waived':
    case 'not applicable':
    case 'open':
    case 'running':
      return 'skipped';
  }
}
