// Starts other programs and sees to it that none of them outlives this one.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';

const running = new Set();
const hasGroups = process.platform !== 'win32';

/**
 * Starts a program in a process group of its own, so that Ctrl-C in a terminal reaches only us and we end things in
 * order. Its standard input is a pipe to us that closes when we die.
 */
export function start(command, args, { env = process.env, onLine, onErrorLine = onLine } = {}) {
  const child = spawn(command, args, { env, detached: hasGroups, stdio: ['pipe', 'pipe', 'pipe'] });
  child.stdin.on('error', () => undefined);
  createInterface({ input: child.stdout }).on('line', onLine);
  createInterface({ input: child.stderr }).on('line', onErrorLine);
  running.add(child);
  const ended = new Promise((resolve) => {
    child.once('error', (error) => {
      onErrorLine(`${command} does not start: ${error.message}`);
      resolve(127);
    });
    child.once('close', (status) => resolve(status ?? 1));
  }).finally(() => running.delete(child));
  return { child, ended };
}

/** Starts a program and resolves to its exit status. */
export function run(command, args, options) {
  return start(command, args, options).ended;
}

/** Ends one: politely by closing its standard input and, after `graceMs`, by TERM; after 5 s more by KILL. */
export async function stop({ child, ended }, graceMs = 0) {
  child.stdin.end();
  for (const [signal, wait] of [
    [undefined, graceMs],
    ['SIGTERM', 5_000],
    ['SIGKILL', 5_000],
  ]) {
    if (signal !== undefined) kill(child, signal);
    if (await isSettledWithin(ended, wait)) return;
  }
}

/** Ends all that are left, by TERM and after 5 s by KILL. */
export async function stopAll() {
  await Promise.all([...running].map((child) => stop({ child, ended: endOf(child) })));
}

/** Kills all that are left, at once. */
export function killAll() {
  for (const child of running) kill(child, 'SIGKILL');
}

function endOf(child) {
  return new Promise((resolve) => {
    if (running.has(child)) child.once('close', resolve);
    else resolve();
  });
}

async function isSettledWithin(promise, milliseconds) {
  const enough = new AbortController();
  const timeIsUp = delay(milliseconds, false, { signal: enough.signal }).catch(() => true);
  const isSettled = await Promise.race([promise.then(() => true), timeIsUp]);
  enough.abort();
  return isSettled;
}

function kill(child, signal) {
  try {
    if (hasGroups) process.kill(-child.pid, signal);
    else child.kill(signal);
  } catch {
    // It has ended in the meantime.
  }
}
