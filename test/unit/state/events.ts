/** What tests of the state append, and how they look at the files behind it. */
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { RunPayload } from '../../../src/core/run/event.ts';
import { EventLog, type EventLogOptions } from '../../../src/state/eventLog.ts';

export const noon = (): Date => new Date('2026-03-01T12:00:00Z');

export function openLog(folder: string, options: Partial<EventLogOptions> = {}): EventLog {
  return new EventLog({ folder, actor: 'ada@example.com', now: noon, lamport: 0, seen: [], ...options });
}

export function note(text: string): RunPayload {
  return { type: 'run.noted', note: text };
}

export function execution(id: string): RunPayload {
  return {
    type: 'execution.started',
    execution: id,
    nodeId: 'item',
    commandId: 'item/1',
    language: 'bash',
    effect: 'read',
    command: 'uptime',
    commandSha256: 'c'.repeat(64),
    expected: ['up'],
    target: undefined,
    connection: undefined,
  };
}

/** Lines of a file as bytes on disk have them, without the empty one behind the last line end. */
export function linesOf(file: string): readonly string[] {
  return readFileSync(file, 'utf8').split('\n').slice(0, -1);
}

/** Paths of all files under a folder, relative to it and sorted. */
export function filesUnder(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .sort();
}
