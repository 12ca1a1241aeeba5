/** One code block: its language, and which of its lines are commands, expectations or neither. */
import { blockLanguage, commandInInfo } from './blockLanguage.ts';
import { commandEffect } from './effect.ts';
import { blockExpectations } from './expectation.ts';
import { withoutInnerFences } from './innerFence.ts';
import { isInteractive } from './interactive.ts';
import type { Block, BlockLanguage, Command, CommandLanguage, LineRange } from './model.ts';
import { hasOddCharacters } from './oddCharacters.ts';
import { findPlaceholders } from './placeholder.ts';
import { sessionOf, sessionsAfter, type OpenSession } from './session.ts';
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
  /** What earlier commands have opened and nothing has closed. */
  readonly sessions: readonly OpenSession[];
}

export function readBlock(raw: RawBlock): Block {
  const { info, infoAt, lines } = withoutInnerFences(raw.info, raw.content.replace(/\n$/, '').split('\n'));
  const first = infoGroup(info, infoAt);
  const { language, tagged } = blockLanguage(first.length > 0 ? '' : info, lines);
  const groups = [...first, ...groupLines(lines, language, tagged)];
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
  };
}

type Read = 'interactive' | 'effect' | 'placeholders' | 'doubt' | 'session';

export function makeCommand(fields: Omit<Command, Read> & Partial<Pick<Command, 'doubt' | 'session'>>): Command {
  const { text, language } = fields;
  return {
    ...fields,
    interactive: language === 'shell' && isInteractive(text),
    effect: commandEffect(text, language),
    placeholders: findPlaceholders(text, language),
    doubt: fields.doubt ?? (hasOddCharacters(text) ? 'odd characters' : undefined),
    session: fields.session,
  };
}

function infoGroup(info: string, at: number): readonly CommandGroup[] {
  const text = commandInInfo(info);
  return text === undefined ? [] : [{ kind: 'command', from: at, to: at, text, language: 'shell' }];
}

function groupLines(lines: readonly string[], language: BlockLanguage, tagged: boolean): readonly LineGroup[] {
  switch (language) {
    case 'shell':
      return groupShellLines(lines, tagged);
    case 'sql':
      return groupSqlLines(lines);
    case 'redis':
    case 'promql':
    case 'http':
    case 'data':
      return [];
    case 'text':
      return lines.map((text, at) => ({ kind: 'text', from: at, to: at, text }));
  }
}

/** In order, so that each knows what those before it have opened. */
function blockCommands(
  raw: RawBlock,
  groups: readonly LineGroup[],
  language: BlockLanguage,
): ReadonlyMap<LineGroup, Command> {
  const commandAt = new Map<LineGroup, Command>();
  let sessions = raw.sessions;
  for (const group of groups) {
    if (group.kind !== 'command') continue;
    const command = blockCommand(raw, group, language, { index: commandAt.size, sessions });
    commandAt.set(group, command);
    sessions = sessionsBehind(sessions, command);
  }
  return commandAt;
}

/** What is open behind a command of a block or of a text. */
export function sessionsBehind(open: readonly OpenSession[], command: Command): readonly OpenSession[] {
  return command.language === 'shell' ? sessionsAfter(open, command.text) : open;
}

function blockCommand(
  raw: RawBlock,
  group: CommandGroup,
  blockLanguage: BlockLanguage,
  place: { readonly index: number; readonly sessions: readonly OpenSession[] },
): Command {
  const language = group.language ?? (blockLanguage as CommandLanguage);
  const session = group.session ?? (language === 'shell' ? sessionOf(place.sessions, group.text) : undefined);
  return makeCommand({
    id: `${raw.id}.${place.index + 1}`,
    language,
    source: 'block',
    lines: { from: raw.firstLine + group.from, to: raw.firstLine + group.to },
    text: group.text,
    doubt: group.doubt,
    session,
    blockId: raw.id,
    nodeId: raw.nodeId,
  });
}
