import * as l10n from '@vscode/l10n';
import { forEachChild, parse, type SyntaxNode } from 'unbash';
import type { Command, Problem } from '../model.ts';
import { rangeInSource } from './commandPlace.ts';
import type { Source } from './source.ts';

/**
 * `<pod>` in a command that is copied to a terminal reads from a file and writes to another, without a word.
 * Provebook does not run such a command. Said once a block, at the first.
 */
export function placeholderRedirects({ outline, lines }: Source): readonly Problem[] {
  const told = new Set<string>();
  return outline.commands.flatMap((command) => {
    if (told.has(command.blockId ?? command.id)) return [];
    const placeholder = firstRedirecting(command);
    if (placeholder === undefined) return [];
    const { from, text } = placeholder;
    const range = rangeInSource(command, from, from + text.length, lines);
    if (range === undefined) return [];
    told.add(command.blockId ?? command.id);
    const message = l10n.t(
      'In a terminal {0} reads from a file and overwrites another, unless it is replaced first. Write it in quotes, or as a variable.',
      text,
    );
    return [{ code: 'placeholder-redirect', severity: 'info' as const, message, ...range.from, end: range.to }];
  });
}

function firstRedirecting(command: Command): { readonly from: number; readonly text: string } | undefined {
  const marked = command.placeholders.map(({ text }) => text).filter((text) => text.startsWith('<'));
  if (command.language !== 'shell' || marked.length === 0) return undefined;
  const script = parse(command.text);
  // What the shell refuses is no trap.
  if ((script.errors ?? []).length > 0) return undefined;
  const inputs = inputOffsets(script);
  for (const from of inputs) {
    const text = marked.find((placeholder) => command.text.startsWith(placeholder, from));
    if (text !== undefined) return { from, text };
  }
  return undefined;
}

/** Offsets of the `<` that redirect, in source order. */
function inputOffsets(script: SyntaxNode): readonly number[] {
  const found: number[] = [];
  const visit = (node: SyntaxNode): void => {
    if (node.type === 'Redirect' && node.operator === '<') found.push(node.pos);
    forEachChild(node, visit);
  };
  visit(script);
  return found.sort((a, b) => a - b);
}
