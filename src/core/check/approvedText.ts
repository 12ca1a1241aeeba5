/** What was approved, as text, and how it differs from what is to be approved next. */
import { structuredPatch } from 'diff';
import { visibleCommand } from '../report/visibleText.ts';
import type { Runbook } from '../runbook/model.ts';

/** Without places in the file: a command that only moved reads the same. */
export function approvedText({ commands, blocks }: Pick<Runbook, 'commands' | 'blocks'>, sidecarText: string): string {
  const connections = new Map(blocks.map(({ id, connection }) => [id, connection]));
  const texts = commands.map(({ language, session, blockId, text }) => {
    const connection = blockId === undefined ? undefined : connections.get(blockId);
    const where = [
      language,
      connection && `connection=${connection}`,
      session && `session=${session.replace(/\n.*/s, '')}`,
    ];
    return `# ${where.filter(Boolean).join(', ')}\n${text}\n`;
  });
  return [...texts, sidecarText].join('\n');
}

/**
 * The lines that differ, with `-` and `+` before them and a few around. What cannot be seen is written out. '' where both
 * read the same.
 */
export function approvalDifference(before: string, now: string): string {
  const { hunks } = structuredPatch('', '', visibleCommand(before), visibleCommand(now), '', '', { context: 2 });
  return hunks.map(({ lines }) => `${lines.filter((line) => !line.startsWith('\\')).join('\n')}\n`).join('⋯\n');
}
