/** One code block: its language, and which of its lines are commands, expectations or neither. */
import { blockLanguage, commandInInfo } from './blockLanguage.ts';
import { makeCommand } from './command.ts';
import { effortFor } from './completeCommand.ts';
import { blockExpectations } from './expectation.ts';
import { withoutInnerFences } from './innerFence.ts';
import { MAX_LINE_LENGTH } from './limit.ts';
import type { Block, BlockLanguage, Command, CommandLanguage, LineRange } from './model.ts';
import { groupShellLines, type CommandGroup, type LineGroup } from './shellLines.ts';
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

/** Its shell commands have no session: that depends on what stands before the block. */
export function readBlock(raw: RawBlock): Block {
  const { info, infoAt, lines } = withoutInnerFences(raw.info, raw.content.replace(/\n$/, '').split('\n'));
  const first = infoGroup(info, infoAt);
  const { language, tagged } = blockLanguage(first.length > 0 ? '' : info, lines);
  const reading = groupLines(lines, language, tagged);
  const groups = [...first, ...reading.groups];
  const commandAt = blockCommands(raw, groups, language);
  const isText = !tagged && commandAt.size === 0;
  return {
    id: raw.id,
    language: isText ? 'text' : language,
    info: raw.info,
    lines: raw.lines,
    nodeId: raw.nodeId,
    commands: [...commandAt.values()],
    // Without a command they speak of an earlier block's; the outline knows whether a label says so.
    expectations: blockExpectations({ lines, groups, firstLine: raw.firstLine, commandAt }),
    connection: /\bconnection=["']?([\w.-]+)/.exec(raw.info)?.[1],
    ...(reading.isGivenUp ? { isGivenUp: true } : {}),
  };
}

function infoGroup(info: string, at: number): readonly CommandGroup[] {
  const text = commandInInfo(info);
  return text === undefined ? [] : [{ kind: 'command', from: at, to: at, text, language: 'shell' }];
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

function blockCommands(
  raw: RawBlock,
  groups: readonly LineGroup[],
  language: BlockLanguage,
): ReadonlyMap<LineGroup, Command> {
  const commandAt = new Map<LineGroup, Command>();
  for (const group of groups)
    if (group.kind === 'command') commandAt.set(group, blockCommand(raw, group, language, commandAt.size));
  return commandAt;
}

function blockCommand(raw: RawBlock, group: CommandGroup, blockLanguage: BlockLanguage, index: number): Command {
  return makeCommand({
    id: `${raw.id}.${index + 1}`,
    language: group.language ?? (blockLanguage as CommandLanguage),
    source: 'block',
    lines: { from: raw.firstLine + group.from, to: raw.firstLine + group.to },
    text: group.text,
    doubt: group.doubt,
    session: group.session,
    blockId: raw.id,
    nodeId: raw.nodeId,
  });
}
