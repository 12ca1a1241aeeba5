import * as l10n from '@vscode/l10n';
import { allNodes } from '../find.ts';
import { explicitId } from '../identity.ts';
import type { Problem, RunbookNode } from '../model.ts';
import type { Source } from './source.ts';

interface NamedNode {
  readonly id: string;
  readonly node: RunbookNode;
  readonly line: number;
  readonly column: number;
}

/** An id that is written twice, or that another node has from its title: results would go to the wrong one. */
export function duplicateIds(source: Source): readonly Problem[] {
  if (!/\{#|<!--\s*id:/.test(source.text)) return [];
  const nodes = allNodes(source.outline.nodes);
  const byId = new Map<string, NamedNode[]>();
  for (const one of namedNodes(nodes, source)) byId.set(one.id, [...(byId.get(one.id) ?? []), one]);
  return [...byId.values()].flatMap((same) => (same.length > 1 ? writtenTwice(same) : taken(same, nodes)));
}

/** Each names one of the others. */
function writtenTwice(same: readonly NamedNode[]): readonly Problem[] {
  const [first, second] = same;
  return same.map((one) => {
    const other = one === first ? second : first;
    const message = l10n.t('The id "{0}" is also on line {1}. Give one of them another.', one.id, other?.line ?? 0);
    return problem(one, message);
  });
}

/** The id went to a node before it, and this one was given another. */
function taken(same: readonly NamedNode[], nodes: readonly RunbookNode[]): readonly Problem[] {
  return same.flatMap((one) => {
    const holder = one.node.id === one.id ? undefined : nodes.find(({ id }) => id === one.id);
    if (holder === undefined) return [];
    const message = l10n.t('The text on line {1} has the id "{0}" already. Choose another.', one.id, holder.lines.from);
    return [problem(one, message)];
  });
}

/** Nodes with an id of their own, in source order. */
function namedNodes(nodes: readonly RunbookNode[], source: Source): readonly NamedNode[] {
  const texts = ownTexts(source);
  return nodes.flatMap((node) => {
    const id = explicitId(texts.get(node.lines.from) ?? '');
    return id === undefined ? [] : [{ id, node, ...placeOf(id, node, source.lines) }];
  });
}

/** The heading or the first paragraph that begins on a line, as Markdown. */
function ownTexts({ tokens }: Source): ReadonlyMap<number, string> {
  const texts = new Map<number, string>();
  for (const [index, token] of tokens.entries()) {
    if (token.type !== 'inline' || token.map === null) continue;
    const opening = tokens[index - 1]?.type;
    if (opening !== 'heading_open' && tokens[index - 2]?.type !== 'list_item_open') continue;
    texts.set(token.map[0] + 1, token.content);
  }
  return texts;
}

function placeOf(
  id: string,
  node: RunbookNode,
  lines: readonly string[],
): { readonly line: number; readonly column: number } {
  for (let line = node.lines.from; line <= node.lines.to; line += 1) {
    const text = lines[line - 1] ?? '';
    const at = Math.max(text.lastIndexOf(`{#${id}}`), text.search(new RegExp(`<!--\\s*id:\\s*${escaped(id)}\\s*-->`)));
    if (at >= 0) return { line, column: at + 1 };
  }
  return { line: node.lines.from, column: 1 };
}

/** Letters, digits, `_`, `.`, `:` and `-`, of which only the dot means something in a pattern. */
function escaped(id: string): string {
  return id.replaceAll('.', '\\.');
}

function problem({ line, column }: NamedNode, message: string): Problem {
  return { code: 'duplicate-id', severity: 'error', message, line, column };
}
