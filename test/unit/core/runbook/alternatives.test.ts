import { describe, expect, it } from 'vitest';
import { unchosen } from '../../../../src/core/runbook/alternatives.ts';
import type { Runbook } from '../../../../src/core/runbook/model.ts';
import { readRunbook } from '../../../../src/core/runbook/read.ts';
import { fenced, lines } from '../../support/runbooks.ts';

/** The ways of each menu as the texts of their commands. */
function menus(runbook: Runbook): readonly (readonly (readonly string[])[])[] {
  const text = (id: string): string => runbook.commands.find((command) => command.id === id)?.text ?? '';
  return runbook.alternatives.map((menu) => menu.options.map((option) => option.map(text)));
}

describe('in a block, alternatives', () => {
  it.each(['# or', '# OR', '# Or, on podman:', '# Alternatively', '# 또는', '# または', 'or'])(
    'are told by "%s"',
    (word) => {
      const runbook = readRunbook(fenced('bash', 'docker restart web', word, 'podman restart web'));
      expect(menus(runbook)).toEqual([[['docker restart web'], ['podman restart web']]]);
      expect(runbook.alternatives[0]?.lines).toEqual({ from: 2, to: 4 });
    },
  );

  it('reach to the next comment or empty line', () => {
    const runbook = readRunbook(
      fenced('bash', 'cd web', '', 'docker stop a', 'docker start a', '# or', 'docker restart a', '', 'docker ps'),
    );
    expect(menus(runbook)).toEqual([[['docker stop a', 'docker start a'], ['docker restart a']]]);
  });

  it('may be three', () => {
    const runbook = readRunbook(fenced('bash', 'lsof -i :80', '# or', 'netstat -an', '# or', 'nc -zv localhost 80'));
    expect(menus(runbook)[0]).toHaveLength(3);
  });

  it('may be numbered', () => {
    const runbook = readRunbook(
      fenced('bash', '# Option 1: gently', 'kill 1', '# Option 2: hard', 'kill -9 1', 'date'),
    );
    expect(menus(runbook)).toEqual([[['kill 1'], ['kill -9 1', 'date']]]);
  });

  it.each(['# order of things', '# for both', '# 2. then', '# original', '# or more than 3 pods'])(
    'are not told by "%s"',
    (comment) => {
      expect(menus(readRunbook(fenced('bash', 'uptime', comment, 'date')))).toEqual([]);
    },
  );

  it('are not told by a word in the output of a command', () => {
    expect(menus(readRunbook(fenced('console', '$ uptime', 'Or something else happened', '$ date')))).toEqual([]);
  });
});

describe('alternatives around blocks', () => {
  const restart = fenced('bash', 'systemctl restart web');
  const reboot = fenced('bash', 'systemctl reboot');

  it.each(['or', 'Or:', 'Alternatively, reboot the machine:', 'Or reboot the machine:', '또는:', 'または：'])(
    'are two blocks with "%s" between them',
    (link) => {
      expect(menus(readRunbook(`# T\n\n${restart}\n${link}\n\n${reboot}`))).toEqual([
        [['systemctl restart web'], ['systemctl reboot']],
      ]);
    },
  );

  it.each(['Then:', 'Order a coffee.', 'Both are needed:'])('are not two blocks with "%s" between them', (link) => {
    expect(menus(readRunbook(`# T\n\n${restart}\n${link}\n\n${reboot}`))).toEqual([]);
  });

  it('end at a heading', () => {
    expect(menus(readRunbook(`${restart}\n# Or\n\n${reboot}`))).toEqual([]);
  });

  it('are sections that are numbered as options', () => {
    const text = `# T\n\n## Option A: restart\n\n${restart}\n## Option B: reboot\n\n${reboot}\n## After\n\n${fenced('bash', 'uptime')}`;
    expect(menus(readRunbook(text))).toEqual([[['systemctl restart web'], ['systemctl reboot']]]);
  });

  it('are tabs', () => {
    const text = lines('<Tab title="a">', '', restart, '</Tab>', '', '=== "A"', '', restart, '=== "B"', '', reboot);
    expect(menus(readRunbook(text)).at(-1)).toEqual([['systemctl restart web'], ['systemctl reboot']]);
  });

  it('are what "one of the following" announces', () => {
    const runbook = readRunbook(`Run one of the following:\n\n${fenced('bash', 'uptime', 'w')}`);
    expect(menus(runbook)).toEqual([[['uptime'], ['w']]]);
  });

  it('are two inline commands with "or" between them', () => {
    const runbook = readRunbook('- [ ] Run `docker ps -a` or run `podman ps -a`\n');
    expect(menus(runbook)).toEqual([[['docker ps -a'], ['podman ps -a']]]);
  });
});

describe('commands that were asked for together', () => {
  const menu = [{ lines: { from: 1, to: 3 }, options: [['a', 'b'], ['c']] }];

  it('are refused where two ways are among them, and only those of the ways', () => {
    expect([...unchosen(menu, ['a', 'b', 'c', 'd']).keys()]).toEqual(['a', 'b', 'c']);
    expect([...unchosen(menu, ['b', 'c']).keys()]).toEqual(['a', 'b', 'c']);
  });

  it('may run where they are one way', () => {
    expect(unchosen(menu, ['a', 'b', 'd']).size).toBe(0);
    expect(unchosen(menu, ['c']).size).toBe(0);
  });
});
