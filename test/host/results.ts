/** What the suite in the extension host writes to its result file, one JSON value a line, as it happens. */
export type HostEvent =
  | { readonly type: 'started' }
  | { readonly type: 'passed'; readonly title: string; readonly durationMs: number }
  | { readonly type: 'failed'; readonly title: string; readonly message: string }
  | { readonly type: 'skipped'; readonly title: string }
  | { readonly type: 'ended' };

/** Environment variables by which the suite learns what to run and where to report. */
export const passVariable = 'PROVEBOOK_HOST_PASS';
export const resultVariable = 'PROVEBOOK_HOST_RESULT';

/** The counts of Mocha's own JSON reporter. */
export interface HostStats {
  readonly tests: number;
  readonly passes: number;
  readonly failures: number;
  readonly pending: number;
}

export function countEvents(events: readonly HostEvent[]): HostStats {
  const count = (type: HostEvent['type']): number => events.filter((event) => event.type === type).length;
  const [passes, failures, pending] = [count('passed'), count('failed'), count('skipped')];
  return { tests: passes + failures + pending, passes, failures, pending };
}

export function describeEvent(event: HostEvent): string | undefined {
  switch (event.type) {
    case 'passed':
      return `  ✓ ${event.title} (${event.durationMs} ms)`;
    case 'failed':
      return `  ✗ ${event.title}\n${event.message.replace(/^/gm, '      ')}`;
    case 'skipped':
      return `  - ${event.title} (skipped)`;
    case 'started':
    case 'ended':
      return undefined;
  }
}

/** The whole lines of a result file that may still be growing. */
export function parseEvents(text: string): readonly HostEvent[] {
  const lines = text.split('\n').slice(0, -1);
  return lines.map((line) => JSON.parse(line) as HostEvent);
}
