/**
 * A program of its own beside the editor or the command line. It is told which executions run; when its input ends because
 * the other has ended, however that was, it ends what still runs of them.
 */
import { createInterface } from 'node:readline';
import { endProcessTree, ProcessTree } from './processTree.ts';
import { parseSupervisorLine } from './supervisorLine.ts';

const active = new Map<string, ProcessTree>();

// A terminal that closes, or Ctrl-C in it, ends the other first.
for (const signal of ['SIGINT', 'SIGHUP'] as const) process.on(signal, () => undefined);

for (const text of process.argv.slice(2)) follow(text);
for await (const text of createInterface({ input: process.stdin })) follow(text);

await Promise.all([...active.values()].map(endProcessTree));

function follow(text: string): void {
  const line = parseSupervisorLine(text);
  if (line?.kind === 'running') active.set(line.cookie, new ProcessTree(line.cookie, line.leader));
  if (line?.kind === 'ended') active.delete(line.cookie);
}
