import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { pidSpace, readProcess } from '../../../src/runners/shell/processTable.ts';
import { Leases } from '../../../src/session/leases.ts';
import { scratchFolder } from '../../scratch.ts';

const session = 'a'.repeat(32);
let folder = '';
let file = '';

beforeEach(() => {
  folder = path.join(scratchFolder(), 'leases');
  file = path.join(folder, `${session}.json`);
});

function holder(fields: Readonly<Record<string, unknown>> = {}): string {
  const { pid } = process;
  return JSON.stringify({
    machine: hostname(),
    pidSpace: pidSpace(),
    pid,
    startedAt: readProcess(pid)?.startedAt,
    ...fields,
  });
}

function left(content: string): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, content);
}

it('a session that somebody writes is held for all others, and no more once it is given back', () => {
  const own = new Leases(folder);
  const other = new Leases(folder);
  own.take(session);
  expect([...other.heldElsewhere([session])]).toEqual([session]);
  expect([...own.heldElsewhere([session])]).toEqual([]);
  own.giveBack(session);
  expect([...other.heldElsewhere([session])]).toEqual([]);
  expect(readdirSync(folder)).toEqual([]);
});

it('only who took a session gives it back', () => {
  new Leases(folder).take(session);
  new Leases(folder).giveBack(session);
  expect([...new Leases(folder).heldElsewhere([session])]).toEqual([session]);
});

it('a process that was killed holds nothing, and what it left is removed', async () => {
  const child = spawn('sleep', ['60']);
  const { pid = 0 } = child;
  const { startedAt } = readProcess(pid) ?? {};
  left(holder({ pid, startedAt }));
  expect(new Leases(folder).heldElsewhere([session]).size).toBe(1);
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(new Leases(folder).heldElsewhere([session]).size).toBe(0);
  expect(existsSync(file)).toBe(false);
});

it.each([
  ['another start time: the pid was used again', { startedAt: '1' }],
  ['another start of the machine, or another container', { pidSpace: 'another' }],
])('a holder with %s is gone, and swept', (_, fields) => {
  left(holder(fields));
  new Leases(folder).sweep();
  expect(existsSync(file)).toBe(false);
});

it('what another machine wrote into a shared folder says nothing here, and is left alone', () => {
  left(holder({ machine: 'another' }));
  const leases = new Leases(folder);
  leases.sweep();
  expect(leases.heldElsewhere([session]).size).toBe(0);
  expect(existsSync(file)).toBe(true);
});

it('a sweep leaves what a living process holds, and files of others', () => {
  new Leases(folder).take(session);
  writeFileSync(path.join(folder, 'notes.json'), '{}');
  new Leases(folder).sweep();
  expect(readdirSync(folder).sort()).toEqual([`${session}.json`, 'notes.json']);
});

it.each(['', 'nothing', '{"pid":1}', holder({ pid: 'x' })])(
  'a lease that cannot be read (%s) holds nothing',
  (content) => {
    left(content);
    expect(new Leases(folder).heldElsewhere([session]).size).toBe(0);
  },
);

it.each(['../outside', `${session}/../../outside`, 'x', ''])('a log cannot lead out of the folder: "%s"', (name) => {
  mkdirSync(folder, { recursive: true });
  const outside = path.join(folder, '..', 'outside.json');
  writeFileSync(outside, holder({ startedAt: '1' }));
  expect(new Leases(folder).heldElsewhere([name]).size).toBe(0);
  expect(existsSync(outside)).toBe(true);
});

it('a folder that cannot be written keeps nobody from working', () => {
  writeFileSync(folder, 'a file in its place');
  const leases = new Leases(folder);
  leases.take(session);
  leases.sweep();
  expect(leases.heldElsewhere([session, 'b'.repeat(32)]).size).toBe(0);
  leases.giveBack(session);
});
