/** A command with what its text tells of it, which is found out when it is first asked for: a reader that follows the typing asks for none. */
import { commandEffect } from './effect.ts';
import { isInteractive } from './interactive.ts';
import type { Command, Effect, Placeholder } from './model.ts';
import { hasOddCharacters } from './oddCharacters.ts';
import { findPlaceholders } from './placeholder.ts';

type Told = 'interactive' | 'effect' | 'placeholders';

type Given = Omit<Command, Told | 'doubt' | 'session'> & Partial<Pick<Command, 'doubt' | 'session'>>;

export function makeCommand(fields: Given): Command {
  const { text, language } = fields;
  let interactive: boolean | undefined;
  let effect: Effect | undefined;
  let placeholders: readonly Placeholder[] | undefined;
  return {
    ...fields,
    doubt: fields.doubt ?? (hasOddCharacters(text) ? 'odd characters' : undefined),
    session: fields.session,
    get interactive() {
      return (interactive ??= language === 'shell' && isInteractive(text));
    },
    get effect() {
      return (effect ??= commandEffect(text, language));
    },
    get placeholders() {
      return (placeholders ??= findPlaceholders(text, language));
    },
  };
}

/** The same command at another place. */
export function movedCommand(
  command: Command,
  changes: Partial<Pick<Command, 'id' | 'lines' | 'blockId' | 'nodeId' | 'session'>>,
): Command {
  const { id, language, source, lines, text, doubt, session, blockId, nodeId } = command;
  return {
    id,
    language,
    source,
    lines,
    text,
    doubt,
    session,
    blockId,
    nodeId,
    ...changes,
    get interactive() {
      return command.interactive;
    },
    get effect() {
      return command.effect;
    },
    get placeholders() {
      return command.placeholders;
    },
  };
}
