import { describe, expect, it } from 'vitest';
import { rollUp } from '../../../../src/core/run/rollup.ts';
import { readRunbook } from '../../../../src/core/runbook/read.ts';
import { History } from '../../support/history.ts';
import { lines } from '../../support/runbooks.ts';

/** An item with a command of which something is expected. */
function proved(title: string, command = 'kubectl get pods', expected = 'orders'): string {
  return lines(`- [ ] ${title}`, '', '  ```bash', `  ${command}`, `  - ${expected} ✓`, '  ```', '');
}

const pods = proved('Pods run');
const disk = proved('The disk has room', 'df -h /data', '40%');
const rota = lines('- [ ] The rota is known', '');

const text = lines('# Release', '', '## Cluster', '') + pods + disk + lines('', '## People', '') + rota;

/** Both commands passed and the rota was ticked. */
function done(): History {
  return new History().ran(text, 'Cluster').ticked(text, 'The rota is known');
}

const allDone = [
  'Release: ticked',
  'Cluster: passed',
  'Pods run: passed',
  'The disk has room: passed',
  'People: ticked',
  'The rota is known: ticked',
];

describe('state stays with its item', () => {
  it('when nothing changes', () => {
    expect(done().states(text)).toEqual(allDone);
  });

  it.each([
    ['text is written beside it', text.replace('## Cluster\n', 'Some words.\n\n## Cluster\n\nMore words.\n')],
    ['case, spaces and marks change', text.replace('Pods run', '**PODS**  run.').replace('## Cluster', '## cluster:')],
    ['its box becomes a number', text.replace('- [ ] The disk', '1. [ ] The disk')],
  ])('when %s', (_what, now) => {
    expect(
      done()
        .states(now)
        .map((line) => line.replace(/.*: /, '')),
    ).toEqual(['ticked', 'passed', 'passed', 'passed', 'ticked', 'ticked']);
  });

  it('when items are put in another order', () => {
    const now = text.replace(pods + disk, disk + pods);
    expect(done().state(now, 'Pods run')).toBe('passed');
    expect(done().state(now, 'The disk has room')).toBe('passed');
  });

  it('when sections are put in another order', () => {
    const [title = '', cluster = '', people = ''] = text.split(/(?=## )/);
    expect(done().state(`${title}${people}${cluster}`, 'Pods run')).toBe('passed');
    expect(done().state(`${title}${people}${cluster}`, 'The rota is known')).toBe('ticked');
  });

  it('when an item moves to another section', () => {
    const now = text.replace(disk, '') + disk;
    expect(done().states(now).slice(1)).toEqual([
      'Cluster: passed',
      'Pods run: passed',
      'People: ticked',
      'The rota is known: ticked',
      'The disk has room: passed',
    ]);
  });

  it('when a section gets another name', () => {
    const now = text.replace('## Cluster', '## What runs where').replace('## People', '## Who is there');
    expect(done().states(now).slice(1)).toEqual(
      allDone.slice(1).map((line) => line.replace('Cluster', 'What runs where').replace('People', 'Who is there')),
    );
  });

  it('when a section gets another name and another item', () => {
    const before = lines('## Blue', '', '- [ ] One', '- [ ] Two', '- [ ] Three', '');
    const now = lines('## Red', '', '- [ ] One', '- [ ] Two', '- [ ] Three', '- [ ] Four', '');
    expect(new History().ticked(before, 'Two').state(now, 'Two')).toBe('ticked');
  });

  it('when it is indented under the item before it, and when that is undone', () => {
    const indented = disk.replace(/^(?=.)/gm, '  ');
    const now = text.replace(disk, indented);
    expect(done().state(now, 'The disk has room')).toBe('passed');
    expect(new History().ran(now, 'The disk has room').state(text, 'The disk has room')).toBe('passed');
  });

  it('when items are inserted around it', () => {
    const now = text.replace(
      pods,
      `${proved('Jobs end', 'kubectl get jobs')}${pods}${proved('Nodes are up', 'kubectl get nodes')}`,
    );
    expect(done().states(now).slice(2, 6)).toEqual([
      'Jobs end: open',
      'Pods run: passed',
      'Nodes are up: open',
      'The disk has room: passed',
    ]);
  });

  it('when it is renamed and has an id of the author', () => {
    const before = text
      .replace('The rota is known', 'The rota is known {#rota}')
      .replace('Pods run', 'Pods run <!-- id: pods -->');
    const history = new History().ran(before, 'Pods run').ticked(before, 'The rota is known');
    const now = before.replace('The rota is known', 'Somebody is on call').replace('Pods run', 'Nothing is down');
    expect(history.state(now, 'Somebody is on call')).toBe('ticked');
    expect(history.state(now, 'Nothing is down')).toBe('passed');
  });

  it('when it gets or loses an id of the author', () => {
    const now = text.replace('The rota is known', 'The rota is known {#rota}');
    expect(done().state(now, 'The rota is known')).toBe('ticked');
    expect(new History().ticked(now, 'The rota is known').state(text, 'The rota is known')).toBe('ticked');
  });

  it('when its command moves to another block or becomes inline code', () => {
    const two = proved('Pods run').replace('- orders ✓\n', '- orders ✓\n  date\n  - 2026 ✓\n');
    const apart = two.replace('  date', '  ```\n\n  Then:\n\n  ```bash\n  date');
    const history = new History().ran(two, 'Pods run');
    expect(history.state(two, 'Pods run')).toBe('passed');
    expect(history.state(apart, 'Pods run')).toBe('passed');
    expect(history.view(apart).latest.size).toBe(2);
  });

  it('when lines are written above inline code', () => {
    const inline = lines('# T', '', 'Words.', '', '- [ ] `kubectl get nodes`', '');
    const history = new History().ran(inline, 'kubectl get nodes', 'fail');
    expect(history.state(inline.replace('Words.', 'Words.\n\nMore.'), 'kubectl get nodes')).toBe('failed');
  });

  it('when the text has changed back to what it was', () => {
    const other = text.replace(disk, '').replace('Pods run', 'Pods run well');
    const history = done().ticked(other, 'The rota is known');
    expect(history.states(text)).toEqual(allDone);
  });

  it('of two people whose copies of the text differ', () => {
    const kims = text.replace(pods, pods + proved('Jobs end', 'kubectl get jobs'));
    const lees = text.replace(rota, `${rota}- [ ] The phone is charged\n`);
    const merged = kims.replace(rota, `${rota}- [ ] The phone is charged\n`);
    const history = done()
      .ran(kims, 'Jobs end')
      .ticked(lees, 'The phone is charged')
      .ran(kims, 'Jobs end')
      .ticked(lees, 'The phone is charged');
    expect(history.states(merged).filter((line) => !/passed|ticked/.test(line))).toEqual([]);
  });
});

describe('an item whose meaning has changed', () => {
  it.each([
    ['a typo in its title is corrected', text.replace('Pods run', 'Pods rn')],
    ['another word stands in its title', text.replace('Pods run', 'Jobs run')],
    ['its command changes', text.replace('get pods', 'get pods -A')],
    ['its expectation changes', text.replace('- orders ✓', '- billing ✓')],
    ['another expectation is added', text.replace('- orders ✓', '- orders ✓\n  - billing ✓')],
  ])('is stale when %s', (_what, before) => {
    const history = new History().ran(before, 'Cluster');
    expect(history.states(text).slice(1, 4)).toEqual([
      'Cluster: stale',
      'Pods run: stale',
      'The disk has room: passed',
    ]);
    expect(history.view(text).latest.size).toBe(2);
  });

  it('is stale when it was ticked under another title, and says which', () => {
    const before = text.replace('The rota is known', 'The rota is knwon');
    const history = new History().ticked(before, 'The rota is knwon');
    expect(history.state(text, 'The rota is known')).toBe('stale');
    expect([...history.view(text).marks.values()]).toMatchObject([
      { doubt: { kind: 'reworded', was: 'The rota is knwon' } },
    ]);
  });

  it('is stale when its commands have changed since it was ticked', () => {
    const history = new History().ran(text, 'Pods run', 'manual').ticked(text, 'Pods run');
    expect(history.state(text, 'Pods run')).toBe('ticked');
    expect(history.state(text.replace('get pods', 'get pods -A'), 'Pods run')).toBe('stale');
    expect(history.state(text.replace('- orders ✓', '- all ✓'), 'Pods run')).toBe('stale');
  });

  it('still shows what failed when only its title changes', () => {
    const history = new History().ran(text, 'Pods run', 'fail');
    expect(history.state(text.replace('Pods run', 'Pods rnu'), 'Pods rnu')).toBe('failed');
  });

  it('is open when it was opened by hand, whatever its title is', () => {
    const history = new History().ran(text, 'Pods run').unticked(text, 'Pods run');
    expect(history.state(text.replace('Pods run', 'Pods rnu'), 'Pods rnu')).toBe('open');
  });

  it('is done again after another run or tick', () => {
    const now = text.replace('Pods run', 'Pods run well').replace('is known', 'is known to all');
    const history = done().ran(now, 'Pods run well').ticked(now, 'The rota is known to all');
    expect(history.state(now, 'Pods run well')).toBe('passed');
    expect(history.state(now, 'The rota is known to all')).toBe('ticked');
  });
});

describe('an item that is split', () => {
  const both = lines('# T', '') + proved('Pods run and jobs end');

  it('leaves its result with the part that has the command, for somebody to look at; the rest is open', () => {
    const now = both.replace('- [ ] Pods run and jobs end', '- [ ] Jobs end\n- [ ] Pods run');
    const history = new History().ran(both, 'T');
    expect(history.states(now)).toEqual(['T: stale', 'Jobs end: open', 'Pods run: stale']);
  });

  it('does not pass the part that the command went to', () => {
    const two = both.replace('- orders ✓\n', '- orders ✓\n  kubectl get jobs\n  - done ✓\n');
    const now = lines('# T', '') + proved('Pods run and jobs end') + proved('Jobs end', 'kubectl get jobs', 'done');
    const history = new History().ran(two, 'T');
    expect(history.states(now)).toEqual(['T: stale', 'Pods run and jobs end: passed', 'Jobs end: stale']);
    expect([...history.view(now).latest.values()].at(-1)?.doubt).toEqual({
      kind: 'moved',
      was: 'Pods run and jobs end',
    });
  });
});

describe('items with the same words', () => {
  const twice = lines('# T', '', '- [ ] Verify', '- [ ] Deploy', '- [ ] Verify', '');
  const first = new History().ticked(twice, 'Verify');

  it('are told apart by their order, as long as there are as many', () => {
    expect(first.states(twice)).toEqual(['T: open', 'Verify: ticked', 'Deploy: open', 'Verify: open']);
    const moved = lines('# T', '', '- [ ] Deploy', '- [ ] Verify', '- [ ] Verify', '');
    expect(first.states(moved).slice(1)).toEqual(['Deploy: open', 'Verify: ticked', 'Verify: open']);
  });

  it.each([
    ['one is copied', lines('# T', '', '- [ ] Verify', '- [ ] Deploy', '- [ ] Verify', '- [ ] Verify', '')],
    ['one is deleted', lines('# T', '', '- [ ] Deploy', '- [ ] Verify', '')],
    [
      'one goes to another section',
      lines('# T', '', '- [ ] Verify', '- [ ] Deploy', '', '# U', '', '- [ ] Verify', ''),
    ],
  ])('pass no more when %s: nobody can tell which it was', (_what, now) => {
    const states = first.states(now);
    expect(states.filter((line) => line.endsWith('ticked'))).toEqual([]);
    expect(states).toContain('Verify: stale');
  });

  it('do not pass after one was deleted and another copied, when something was recorded in between', () => {
    const one = lines('# T', '', '- [ ] Deploy', '- [ ] Verify', '');
    const history = new History().ticked(twice, 'Verify').ticked(one, 'Deploy');
    expect(history.states(twice).filter((line) => line === 'Verify: ticked')).toEqual([]);
  });

  it('in two sections are told apart by these', () => {
    const sections = lines('## Blue', '', '- [ ] Verify', '', '## Green', '', '- [ ] Verify', '');
    const history = new History().ticked(sections, 'Verify');
    const swapped = lines('## Green', '', '- [ ] Verify', '', '## Blue', '', '- [ ] Verify', '');
    expect(history.states(swapped)).toEqual(['Green: open', 'Verify: open', 'Blue: ticked', 'Verify: ticked']);
    const renamed = sections.replace('Blue', 'Blue and grey');
    expect(history.states(renamed)).toEqual(['Blue and grey: ticked', 'Verify: ticked', 'Green: open', 'Verify: open']);
  });

  it('in two sections do not pass when both sections are new', () => {
    const sections = lines('## Blue', '', '- [ ] Verify', '- [ ] a', '', '## Green', '', '- [ ] Verify', '- [ ] b', '');
    const now = lines('## Red', '', '- [ ] Verify', '- [ ] c', '', '## Grey', '', '- [ ] Verify', '- [ ] d', '');
    const history = new History().ticked(sections, 'Verify');
    expect(history.states(now).filter((line) => line.endsWith('ticked'))).toEqual([]);
  });

  it('do not pass where a section was copied and both copies have new names', () => {
    const one = lines('## The blue cluster', '', '- [ ] Verify', '');
    const now = ['Seoul', 'Busan'].map((city) => lines(`## The blue cluster in ${city}`, '', '- [ ] Verify', ''));
    const states = new History().ticked(one, 'Verify').states(now.join('\n'));
    expect(states.filter((line) => line.endsWith('ticked'))).toEqual([]);
    expect(states).toContain('Verify: stale');
  });

  it('do not pass where all around them is new', () => {
    const before = lines('## Blue', '', '- [ ] Verify', '- [ ] Drain the queue', '- [ ] Tell support', '');
    const now = lines('## Red', '', '- [ ] Verify', '- [ ] Sign the image', '- [ ] Book a room', '');
    expect(new History().ticked(before, 'Verify').states(now)).toContain('Verify: stale');
  });

  it('do not pass where one of them was deleted and another got another command', () => {
    const [date, uptime, id] = ['date', 'uptime', 'id'].map((command) => proved('Verify', command));
    const before = `# T\n\n${date}${date}${uptime}`;
    const now = `# T\n\n${date}${uptime}${id}`;
    expect(
      new History()
        .ran(before, 'Verify')
        .states(now)
        .filter((line) => line === 'Verify: passed'),
    ).toEqual([]);
  });

  it('and other commands are told apart by these', () => {
    const before = lines('# T', '') + proved('Verify', 'date') + proved('Verify', 'uptime');
    const history = new History().ran(before, 'Verify');
    const now = lines('# T', '') + proved('Verify', 'uptime') + proved('Verify', 'date');
    expect(history.states(now)).toEqual(['T: open', 'Verify: open', 'Verify: passed']);
    const copied = lines('# T', '') + proved('Verify', 'date') + proved('Verify', 'date') + proved('Verify', 'uptime');
    expect(history.states(copied).filter((line) => line === 'Verify: passed')).toEqual([]);
  });

  it('and the same own id, after copying, pass no more', () => {
    const one = lines('# T', '', '- [ ] Verify {#v}', '');
    const now = lines('# T', '', '- [ ] Verify {#v}', '- [ ] Verify {#v}', '');
    expect(new History().ticked(one, 'Verify').states(now)).toEqual(['T: stale', 'Verify: stale', 'Verify: open']);
  });

  it('one inside the other are told apart by their place', () => {
    const nested = lines('# T', '', '- [ ] Verify', '  - [ ] Verify', '');
    const history = new History().ticked(nested, 'Verify');
    expect(history.states(nested)).toEqual(['T: ticked', 'Verify: ticked', 'Verify: open']);
  });
});

describe('the same command twice in one item', () => {
  const twice = proved('Restart', 'kubectl get pods').replace(
    '  ```\n',
    '  ./restart\n  - ok ✓\n  kubectl get pods\n  - orders ✓\n  ```\n',
  );

  it('keeps its results while there are as many', () => {
    expect(new History().ran(twice, 'Restart').state(`Words.\n\n${twice}`, 'Restart')).toBe('passed');
  });

  it('is stale after one of the two was deleted', () => {
    const now = twice.replace('  kubectl get pods\n  - orders ✓\n', '');
    expect(new History().ran(twice, 'Restart').state(now, 'Restart')).toBe('stale');
  });
});

describe('what is no longer in the text', () => {
  it('is listed with its newest results, and nothing of it counts', () => {
    const now = text.replace(pods, '').replace(rota, '- [ ] Lunch is ordered\n');
    const history = new History().ran(text, 'Pods run', 'fail').ran(text, 'Pods run').ticked(text, 'The rota is known');
    const { gone, latest, marks, progress } = history.view(now);
    expect(gone).toMatchObject([
      {
        title: 'Pods run',
        executions: [{ invocation: { command: 'kubectl get pods' }, finished: { verdict: 'pass' } }],
        mark: undefined,
      },
      { title: 'The rota is known', executions: [], mark: { ticked: true, note: 'of The rota is known' } },
    ]);
    expect([latest.size, marks.size, progress.get('')?.done]).toEqual([0, 0, 0]);
  });

  it('may be one command of an item that is still there', () => {
    const two = pods.replace('  ```\n\n', '  date\n  - 2026 ✓\n  ```\n\n');
    const { gone, latest } = new History().ran(two, 'Pods run').view(pods);
    expect(gone).toMatchObject([{ title: 'Pods run', executions: [{ invocation: { command: 'date' } }] }]);
    expect(latest.size).toBe(1);
  });

  it('does not list what was unticked', () => {
    const history = new History().ticked(text, 'The rota is known').unticked(text, 'The rota is known');
    expect(history.view('# Other\n').gone).toEqual([]);
  });
});

describe('where it is not known what the text was', () => {
  const now = readRunbook(text.replace('The rota is known', 'Somebody is on call'));

  it('ids are taken as they are in logs that name no text', () => {
    const view = rollUp(now, done().oldRun());
    expect(view.states.get('cluster/pods-run')).toBe('passed');
    expect(view.states.get('people/somebody-is-on-call')).toBe('open');
    expect(view.gone).toMatchObject([{ nodeId: 'people/the-rota-is-known', title: 'people/the-rota-is-known' }]);
  });

  it('nothing passes with another command or expectation', () => {
    const changed = readRunbook(text.replace('get pods', 'get pods -A').replace('- 40% ✓', '- 50% ✓'));
    const { states } = rollUp(changed, done().oldRun());
    expect(states.get('cluster/pods-run')).toBe('stale');
    expect(states.get('cluster/the-disk-has-room')).toBe('stale');
  });

  it('nothing counts as done where the log names a text that is lost', () => {
    const view = rollUp(readRunbook(text), done().run(text));
    expect(view.states.get('cluster/pods-run')).toBe('stale');
    expect(view.states.get('people/the-rota-is-known')).toBe('stale');
    expect(view.latest.size).toBe(2);
    expect(view.progress.get('')).toMatchObject({ done: 0, total: 3 });
  });
});
