/** What may be written at the cursor of a sidecar. */
import { isMap, isScalar, type Document } from 'yaml';
import { propertiesOf, typeText, type Schema } from '../../reference/typeText.ts';
import { allNodes } from '../../../runbook/find.ts';
import type { Runbook } from '../../../runbook/model.ts';
import { kinds } from '../kindSchemas.ts';
import type { CursorPlace, Path } from './cursor.ts';
import { schemasAt } from './schemaAt.ts';

export interface Proposed {
  readonly label: string;
  /** As it is written, quotes and colon included. */
  readonly text: string;
  readonly detail: string;
  readonly kind: 'key' | 'value' | 'item';
}

/** @param runbook whose items a check may prove; undefined where there is none */
export function proposals(place: CursorPlace, runbook: Runbook | undefined): readonly Proposed[] {
  return place.kind === 'key' ? keys(place) : values(place, runbook);
}

function keys({ path, document }: CursorPlace): readonly Proposed[] {
  const present = new Set(keysAt(document, path));
  const hasKind = kinds.some((kind) => present.has(kind));
  const isCheck = path.length === 2 && path[0] === 'checks';
  const found = new Map<string, Schema>();
  for (const schema of schemasAt(path))
    for (const [key, property] of propertiesOf(schema)) if (!found.has(key)) found.set(key, property);
  return [...found]
    .filter(([key]) => !present.has(key) && !(isCheck && hasKind && isKind(key)))
    .map(([key, schema]) => ({ label: key, text: `${key}: `, detail: schema.description ?? '', kind: 'key' }));
}

function isKind(key: string): boolean {
  return (kinds as readonly string[]).includes(key);
}

function values({ path, document }: CursorPlace, runbook: Runbook | undefined): readonly Proposed[] {
  const last = path.at(-1);
  const [section, , third] = path;
  if (section === 'checks' && third === 'item') return runbook === undefined ? [] : items(runbook);
  if (last === 'connection') return names(document, 'connections');
  if (last === 'target') return names(document, 'targets');
  if (section === 'waivers' && last === 'check') return checkIds(document);
  return [...new Set(schemasAt(path).flatMap(constants))].map((text) => ({
    label: text,
    text,
    detail: '',
    kind: 'value',
  }));
}

function items({ nodes }: Runbook): readonly Proposed[] {
  return allNodes(nodes).map(({ id, title }) => ({
    label: title === '' ? id : title,
    text: JSON.stringify(`#${id}`),
    detail: `#${id}`,
    kind: 'item',
  }));
}

function names(document: Document, section: string): readonly Proposed[] {
  return keysAt(document, [section]).map((name) => ({ label: name, text: name, detail: section, kind: 'value' }));
}

function checkIds(document: Document): readonly Proposed[] {
  const data: unknown = document.toJS();
  const checks: unknown = typeof data === 'object' && data !== null && 'checks' in data ? data.checks : undefined;
  const ids = (Array.isArray(checks) ? checks : []).flatMap((check: unknown) =>
    typeof check === 'object' && check !== null && 'id' in check && typeof check.id === 'string' ? [check.id] : [],
  );
  return ids.map((id) => ({ label: id, text: id, detail: 'checks', kind: 'value' }));
}

function constants(schema: Schema): readonly string[] {
  if (schema.const !== undefined) return [JSON.stringify(schema.const).replace(/^"(\w+)"$/, '$1')];
  if (schema.enum !== undefined) return schema.enum.map(String);
  return schema.type === 'boolean' ? ['true', 'false'] : [];
}

function keysAt(document: Document, path: Path): readonly string[] {
  const node: unknown = path.length === 0 ? document.contents : document.getIn(path, true);
  return isMap(node) ? node.items.flatMap(({ key }) => (isScalar(key) ? [String(key.value)] : [])) : [];
}

/** What a key means and takes, as Markdown; '' where nothing is known of it. */
export function explainKey(path: Path): string {
  const schemas = schemasAt(path);
  const meanings = new Set(schemas.flatMap(({ description }) => description ?? []));
  const types = new Set(schemas.map(typeText));
  if (schemas.length === 0) return '';
  return [
    `**${String(path.at(-1))}** ${[...types].join(' · ').replace(/\[matcher\]\(#matchers\)/g, 'matcher')}`,
    ...meanings,
  ].join('\n\n');
}
