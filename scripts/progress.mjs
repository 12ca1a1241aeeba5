// Prints what goes on, with the seconds since the start, and speaks up while something long is silent.

const started = performance.now();
const heartbeatMs = 15_000;
let lastPrint = started;

// The terminal may be gone before what was started in it has been ended.
process.stdout.on('error', () => undefined);

/** Prints one line behind the elapsed time. */
export function say(line) {
  print(`[${seconds(performance.now() - started).padStart(7)}] ${line}`);
}

/** Prints a line as it is. */
export function print(line) {
  lastPrint = performance.now();
  process.stdout.write(`${line}\n`);
}

/**
 * Does `work`, saying when it begins and ends, and every 15 s of silence that it still goes on.
 * @template T
 * @param {string} name
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(name, work) {
  const begun = performance.now();
  say(`${name} …`);
  const timer = setInterval(() => {
    if (performance.now() - lastPrint > heartbeatMs) say(`${name}: still at it after ${since(begun)}`);
  }, 1_000);
  try {
    const result = await work();
    say(`${name}: done in ${since(begun)}`);
    return result;
  } catch (error) {
    say(`${name}: failed after ${since(begun)}`);
    throw error;
  } finally {
    clearInterval(timer);
  }
}

/** The time since `begun` (a value of performance.now()), such as "12.3 s". */
export function since(begun) {
  return seconds(performance.now() - begun);
}

/** Milliseconds as seconds, such as "12.3 s". */
export function seconds(milliseconds) {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}
