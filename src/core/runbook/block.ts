/** One code block: its language, and which of its lines are commands, expectations or neither. */
import { effortFor } from './completeCommand.ts';
import { commandEffect } from './effect.ts';
import { blockExpectations } from './expectation.ts';
import { isInteractive } from './interactive.ts';
import { MAX_LINE_LENGTH } from './limit.ts';
import type { Block, BlockLanguage, Command, CommandLanguage, LineRange } from './model.ts';
import { findPlaceholders } from './placeholder.ts';
import { groupShellLines, type LineGroup } from './shellLines.ts';
import { groupSqlLines } from './sqlStatements.ts';

export interface RawBlock {
  readonly id: string;
  readonly nodeId: string | undefined;
  readonly info: string;
  readonly content: string;
  /** With the fences. */
  readonly lines: LineRange;
  /** Source line of the first content line. */
  readonly firstLine: number;
}

export function readBlock(raw: RawBlock): Block {
  const lines = raw.content.replace(/\n$/, '').split('\n');
  const { language, tagged } = blockLanguage(raw.info);
  const reading = groupLines(lines, language, tagged);
  const commandAt = new Map<LineGroup, Command>();
  for (const group of reading.groups) {
    if (group.kind === 'command') commandAt.set(group, blockCommand(raw, group, language, commandAt.size));
  }
  const isText = !tagged && commandAt.size === 0;
  return {
    id: raw.id,
    language: isText ? 'text' : language,
    info: raw.info,
    lines: raw.lines,
    nodeId: raw.nodeId,
    commands: [...commandAt.values()],
    // Without a command they speak of an earlier block's; the outline knows whether a label says so.
    expectations: blockExpectations(reading.groups, raw.firstLine, commandAt),
    connection: /\bconnection=["']?([\w.-]+)/.exec(raw.info)?.[1],
    ...(reading.isGivenUp ? { isGivenUp: true } : {}),
  };
}

export function makeCommand(fields: Omit<Command, 'interactive' | 'effect' | 'placeholders'>): Command {
  const { text, language } = fields;
  return {
    ...fields,
    interactive: language === 'shell' && isInteractive(text),
    effect: commandEffect(text, language),
    placeholders: language === 'shell' || language === 'sql' ? findPlaceholders(text) : [],
  };
}

const tags: readonly (readonly [RegExp, BlockLanguage])[] = [
  [
    /^(bash|sh|shell|zsh|ksh|console|terminal|shell-?session|sh-?session|shellsession|command|cmd|!?bash|shel)$/,
    'shell',
  ],
  [/^(sql|postgres|postgresql|pgsql|psql|plpgsql|mysql)$/, 'sql'],
  [/^redis(-cli)?$/, 'redis'],
  [/^promql$/, 'promql'],
  [/^(http|rest)$/, 'http'],
  [/^(ya?ml|json5?|jsonc|toml|ini|xml|csv|properties|env|dotenv|conf)$/, 'data'],
];

/** An untagged block may be shell; only prompts and known programs make commands of its lines. */
function blockLanguage(info: string): { readonly language: BlockLanguage; readonly tagged: boolean } {
  const tag = /^[^\s{,]+/.exec(info.trim())?.[0].toLowerCase() ?? '';
  if (tag === '') return { language: 'shell', tagged: false };
  return { language: tags.find(([pattern]) => pattern.test(tag))?.[1] ?? 'text', tagged: true };
}

interface Reading {
  readonly groups: readonly LineGroup[];
  /** It would take too long, so there are no groups: half of a block is worse than none. */
  readonly isGivenUp: boolean;
}

function groupLines(lines: readonly string[], language: BlockLanguage, tagged: boolean): Reading {
  const isRunnable = language === 'shell' || language === 'sql';
  if (isRunnable && lines.some((line) => line.length > MAX_LINE_LENGTH)) return { groups: [], isGivenUp: true };
  switch (language) {
    case 'shell': {
      const effort = effortFor(lines);
      const groups = groupShellLines(lines, tagged, effort);
      return effort.left < 0 ? { groups: [], isGivenUp: true } : { groups, isGivenUp: false };
    }
    case 'sql':
      return { groups: groupSqlLines(lines), isGivenUp: false };
    case 'redis':
    case 'promql':
    case 'http':
    case 'data':
      return { groups: [], isGivenUp: false };
    case 'text':
      return { groups: lines.map((text, at) => ({ kind: 'text', from: at, to: at, text })), isGivenUp: false };
  }
}

function blockCommand(raw: RawBlock, group: LineGroup, language: BlockLanguage, index: number): Command {
  return makeCommand({
    id: `${raw.id}.${index + 1}`,
    language: language as CommandLanguage,
    source: 'block',
    lines: { from: raw.firstLine + group.from, to: raw.firstLine + group.to },
    text: group.text,
    blockId: raw.id,
    nodeId: raw.nodeId,
  });
}
