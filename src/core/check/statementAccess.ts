/** What a statement may do to the session that it is sent in. */
import type { Effect } from '../runbook/model.ts';

/** `refused`: it would begin, end or change the session, or act where a rollback does not reach. */
export type StatementAccess = { readonly kind: 'read' | 'write' } | { readonly kind: 'refused'; readonly word: string };

/**
 * The first word of a statement says what it is, and only one statement goes out at a time, so what is not listed is never
 * sent. Whether a listed one really only reads is for the server to say, in a session that only reads.
 */
export function statementAccess(text: string, effect: Effect): StatementAccess {
  const word = firstWord(text);
  if (readable.has(word)) return { kind: effect === 'change' || effect === 'destroy' ? 'write' : 'read' };
  return writable.has(word) ? { kind: 'write' } : { kind: 'refused', word: word.toUpperCase() };
}

const readable = new Set(['select', 'with', 'values', 'table', 'show', 'explain']);
const writable = new Set(
  `insert update delete merge truncate create alter drop grant revoke comment refresh analyze reindex cluster import security
   reassign`.split(/\s+/),
);

/** In lower case; '' where something else than a word stands first. Comments nest, as PostgreSQL has it. */
function firstWord(text: string): string {
  let at = 0;
  for (;;) {
    const gap = /[\s(]*(?:--[^\n\r]*)?/y;
    gap.lastIndex = at;
    const skipped = gap.exec(text)?.[0].length ?? 0;
    at += skipped;
    if (text.startsWith('/*', at)) at = commentEnd(text, at);
    else if (skipped === 0 || at >= text.length) break;
  }
  const word = /[a-z]+(?![\w$])/iy;
  word.lastIndex = at;
  return word.exec(text)?.[0].toLowerCase() ?? '';
}

function commentEnd(text: string, from: number): number {
  let depth = 0;
  const mark = /\/\*|\*\//g;
  mark.lastIndex = from;
  for (let match = mark.exec(text); match !== null; match = mark.exec(text)) {
    depth += match[0] === '/*' ? 1 : -1;
    if (depth === 0) return mark.lastIndex;
  }
  return text.length;
}

/** Functions of the statement that act at once: no rollback and no read-only session undoes them. */
export function lastingCalls(text: string): readonly string[] {
  const found = [...text.matchAll(lasting)].map(([, name = '']) => name.toLowerCase());
  return [...new Set(found)];
}

/** Also in quotes, and in what may be a comment or a text: here a warning too many is better than one too few. */
const lasting =
  /\b((?:pg_(?:terminate_backend|cancel_backend|reload_conf|rotate_logfile|switch_(?:wal|xlog)|promote|create_\w+|drop_replication_slot|copy_\w+_replication_slot|(?:start|stop)_backup|backup_(?:start|stop)|wal_replay_(?:pause|resume)|(?:try_)?advisory_\w+|replication_\w+|logical_\w+|stat_\w*reset\w*|notify|file_\w+|log_backend_memory_contexts|read_(?:binary_)?file|ls_dir)|(?:next|set)val|set_config|dblink\w*|lo_(?:import|export)))"?\s*(?:\/\*[\s\S]*?\*\/\s*)*\(/gi;
