import { describe, expect, it } from 'vitest';
import type { RunPayload, Verdict } from '../../../../src/core/run/event.ts';
import { rollUp, type RunView } from '../../../../src/core/run/rollup.ts';
import type { ItemState } from '../../../../src/core/run/state.ts';
import type { Runbook } from '../../../../src/core/runbook/model.ts';
import { readRunbook } from '../../../../src/core/runbook/read.ts';
import { finished, runOf, started, ticked } from '../../support/events.ts';
import { lines, nodeTitled } from '../../support/runbooks.ts';

const text = lines(
  '# Release',
  '',
  '- [ ] Group',
  '  - [ ] Proved',
  '    ```bash',
  '    kubectl get pods',
  '    - orders ✓',
  '    ```',
  '  - [ ] By hand',
  '- [ ] Judged',
  '  ```bash',
  '  uptime',
  '  # Expected: below 1',
  '  ```',
  '- [ ] Looked at',
  '  ```bash',
  '  date',
  '  ```',
);
const runbook = readRunbook(text);

let executions = 0;

/** The command of this item ran and ended so. */
function ran(title: string, verdict: Verdict, from: Runbook = runbook): readonly RunPayload[] {
  executions += 1;
  return [begun(title, `x${executions}`, from), finished(`x${executions}`, verdict)];
}

function begun(title: string, execution: string, from: Runbook = runbook): RunPayload {
  const [command] = nodeTitled(from, title).blocks.flatMap((block) => block.commands);
  if (command === undefined) throw new Error(`"${title}" has no command`);
  return started(command, from, execution);
}

function tick(title: string): RunPayload {
  return ticked(nodeTitled(runbook, title).id);
}

function untick(title: string): RunPayload {
  return { type: 'item.unticked', nodeId: nodeTitled(runbook, title).id };
}

function stateOf(view: RunView, title: string, from: Runbook = runbook): ItemState | undefined {
  return view.states.get(nodeTitled(from, title).id);
}

function after(...payloads: readonly RunPayload[]): Readonly<Record<string, ItemState | undefined>> {
  const view = rollUp(runbook, runOf(...payloads));
  const titles = ['Release', 'Group', 'Proved', 'By hand', 'Judged', 'Looked at'];
  return Object.fromEntries(titles.map((title) => [title, stateOf(view, title)]));
}

describe('an item', () => {
  it('is open as long as nothing happened', () => {
    expect(Object.values(after())).toEqual(Array.from({ length: 6 }, () => 'open'));
    expect(rollUp(runbook, undefined).states.get('release')).toBe('open');
  });

  it('is running where a process that lives has started it and not ended, and of unknown end otherwise', () => {
    const run = runOf(...ran('Proved', 'pass'), begun('Proved', 'again'));
    const [command] = nodeTitled(runbook, 'Proved').blocks.flatMap(({ commands }) => commands);
    expect(stateOf(rollUp(runbook, run), 'Proved')).toBe('unknown');
    expect(stateOf(rollUp(runbook, run, { writtenElsewhere: new Set(['s2']) }), 'Proved')).toBe('unknown');
    const view = rollUp(runbook, run, { writtenElsewhere: new Set(['s1']) });
    expect([stateOf(view, 'Proved'), stateOf(view, 'Group')]).toEqual(['running', 'running']);
    expect([...view.elsewhere]).toMatchObject([[command?.id, { id: 'again' }]]);
    const ended = runOf(begun('Proved', 'again'), finished('again', 'pass'));
    expect(stateOf(rollUp(runbook, ended, { writtenElsewhere: new Set(['s1']) }), 'Proved')).toBe('passed');
  });

  it.each<readonly [Verdict, ItemState]>([
    ['pass', 'passed'],
    ['warn', 'warned'],
    ['fail', 'failed'],
    ['error', 'error'],
    ['manual', 'open'],
    ['skipped', 'open'],
  ])('whose command ended with "%s" is "%s"', (verdict, state) => {
    expect(after(...ran('Proved', verdict))['Proved']).toBe(state);
  });

  it('whose command has no end is unknown', () => {
    expect(after(begun('Proved', 'x'))['Proved']).toBe('unknown');
  });

  it('whose command is running in this window is running', () => {
    const id = nodeTitled(runbook, 'Proved').blocks[0]?.commands[0]?.id ?? '';
    const view = rollUp(runbook, runOf(begun('Proved', 'x')), { running: new Set([id]) });
    expect(stateOf(view, 'Proved')).toBe('running');
    expect(stateOf(view, 'Release')).toBe('running');
  });

  it('with a statement for a person stays open even when a machine says "pass"', () => {
    expect(after(...ran('Judged', 'pass'))['Judged']).toBe('open');
  });

  it('of which nothing was expected stays open', () => {
    expect(after(...ran('Looked at', 'pass'))['Looked at']).toBe('open');
  });

  it('goes by the newest execution of its command', () => {
    expect(after(...ran('Proved', 'fail'), ...ran('Proved', 'pass'))['Proved']).toBe('passed');
    expect(after(...ran('Proved', 'pass'), ...ran('Proved', 'fail'))['Proved']).toBe('failed');
  });

  it('with several commands passes when all have, and shows the worst before', () => {
    const two = readRunbook(lines('- [ ] Two', '  ```bash', '  date', '  - a ✓', '  uptime', '  - b ✓', '  ```'));
    const [date, uptime] = two.commands;
    if (date === undefined || uptime === undefined) throw new Error('two commands were expected');
    const view = (...payloads: readonly RunPayload[]): ItemState | undefined =>
      stateOf(rollUp(two, runOf(...payloads)), 'Two', two);
    const first = [started(date, two, 'd'), finished('d', 'pass')];
    expect(view(...first)).toBe('open');
    expect(view(...first, started(uptime, two, 'u'), finished('u', 'pass'))).toBe('passed');
    expect(view(...first, started(uptime, two, 'u'), finished('u', 'warn'))).toBe('warned');
    expect(view(...first, started(uptime, two, 'u'), finished('u', 'fail'))).toBe('failed');
  });
});

