/** Texts that the lines of a log repeat are kept once, which takes a third off the memory of a long one. */

/** Fields that many events have alike. */
const REPEATED = ['type', 'actor', 'session', 'nodeId', 'commandId', 'command', 'commandSha256', 'textSha256'] as const;

/** Bounds of what outlives a log: so many texts, none longer than this many UTF-16 units. */
const MOST_TEXTS = 4096;
const MOST_LENGTH = 512;

const texts = new Map<string, string>();
const nothingSeen: readonly string[] = Object.freeze([]);

/** Replaces repeated texts of an event that was just parsed by those that are kept. */
export function shareTexts(event: Record<string, unknown>): void {
  for (const key of REPEATED) {
    const text = event[key];
    if (typeof text === 'string' && text.length <= MOST_LENGTH) event[key] = shared(text);
  }
  if (Array.isArray(event['seen']) && event['seen'].length === 0) event['seen'] = nothingSeen;
}

function shared(text: string): string {
  const known = texts.get(text);
  if (known !== undefined) return known;
  if (texts.size === MOST_TEXTS) texts.clear();
  texts.set(text, text);
  return text;
}
