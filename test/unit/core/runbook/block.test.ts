import { describe, expect, it } from 'vitest';
import { readRunbook } from '../../../../src/core/runbook/read.ts';
import { fenced } from '../../support/runbooks.ts';

function blockOf(info: string, ...content: readonly string[]) {
  const [block] = readRunbook(fenced(info, ...content)).blocks;
  if (block === undefined) throw new Error('there is no block');
  return block;
}

describe('the language of a block', () => {
  it.each([
    ['bash', 'shell'],
    ['SH', 'shell'],
    ['console', 'shell'],
    ['shell-session', 'shell'],
    ['bash title="look"', 'shell'],
    ['bash {.numbers}', 'shell'],
    ['bash,copy', 'shell'],
    ['sql', 'sql'],
    ['PostgreSQL', 'sql'],
    ['redis', 'redis'],
    ['promql', 'promql'],
    ['http', 'http'],
    ['yaml', 'data'],
    ['json', 'data'],
    ['python', 'text'],
    ['text', 'text'],
    ['bashful', 'text'],
  ])('"%s" is %s', (info, language) => {
    expect(blockOf(info, 'something').language).toBe(language);
  });

  it('without a tag is shell when it holds a command, else text', () => {
    expect(blockOf('', 'kubectl get nodes').language).toBe('shell');
    expect(blockOf('', 'NAME  READY').language).toBe('text');
    expect(blockOf('', 'containerd kept running', 'It is stopped by the next step').language).toBe('text');
  });
});

it.each(['yaml', 'json', 'text', 'python', 'redis', 'promql', 'http'])(
  'nothing in a %s block is offered to run',
  (info) => {
    expect(blockOf(info, 'kubectl delete namespace orders', 'SELECT 1;').commands).toEqual([]);
  },
);

describe('the connection of a block', () => {
  it.each([
    ['sql {connection=ledger}', 'ledger'],
    ['sql {connection="ledger"}', 'ledger'],
    ['sql connection=my-db.1', 'my-db.1'],
    ['sql', undefined],
    ['sql {noconnection=a}', undefined],
  ])('of "%s" is %s', (info, name) => {
    expect(blockOf(info, 'SELECT 1').connection).toBe(name);
  });
});

it('commands are numbered within their block', () => {
  expect(blockOf('bash', 'date', '# look', 'uptime').commands.map((command) => command.id)).toEqual(['#1.1', '#1.2']);
});

it('an empty block is a block', () => {
  expect(blockOf('bash').commands).toEqual([]);
});
