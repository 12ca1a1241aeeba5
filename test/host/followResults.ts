import { readFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { type HostEvent, describeEvent, parseEvents } from './results.ts';

/** Longer than any single test may take. */
const silenceMs = 150_000;

/**
 * Prints the results as they appear in `file` until the suite has ended.
 *
 * @returns all of them; the last one is a failure when the suite fell silent for 150 s.
 */
export async function followResults(file: string): Promise<readonly HostEvent[]> {
  let seen = 0;
  let heard = performance.now();
  for (;;) {
    const events = parseEvents(await readFile(file, 'utf8').catch(() => ''));
    for (const event of events.slice(seen)) print(event);
    if (events.length > seen) heard = performance.now();
    seen = events.length;
    if (events.at(-1)?.type === 'ended') return events;
    if (performance.now() - heard > silenceMs) return [...events, silence(seen)];
    await delay(100);
  }
}

function silence(seen: number): HostEvent {
  const when = seen === 0 ? 'before it began' : 'in the middle';
  const event: HostEvent = {
    type: 'failed',
    title: 'the suite ends',
    message: `The extension host said nothing for ${silenceMs / 1000} s, ${when}. Its logs follow.`,
  };
  print(event);
  return event;
}

function print(event: HostEvent): void {
  const text = describeEvent(event);
  if (text !== undefined) console.log(text);
}
