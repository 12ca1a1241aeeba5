/** Finds the item of the runbook that each check proves. None or several is an error at the check's line. */
import * as l10n from '@vscode/l10n';
import { slug } from '../runbook/identity.ts';
import type { Problem, Runbook, RunbookNode } from '../runbook/model.ts';
import type { ItemSelector } from './sidecar/checkSchema.ts';
import type { Check } from './sidecar/model.ts';
import { nearest } from './sidecar/nearest.ts';

export interface LinkedChecks {
  /** Node id by check id; a check without `item` is not in it. */
  readonly nodeIds: ReadonlyMap<string, string>;
  readonly problems: readonly Problem[];
}

export function linkItems(checks: readonly Check[], runbook: Runbook): LinkedChecks {
  const nodes = locate(runbook.nodes, []);
  const nodeIds = new Map<string, string>();
  const problems: Problem[] = [];
  for (const { id, item } of checks) {
    if (item === undefined) continue;
    const found = selectNodes(nodes, item.selector);
    const [only] = found;
    if (only !== undefined && found.length === 1) nodeIds.set(id, only.node.id);
    else {
      const message = only === undefined ? nothingFound(item.selector, nodes) : severalFound(found);
      problems.push({ code: 'check-item', severity: 'error', message, line: item.line, column: item.column });
    }
  }
  return { nodeIds, problems };
}

interface Located {
  readonly node: RunbookNode;
  /** Its title, as it is compared. */
  readonly title: string;
  /** Titles of the sections it lies in, as they are compared. */
  readonly headings: readonly string[];
}

function locate(nodes: readonly RunbookNode[], headings: readonly string[]): readonly Located[] {
  return nodes.flatMap((node) => {
    const title = fold(node.title);
    return [
      { node, title, headings },
      ...locate(node.children, node.kind === 'section' ? [...headings, title] : headings),
    ];
  });
}

function selectNodes(nodes: readonly Located[], selector: ItemSelector): readonly Located[] {
  if (typeof selector === 'string') return nodesWithId(nodes, selector.slice(1));
  if ('id' in selector) return nodesWithId(nodes, selector.id);
  const heading = selector.heading === undefined ? undefined : fold(selector.heading);
  const text = selector.text === undefined ? undefined : fold(selector.text);
  if (text === undefined) return nodes.filter(({ node, title }) => node.kind === 'section' && title === heading);
  return nodes.filter(({ title, headings }) => title === text && (heading === undefined || headings.includes(heading)));
}

/** The whole id wins over its last part (`section/item`), and that over the slug of the text. */
function nodesWithId(nodes: readonly Located[], id: string): readonly Located[] {
  const ways: readonly ((node: RunbookNode) => boolean)[] = [
    (node) => node.id === id,
    (node) => node.id.split('/').at(-1) === id,
    (node) => slug(node.title) === id,
  ];
  return ways.map((fits) => nodes.filter(({ node }) => fits(node))).find((found) => found.length > 0) ?? [];
}

function fold(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase();
}

function nothingFound(selector: ItemSelector, nodes: readonly Located[]): string {
  const wanted = wantedText(selector);
  const known = nodes.flatMap(({ node }) => [node.id, node.id.split('/').at(-1) ?? node.id, node.title]);
  const close = nearest(wanted, known);
  return close === undefined
    ? l10n.t('The runbook has no item "{0}". "provebook inspect FILE --json" lists the ids.', wanted)
    : l10n.t('The runbook has no item "{0}". Is "{1}" meant?', wanted, close);
}

function severalFound(found: readonly Located[]): string {
  const places = found.map(({ node }) => `${node.id} (${node.lines.from})`).join(', ');
  return l10n.t('This fits several items, by id and line: {0}. Write the whole id.', places);
}

function wantedText(selector: ItemSelector): string {
  if (typeof selector === 'string') return selector.slice(1);
  if ('id' in selector) return selector.id;
  return [selector.heading, selector.text].filter((part) => part !== undefined).join(' / ');
}
