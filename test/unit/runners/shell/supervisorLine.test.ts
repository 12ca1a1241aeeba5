import { expect, test } from 'vitest';
import {
  parseSupervisorLine,
  supervisorLine,
  type SupervisorLine,
} from '../../../../src/runners/shell/supervisorLine.ts';

const cookie = 'c0'.repeat(16);

test.each<SupervisorLine>([
  { kind: 'running', cookie, leader: { pid: 42, startedAt: '123456' } },
  { kind: 'running', cookie, leader: { pid: 42, startedAt: undefined } },
  { kind: 'ended', cookie },
])('the supervisor reads what it is told: %j', (line) => {
  expect(parseSupervisorLine(supervisorLine(line))).toEqual(line);
});

test.each([
  '',
  'running',
  `running ${cookie}`,
  `running ${cookie} -1`,
  `running ${cookie} 1 2 3`,
  `stopped ${cookie}`,
  'running abc 1 2',
])('the supervisor ignores %j', (text) => {
  expect(parseSupervisorLine(text)).toBeUndefined();
});
