/** What the supervisor is told, one line each. */
import type { Leader } from './processTree.ts';

export type SupervisorLine =
  /** Without its leader: it is about to start. */
  | { readonly kind: 'running'; readonly cookie: string; readonly leader: Leader | undefined }
  | { readonly kind: 'ended'; readonly cookie: string };

export function supervisorLine(line: SupervisorLine): string {
  const leader = line.kind === 'running' ? line.leader : undefined;
  const words = leader === undefined ? [] : [leader.pid, ...(leader.startedAt === undefined ? [] : [leader.startedAt])];
  return `${[line.kind, line.cookie, ...words].join(' ')}\n`;
}

/** undefined for what is no such line. */
export function parseSupervisorLine(text: string): SupervisorLine | undefined {
  const [, kind, cookie, pid, startedAt] = /^(running|ended) ([0-9a-f]{32})(?: (\d+)(?: (\d+))?)?$/.exec(text) ?? [];
  if (cookie === undefined) return undefined;
  if (kind === 'ended') return { kind, cookie };
  return { kind: 'running', cookie, leader: pid === undefined ? undefined : { pid: Number(pid), startedAt } };
}
