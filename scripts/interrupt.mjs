// What Ctrl-C, TERM, a closed terminal and the end of npm do.
import { killAll } from './children.mjs';
import { onParentEnd } from './parent.mjs';
import { say } from './progress.mjs';

/** A terminal's Ctrl-C reaches us several times: from the terminal, from npm and from scripts/bootstrap.mjs. */
const sameRequestMs = 1_000;

/** When the first request came, as a value of performance.now(). */
let asked;

/**
 * Calls `stop` on the first request to end and exits with 130 or 143 when it has settled; on the second one, kills what
 * is left and exits at once.
 *
 * @param {() => Promise<void>} stop
 */
export function onInterrupt(stop) {
  const handle = (signal) => {
    const now = performance.now();
    if (asked === undefined) {
      asked = now;
      say('Stopping. Once more forces it.');
      stop().then(
        () => process.exit(exitStatus(signal)),
        (error) => fail(error),
      );
    } else if (now - asked > sameRequestMs) {
      killAll();
      process.exit(exitStatus(signal));
    }
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, handle);
  onParentEnd(() => handle('SIGHUP'));
}

/** Never settles once the end has been asked for, so that nothing new begins until we exit. */
export function holdIfInterrupted() {
  return asked === undefined ? Promise.resolve() : new Promise(() => undefined);
}

function exitStatus(signal) {
  return signal === 'SIGINT' ? 130 : 143;
}

function fail(error) {
  process.stderr.write(`${error.message}\n`);
  killAll();
  process.exit(1);
}
