/** Reads one kubeconfig file as kubectl's decoder does: what kubectl refuses is a problem with its place in the file. */
import * as l10n from '@vscode/l10n';
import { LineCounter, parseAllDocuments, type Document, type Tags } from 'yaml';
import type * as z from 'zod';
import { kubeconfigSchema } from './kubeconfigSchema.ts';
import { thrownMessage } from '../thrownMessage.ts';

/** Fields as written; ours read a few, the rest travels along. */
export type Fields = Readonly<Record<string, unknown>>;

/** The text of a field; '' where it is missing or no text. */
export function textField(fields: Fields, name: string): string {
  const value = fields[name];
  return typeof value === 'string' ? value : '';
}

export interface KubeconfigProblem {
  readonly path: string;
  /** 1-based; undefined where the problem is the file as a whole. */
  readonly line: number | undefined;
  readonly column?: number | undefined;
  readonly message: string;
}

export type KubeconfigReading =
  | {
      readonly state: 'read';
      readonly currentContext: string;
      readonly contexts: ReadonlyMap<string, Fields>;
      readonly clusters: ReadonlyMap<string, Fields>;
      readonly users: ReadonlyMap<string, Fields>;
    }
  | { readonly state: 'invalid'; readonly problems: readonly KubeconfigProblem[] };

export function readKubeconfig(path: string, text: string): KubeconfigReading {
  const lines = new LineCounter();
  const invalid = (found: readonly Found[]): KubeconfigReading => {
    return {
      state: 'invalid',
      problems: found.map(({ offset, message }) => ({ path, ...place(lines, offset), message })),
    };
  };
  const document = firstDocument(text, lines);
  const [error] = document?.errors ?? [];
  if (error !== undefined) return invalid([{ offset: error.pos[0], message: error.message }]);
  const value = toValue(document);
  if (value.state === 'excessive') return invalid([{ offset: undefined, message: value.message }]);
  const parsed = kubeconfigSchema.safeParse(value.value ?? {});
  if (!parsed.success) {
    return invalid(
      parsed.error.issues.map((issue) => ({ offset: offsetOf(document, issue.path), message: describe(issue) })),
    );
  }
  const { data } = parsed;
  const repeated = [
    ...repeatedNames(document, 'contexts', data.contexts),
    ...repeatedNames(document, 'clusters', data.clusters),
    ...repeatedNames(document, 'users', data.users),
  ];
  if (repeated.length > 0) return invalid(repeated);
  return {
    state: 'read',
    currentContext: data['current-context'] ?? '',
    contexts: new Map(data.contexts?.map((entry) => [entry?.name ?? '', entry?.context ?? {}])),
    clusters: new Map(data.clusters?.map((entry) => [entry?.name ?? '', entry?.cluster ?? {}])),
    users: new Map(data.users?.map((entry) => [entry?.name ?? '', entry?.user ?? {}])),
  };
}

interface Found {
  /** In characters from the start of the text. */
  readonly offset: number | undefined;
  readonly message: string;
}

type KubeconfigDocument = Document.Parsed;

/** Of several documents kubectl reads the first; of a key that is written twice it takes the last. */
function firstDocument(text: string, lineCounter: LineCounter): KubeconfigDocument | undefined {
  const documents = parseAllDocuments(text, {
    version: '1.1',
    customTags: withoutTimes,
    uniqueKeys: false,
    prettyErrors: false,
    lineCounter,
  });
  return documents[0];
}

/**
 * kubectl reads YAML 1.1, where `yes` and `no` are no strings, but without its dates and times: a context may be called
 * `2026-01-01` or `1:30`.
 */
function withoutTimes(tags: Tags): Tags {
  const isTime = (tag: Exclude<Tags[number], string>) =>
    tag.tag === 'tag:yaml.org,2002:timestamp' || ('format' in tag && tag.format === 'TIME');
  return tags.filter((tag) => typeof tag === 'string' || !isTime(tag));
}

/** Generated files repeat one anchor for every user; nested ones that unfold without end do not get this far. */
const MOST_ALIASES = 10_000;

type Value =
  { readonly state: 'value'; readonly value: unknown } | { readonly state: 'excessive'; readonly message: string };

function toValue(document: KubeconfigDocument | undefined): Value {
  try {
    return { state: 'value', value: document?.toJS({ maxAliasCount: MOST_ALIASES }) };
  } catch (error) {
    return { state: 'excessive', message: thrownMessage(error) };
  }
}

function describe(issue: z.core.$ZodIssue): string {
  if (issue.path.length === 0) return l10n.t('This is not a kubeconfig: {0}', issue.message);
  return l10n.t('"{0}" is not what a kubeconfig has there: {1}', issue.path.join('.'), issue.message);
}

/** The same name in several files is normal, twice in one list is an error to kubectl too. */
function repeatedNames(
  document: KubeconfigDocument | undefined,
  list: string,
  entries: readonly ({ readonly name?: string | null | undefined } | null | undefined)[] | null | undefined,
): readonly Found[] {
  const names = (entries ?? []).map((entry) => entry?.name ?? '');
  return names.flatMap((name, index) => {
    if (names.indexOf(name) === index) return [];
    const message = l10n.t('The name "{0}" stands twice in the list "{1}".', name, list);
    return [{ offset: offsetOf(document, [list, index, 'name']), message }];
  });
}

/** Where the value at `path` begins; where it is not written, the nearest value around it. */
function offsetOf(document: KubeconfigDocument | undefined, path: readonly PropertyKey[]): number | undefined {
  for (let length = path.length; length >= 0; length--) {
    const node: unknown = document?.getIn(path.slice(0, length), true);
    if (hasRange(node)) return node.range[0];
  }
  return undefined;
}

function hasRange(node: unknown): node is { readonly range: readonly [number, number, number] } {
  return typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range);
}

function place(lines: LineCounter, offset: number | undefined): Pick<KubeconfigProblem, 'line' | 'column'> {
  if (offset === undefined) return { line: undefined };
  const { line, col } = lines.linePos(offset);
  return { line, column: col };
}
