/** Whether what lies on the disk for a runbook is what was written: chains, what files saw of each other, stored bytes. */
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { seenBy } from '../core/run/causality.ts';
import { reduceRun } from '../core/run/reduce.ts';
import { thrownMessage } from '../core/thrownMessage.ts';
import { isDigest } from './digest.ts';
import { EvidenceStore } from './evidenceStore.ts';
import { runsFolder, stateFolder } from './folders.ts';
import { firstLink } from './links.ts';
import { readWholeFile, type LogFile, type PlacedEvent } from './logFile.ts';
import { logFileNames } from './readLog.ts';
import { isRunId } from './runStore.ts';

export interface StateProblem {
  readonly kind:
    LogFile['problems'][number]['kind'] | 'seen line missing' | 'evidence missing' | 'evidence altered' | 'unreadable';
  readonly file: string;
  /** 1-based; undefined where it is a folder. */
  readonly line: number | undefined;
  /** The digest that is missed, the path of what was altered or leads elsewhere, or what the system says. */
  readonly detail: string | undefined;
}

export interface Verification {
  readonly runs: number;
  readonly files: number;
  readonly events: number;
  /** Different stored outputs and texts that the events name. */
  readonly evidence: number;
  /** Events of a newer version: their chain is checked, their meaning is not known. */
  readonly newer: number;
  readonly problems: readonly StateProblem[];
}

/**
 * Looks at every run of a runbook. What nothing on the disk speaks of cannot be missed: last lines that no other file
 * saw, a run that was removed as a whole, a log that was written anew from its first line.
 *
 * @param file absolute path of the runbook, which need not be there
 * @returns undefined where it has no state
 */
export function verifyRuns(file: string): Verification | undefined {
  const folder = runsFolder(file);
  if (!existsSync(folder)) return undefined;
  const root = path.dirname(file);
  const link = firstLink(root, folder) ?? firstLink(root, path.join(stateFolder(file), 'evidence', 'sha256'));
  if (link !== undefined) return { ...nothing, problems: [linked(link)] };
  const evidence = new EvidenceCheck(new EvidenceStore(stateFolder(file)));
  const runs = readdirSync(folder)
    .filter(isRunId)
    .sort()
    .map((runId) => verifyRun(path.join(folder, runId), evidence));
  const sum = (count: (run: Verification) => number): number => runs.reduce((total, run) => total + count(run), 0);
  return {
    runs: runs.length,
    files: sum(({ files }) => files),
    events: sum(({ events }) => events),
    evidence: evidence.count,
    newer: sum(({ newer }) => newer),
    problems: runs.flatMap(({ problems }) => problems),
  };
}

const nothing: Verification = { runs: 0, files: 0, events: 0, evidence: 0, newer: 0, problems: [] };

function verifyRun(folder: string, evidence: EvidenceCheck): Verification {
  const log = path.join(folder, 'log');
  const link = firstLink(path.dirname(folder), log);
  if (link !== undefined) return { ...nothing, problems: [linked(link)] };
  const problems: StateProblem[] = [];
  const files: PlacedEvents[] = [];
  for (const name of logFileNames(log)) {
    const file = path.join(log, name);
    try {
      const { events, read } = readWholeFile(file);
      problems.push(...read.problems.map((problem) => ({ ...problem, detail: problem.file })));
      files.push({ file, events });
    } catch (error) {
      problems.push({ kind: 'unreadable', file, line: undefined, detail: thrownMessage(error) });
    }
  }
  const events = files.flatMap((file) => file.events.map(({ event }) => event));
  return {
    runs: 1,
    files: files.length,
    events: events.length,
    evidence: 0,
    newer: reduceRun('', events).unknownEvents,
    problems: [...problems, ...missingLines(files), ...files.flatMap((file) => evidence.problemsOf(file))],
  };
}

interface PlacedEvents {
  readonly file: string;
  readonly events: readonly PlacedEvent[];
}

/** Each writer names the newest lines of the other files, so that a cut or a missing file shows in those that saw it. */
function missingLines(files: readonly PlacedEvents[]): readonly StateProblem[] {
  const known = new Set(files.flatMap(({ events }) => events.map(({ event }) => event.digest)));
  return files.flatMap(({ file, events }) =>
    events.flatMap(({ event, line }) =>
      seenBy(event).flatMap((digest): readonly StateProblem[] => {
        if (digest === '' || known.has(digest)) return [];
        // Said once: a writer may name the same line again and again.
        known.add(digest);
        return [{ kind: 'seen line missing', file, line, detail: digest }];
      }),
    ),
  );
}

/** Looks at each stored file once, however many events name it. */
class EvidenceCheck {
  readonly #store: EvidenceStore;
  readonly #checked = new Set<string>();

  constructor(store: EvidenceStore) {
    this.#store = store;
  }

  get count(): number {
    return this.#checked.size;
  }

  problemsOf({ file, events }: PlacedEvents): readonly StateProblem[] {
    return events.flatMap(({ event, line }) =>
      digestsIn(event).flatMap((digest): readonly StateProblem[] => {
        if (this.#checked.has(digest)) return [];
        this.#checked.add(digest);
        const problem = this.#problemOf(digest);
        return problem === undefined ? [] : [{ ...problem, file, line }];
      }),
    );
  }

  #problemOf(digest: string): Pick<StateProblem, 'kind' | 'detail'> | undefined {
    if (!isDigest(digest)) return { kind: 'evidence missing', detail: digest };
    const stored = this.#store.file(digest);
    const link = firstLink(this.#store.folder, stored);
    if (link !== undefined) return { kind: 'symbolic link', detail: link };
    if (!existsSync(stored)) return { kind: 'evidence missing', detail: digest };
    return this.#store.read(digest) === undefined ? { kind: 'evidence altered', detail: stored } : undefined;
  }
}

/** Of every object that says how many bytes have which SHA-256, also in events of a newer version, and of texts. */
function digestsIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  const inside = Object.values(value).flatMap(digestsIn);
  const own = 'bytes' in value && 'sha256' in value ? [value.sha256] : [];
  const text = 'textSha256' in value ? [value.textSha256] : [];
  return [...inside, ...[...own, ...text].filter((digest): digest is string => typeof digest === 'string')];
}

function linked(file: string): StateProblem {
  return { kind: 'symbolic link', file, line: undefined, detail: file };
}
