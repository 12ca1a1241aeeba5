/** What the supervisor is told: an argument each as it starts, a line each from then on. */
import type { Leader } from './processTree.ts';

export type SupervisorLine =
  | { readonly kind: 'running'; readonly cookie: string; readonly leader: Leader }
  | { readonly kind: 'ended'; readonly cookie: string };

export function supervisorLine(line: SupervisorLine): string {
  if (line.kind === 'ended') return `ended ${line.cookie}`;
  const { pid, startedAt } = line.leader;
  return `running ${line.cookie} ${pid}${startedAt === undefined ? '' : ` ${startedAt}`}`;
}

/** undefined for what is no such line. */
export function parseSupervisorLine(text: string): SupervisorLine | undefined {
  const [, ended] = /^ended ([0-9a-f]{32})$/.exec(text) ?? [];
  if (ended !== undefined) return { kind: 'ended', cookie: ended };
  const [, cookie, pid, startedAt] = /^running ([0-9a-f]{32}) (\d+)(?: (\d+))?$/.exec(text) ?? [];
  return cookie === undefined ? undefined : { kind: 'running', cookie, leader: { pid: Number(pid), startedAt } };
}
