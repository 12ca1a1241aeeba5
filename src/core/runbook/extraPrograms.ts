/** Effects of a team's own programs, as its sidecar names them. They never change what the built-in tables know. */
import { commandEffect } from './effect.ts';
import type { Effect, Command, Runbook, RunbookNode } from './model.ts';

/** By program, by sub-command of up to three words; `*` is any other. */
export type ExtraPrograms = Readonly<Record<string, Readonly<Record<string, Effect>>>>;

/** The runbook with the effects that the built-in tables leave open. */
export function withExtraPrograms(runbook: Runbook, extra: ExtraPrograms): Runbook {
  if (Object.keys(extra).length === 0) return runbook;
  const told = new Map<string, Command>();
  for (const command of runbook.commands) {
    const effect = commandEffect(command.text, command.language, extra);
    if (effect !== command.effect) told.set(command.id, { ...command, effect });
  }
  if (told.size === 0) return runbook;
  const replaced = (commands: readonly Command[]): readonly Command[] =>
    commands.map((command) => told.get(command.id) ?? command);
  const blocks = new Map(runbook.blocks.map((block) => [block.id, { ...block, commands: replaced(block.commands) }]));
  const renew = <T extends RunbookNode>(node: T): T => ({
    ...node,
    inlineCommands: replaced(node.inlineCommands),
    blocks: node.blocks.map((block) => blocks.get(block.id) ?? block),
    children: node.children.map(renew),
  });
  const { title, expectations, alternatives, fields, signOffs, contacts, completion, readiness } = runbook;
  return {
    title,
    nodes: runbook.nodes.map(renew),
    blocks: [...blocks.values()],
    commands: replaced(runbook.commands),
    expectations,
    alternatives,
    fields,
    signOffs,
    contacts,
    completion,
    readiness,
    // Looked for only where they are asked for.
    get problems() {
      return runbook.problems;
    },
  };
}
