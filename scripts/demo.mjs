// The demo of test/cluster, as a child process.
import { ensureDemoPackages } from './apt.mjs';
import { start, stop } from './children.mjs';

const program = 'test/cluster/main.ts';

/**
 * Builds the cluster's programs where they are not in the cache (6 minutes on two cores), installs the programs beside it
 * where that is possible, and starts the demo.
 *
 * @param {(line: string) => void} log
 * @returns {{ready: Promise<string>, ended: Promise<void>, stop: () => Promise<void>}} `ready` resolves to the line of
 *   JSON that says how to reach the demo, and rejects when there will be none; `ended` resolves after a ready demo is gone.
 */
export function startDemo(log) {
  let current;
  let isStopped = false;
  const launch = (command, args, onLine) => {
    if (isStopped) throw new Error('stopped before it was ready');
    current = start(command, args, { onLine, onErrorLine: log });
    return current;
  };
  const up = bringUp(launch, log);
  const demo = { ready: up.then(({ line }) => line), ended: up.then(({ ended }) => ended) };
  // Whoever needs the demo asks later; until then its failure is not an unhandled one.
  for (const promise of Object.values(demo)) promise.catch(() => undefined);
  return {
    ...demo,
    stop: async () => {
      isStopped = true;
      if (current !== undefined) await stop(current, 20_000);
    },
  };
}

async function bringUp(launch, log) {
  // The first time it compiles for minutes: others go first.
  const [command, ...args] = [...(process.platform === 'win32' ? [] : ['nice', '-n', '10']), process.execPath];
  const [status, missing] = await Promise.all([
    launch(command, [...args, program, 'build'], log).ended,
    ensureDemoPackages(log),
  ]);
  if (status !== 0) throw new Error('its programs are not there');
  if (missing !== undefined) log(`Parts of the demo are left out. ${missing}`);
  return new Promise((resolve, reject) => {
    const { ended } = launch(process.execPath, [program, 'up'], (line) => resolve({ line, ended }));
    ended.then((status) => reject(new Error(`it ended with status ${status} before it was ready`)));
  });
}