describe('an item whose text has changed since it was proved', () => {
  it.each([
    ['command', text.replace('get pods', 'get pods -A')],
    ['expectation', text.replace('- orders ✓', '- billing ✓')],
    ['number of expectations', text.replace('    - orders ✓', '    - orders ✓\n    - billing ✓')],
  ])('is stale: another %s', (_name, changed) => {
    const now = readRunbook(changed);
    const view = rollUp(now, runOf(...ran('Proved', 'pass')));
    expect(stateOf(view, 'Proved', now)).toBe('stale');
    expect(stateOf(view, 'Release', now)).toBe('stale');
    expect(view.progress.get('')).toMatchObject({ done: 0 });
  });

  it('keeps its proof when only its surroundings have changed', () => {
    const now = readRunbook(text.replace('# Release', 'Some words first.\n\n# Release').replace('By hand', 'By eye'));
    expect(stateOf(rollUp(now, runOf(...ran('Proved', 'pass'))), 'Proved', now)).toBe('passed');
  });

  it('is not stale any more when it has been ticked by hand since', () => {
    const now = readRunbook(text.replace('get pods', 'get pods -A'));
    expect(stateOf(rollUp(now, runOf(...ran('Proved', 'pass'), tick('Proved'))), 'Proved', now)).toBe('ticked');
  });
});

describe('a tick by hand', () => {
  it('does an item that has no command', () => {
    expect(after(tick('By hand'))['By hand']).toBe('ticked');
    expect(after(tick('By hand'), untick('By hand'))['By hand']).toBe('open');
  });

  it('that is newer than a failure stands over it', () => {
    expect(after(...ran('Proved', 'fail'), tick('Proved'))['Proved']).toBe('ticked');
  });

  it('that is older than a failure does not', () => {
    expect(after(tick('Proved'), ...ran('Proved', 'fail'))['Proved']).toBe('failed');
  });

  it('taken back later than a proof opens the item again', () => {
    expect(after(...ran('Proved', 'pass'), untick('Proved'))['Proved']).toBe('open');
    expect(after(untick('Proved'), ...ran('Proved', 'pass'))['Proved']).toBe('passed');
  });

  it('does what a person has to decide', () => {
    expect(after(...ran('Judged', 'manual'), tick('Judged'))['Judged']).toBe('ticked');
  });
});

