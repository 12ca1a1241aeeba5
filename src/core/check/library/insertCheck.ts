/** Puts a check into the text of a sidecar, and leaves every other byte of it as it is. */
import * as l10n from '@vscode/l10n';
import { isMap, isNode, isScalar, isSeq, parseDocument, type Pair, type YAMLMap } from 'yaml';
import { ProvebookError } from '../../errors.ts';
import type { Runbook } from '../../runbook/model.ts';
import { allNodes } from '../../runbook/find.ts';
import type { PlacedCheck } from '../placedCheck.ts';
import type { Driver } from '../sidecar/connectionSchema.ts';

/** What a sidecar begins with. @param runbook name of the Markdown file beside it */
export function emptySidecarText(runbook: string): string {
  return `version: 1\nrunbook: ${JSON.stringify(`./${runbook}`)}\n`;
}

/** The wanted id, or with `-2` and so on behind it where there is one already. */
export function freeId(wanted: string, taken: ReadonlySet<string>): string {
  for (let times = 1; ; times += 1) {
    const id = times === 1 ? wanted : `${wanted}-${times}`;
    if (!taken.has(id)) return id;
  }
}

/** Checks stand in the order of the items that they prove: behind which one a check of this node belongs. */
export function precedingCheck(nodeId: string, checks: readonly PlacedCheck[], runbook: Runbook): string | undefined {
  const order = new Map(allNodes(runbook.nodes).map(({ id }, at) => [id, at]));
  const place = order.get(nodeId) ?? order.size;
  return checks.findLast((placed) => (order.get(placed.nodeId ?? '') ?? -1) <= place)?.check.id;
}

/**
 * @param check see `checkText`
 * @param after id of the check behind which it goes; undefined: before all others
 * @returns the new text. Throws a ProvebookError where the checks are no list of lines.
 */
export function insertCheck(text: string, check: string, after: string | undefined): string {
  const pair = topPair(text, 'checks');
  if (pair === undefined) return `${withLineEnd(text)}\nchecks:\n${listEntry(check, '  ')}\n`;
  const { key, value } = pair;
  if (!isSeq(value) || value.items.length === 0)
    return insertAt(emptied(text, value), lineEnd(text, endOf(key)), `\n${listEntry(check, '  ')}`);
  if (value.flow === true)
    throw new ProvebookError(
      'sidecar invalid',
      l10n.t('The checks are written in one line. Write each as "- id: …" in a line of its own first.'),
    );
  const entries = value.items.filter((entry) => isMap(entry));
  const entry = listEntry(check, marginOf(text, entries[0]));
  const previous = entries.find((one) => one.get('id') === after);
  return previous === undefined
    ? insertAt(text, lineEnd(text, endOf(key)), `\n${entry}\n`)
    : insertAt(text, lineEnd(text, endOf(previous)), `\n\n${entry}`);
}

/** Adds a connection that leads nowhere yet, where there is none of this name. */
export function insertConnection(text: string, name: string, driver: Driver): string {
  const pair = topPair(text, 'connections');
  const entry = `  ${name}: ${templates[driver]}`;
  if (pair !== undefined) return insertAt(text, lineEnd(text, endOf(pair.key)), `\n${entry}`);
  const checks = topPair(text, 'checks');
  const section = `connections:\n${entry}\n\n`;
  return checks === undefined
    ? `${withLineEnd(text)}\n${section.trimEnd()}\n`
    : insertAt(text, lineStart(text, checks.key), section);
}

/** No host of the domain "invalid" exists, so that nothing is asked of a server that only happens to be there. */
const templates: Readonly<Record<Driver, string>> = {
  postgres: '{ driver: postgres, host: database.invalid, database: NAME, user: NAME }',
  mysql: '{ driver: mysql, host: database.invalid, database: NAME, user: NAME }',
  redis: '{ url: "redis://redis.invalid:6379" }',
  prometheus: '{ driver: prometheus, url: "http://prometheus.invalid:9090" }',
};

function topPair(text: string, key: string): Pair | undefined {
  const { contents } = parseDocument(text);
  return isMap(contents)
    ? (contents as YAMLMap).items.find((pair) => isScalar(pair.key) && pair.key.value === key)
    : undefined;
}

function listEntry(check: string, margin: string): string {
  return check
    .split('\n')
    .map((line, at) => (line === '' ? '' : `${margin}${at === 0 ? '- ' : '  '}${line}`))
    .join('\n');
}

/** What stands before the dash of the first entry. */
function marginOf(text: string, entry: YAMLMap | undefined): string {
  const start = entry?.range?.[0] ?? 0;
  return /^\s*/.exec(text.slice(text.lastIndexOf('\n', start - 1) + 1))?.[0] ?? '';
}

/** Without the comments and empty lines that follow it. */
function endOf(node: unknown): number {
  if ((isMap(node) || isSeq(node)) && node.flow !== true) {
    const last: unknown = node.items.at(-1);
    if (isNode(last)) return endOf(last);
    if (typeof last === 'object' && last !== null && 'key' in last && 'value' in last)
      return endOf(last.value ?? last.key);
  }
  return isNode(node) ? (node.range?.[1] ?? 0) : 0;
}

/** `checks: []` becomes `checks:`. */
function emptied(text: string, value: unknown): string {
  if (!isNode(value) || !value.range || value.range[0] === value.range[1]) return text;
  return text.slice(0, value.range[0]).trimEnd() + text.slice(value.range[1]);
}

function lineEnd(text: string, offset: number): number {
  const from = text.slice(0, offset).trimEnd().length;
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

function lineStart(text: string, node: unknown): number {
  const start = isNode(node) ? (node.range?.[0] ?? 0) : 0;
  return text.lastIndexOf('\n', start - 1) + 1;
}

function withLineEnd(text: string): string {
  return text === '' || text.endsWith('\n') ? text : `${text}\n`;
}

function insertAt(text: string, offset: number, inserted: string): string {
  return text.slice(0, offset) + inserted + text.slice(offset);
}
