/** Reading a run of 100,000 events from the disk and folding it, in a bundle as it ships, against parsing its lines. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildSync } from 'esbuild';
import { sha256 } from '../src/state/digest.ts';
import { EventLog } from '../src/state/eventLog.ts';
import { row } from './measure.ts';

const EXECUTIONS = 50_000;

export function benchLog(): readonly string[] {
  const folder = mkdtempSync(path.join(tmpdir(), 'provebook-bench-'));
  try {
    writeLog(folder);
    const { replayMs, parseMs, mebibytes } = replay(folder);
    return [
      row('replay 100,000 events, their chain verified', replayMs, 'JSON.parse', parseMs),
      `${'most memory of that process'.padEnd(44)} ${mebibytes.toFixed(0).padStart(8)} MiB`,
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function writeLog(folder: string): void {
  const log = new EventLog({ folder, actor: 'ada', now: () => new Date(0), lamport: 0, seen: [] });
  for (let from = 0; from < EXECUTIONS; from += 500)
    log.appendAll(Array.from({ length: 500 }, (_, at) => execution(from + at)).flat());
  log.close();
}

function execution(at: number): Parameters<EventLog['appendAll']>[0] {
  const id = `execution-${at}`;
  const command = `kubectl get pods -n namespace-${at % 500}`;
  return [
    {
      type: 'execution.started',
      execution: id,
      nodeId: `item-${at % 500}`,
      commandId: `item-${at % 500}/1`,
      language: 'bash',
      effect: 'read',
      command,
      commandSha256: sha256(command),
      expected: ['Running'],
      target: undefined,
      connection: undefined,
    },
    {
      type: 'execution.finished',
      execution: id,
      verdict: 'pass',
      findings: [{ verdict: 'pass', message: 'contains Running', line: 12 }],
      exitCode: 0,
      end: 'exited',
      durationMs: 12,
      evidence: { sha256: sha256(id), bytes: 100, totalBytes: 100, truncated: false },
    },
  ];
}

interface Replayed {
  readonly replayMs: number;
  readonly parseMs: number;
  readonly mebibytes: number;
}

/** Memory first: the yardstick's own would count. */
function replay(folder: string): Replayed {
  const contents = `
    import { readdirSync, readFileSync } from 'node:fs';
    import path from 'node:path';
    import { RunLogReader } from './src/state/runLog.ts';
    const folder = process.argv[1];
    const timed = (work) => { const from = performance.now(); work(); return performance.now() - from; };
    const reader = new RunLogReader(folder, 'run');
    const replayMs = timed(() => reader.read());
    const mebibytes = process.resourceUsage().maxRSS / 1024;
    const [name] = readdirSync(folder);
    const lines = readFileSync(path.join(folder, name), 'utf8').split('\\n').slice(0, -1);
    const parseMs = timed(() => lines.forEach((line) => JSON.parse(line)));
    console.log(JSON.stringify({ replayMs, parseMs, mebibytes }));`;
  const stdin = { contents, resolveDir: path.resolve(import.meta.dirname, '..') };
  const [bundle] = buildSync({ stdin, bundle: true, platform: 'node', format: 'esm', write: false }).outputFiles;
  const program = ['--input-type=module', '-e', bundle?.text ?? ''];
  const output = execFileSync(process.execPath, [...program, folder], { encoding: 'utf8' });
  return JSON.parse(output) as Replayed;
}