describe('a parent', () => {
  it('is done when all in it is, by hand if anything in it was', () => {
    expect(after(...ran('Proved', 'pass'))['Group']).toBe('open');
    expect(after(...ran('Proved', 'pass'), tick('By hand'))['Group']).toBe('ticked');
    expect(after(...ran('Proved', 'warn'), tick('By hand'))['Group']).toBe('warned');
  });

  it('has passed when everything in it has', () => {
    const proved = readRunbook(
      lines('- [ ] Outer', '  - [ ] Inner', '    ```bash', '    date', '    - a ✓', '    ```'),
    );
    const view = rollUp(proved, runOf(...ran('Inner', 'pass', proved)));
    expect(stateOf(view, 'Outer', proved)).toBe('passed');
  });

  it.each<readonly [Verdict, ItemState]>([
    ['fail', 'failed'],
    ['error', 'error'],
  ])('shows a child that ended with "%s", up to the top', (verdict, state) => {
    expect(after(...ran('Proved', verdict))).toMatchObject({ Release: state, Group: state, 'By hand': 'open' });
  });

  it('that is ticked itself still shows a child that fails', () => {
    expect(after(...ran('Proved', 'fail'), tick('Group'))['Group']).toBe('failed');
  });

  it('shows the worst of several', () => {
    expect(after(...ran('Proved', 'error'), ...ran('Judged', 'fail'))['Release']).toBe('failed');
    expect(after(begun('Proved', 'x'), ...ran('Judged', 'error'))['Release']).toBe('error');
  });

  it('that was opened by hand stays open although all in it is done', () => {
    expect(after(...ran('Proved', 'pass'), tick('By hand'), untick('Group'))['Group']).toBe('open');
  });

  it('with a command of its own needs that proof too', () => {
    const own = readRunbook(lines('- [ ] Outer', '  - [ ] Inner', '', '  ```bash', '  date', '  - a ✓', '  ```'));
    const inner = ticked(nodeTitled(own, 'Inner').id);
    expect(stateOf(rollUp(own, runOf(inner)), 'Outer', own)).toBe('open');
    expect(stateOf(rollUp(own, runOf(inner, ...ran('Outer', 'pass', own))), 'Outer', own)).toBe('passed');
  });
});

describe('a section', () => {
  const words = readRunbook(lines('# Whole', '', '## Words only', '', 'Read this.', '', '## Work', '', '- [ ] Item'));

  it('without work is open itself and holds nobody up', () => {
    const view = rollUp(words, runOf(ticked(nodeTitled(words, 'Item').id)));
    expect(stateOf(view, 'Words only', words)).toBe('open');
    expect(stateOf(view, 'Whole', words)).toBe('ticked');
    expect(view.progress.get(nodeTitled(words, 'Words only').id)).toEqual({ done: 0, total: 0, failed: 0 });
  });
});

describe('progress', () => {
  it('counts items, groups among them, for every node and for the whole', () => {
    const view = rollUp(runbook, runOf(...ran('Proved', 'pass'), tick('By hand'), ...ran('Judged', 'fail')));
    expect(view.progress.get('')).toEqual({ done: 3, total: 5, failed: 1 });
    expect(view.progress.get(nodeTitled(runbook, 'Group').id)).toEqual({ done: 3, total: 3, failed: 0 });
    expect(view.progress.get(nodeTitled(runbook, 'Looked at').id)).toEqual({ done: 0, total: 1, failed: 0 });
  });

  it('does not count steps and sections beside items', () => {
    const steps = readRunbook(lines('# T', '```sh', 'ls', '```', '1. A step', '2. [ ] An item'));
    const { counted, progress, countedStates } = rollUp(steps, undefined);
    expect([counted, progress.get(''), countedStates.size]).toEqual(['items', { done: 0, total: 1, failed: 0 }, 1]);
  });

  it("is never more than all, and the author's own ticks do not count", () => {
    expect(rollUp(readRunbook('- [x] Done long ago\n'), undefined).progress.get('')).toEqual({
      done: 0,
      total: 1,
      failed: 0,
    });
  });
});

it('executions of commands that are no longer in the text are not shown', () => {
  const now = readRunbook('- [ ] Nothing left\n');
  expect(rollUp(now, runOf(...ran('Proved', 'pass'))).latest.size).toBe(0);
});
