/** The sidecar of a runbook, `NAME.checks.yaml`: text to a model, or to problems with their places. */
import * as l10n from '@vscode/l10n';
import { LineCounter, parseDocument, visit, type Document } from 'yaml';
import type { Problem } from '../runbook/model.ts';
import { isJsonObject, type Json } from './json.ts';
import type { Fault } from './sidecar/fault.ts';
import { fillVariables } from './sidecar/fillVariables.ts';
import { findForeignTexts } from './sidecar/findForeignTexts.ts';
import { describeIssue, faultsOfIssues } from './sidecar/issue.ts';
import type { Place, Sidecar } from './sidecar/model.ts';
import { referenceFaults } from './sidecar/references.ts';
import { sidecarSchema } from './sidecar/schema.ts';
import { SourceMap } from './sidecar/sourceMap.ts';
import { toCheck } from './sidecar/toCheck.ts';

export type SidecarReading =
  | { readonly state: 'valid'; readonly sidecar: Sidecar }
  | { readonly state: 'invalid'; readonly problems: readonly Problem[] };

/** Never rejects on any text. Problems are in the order of the file; what nests too deeply to be read is one of them. */
export async function readSidecar(text: string): Promise<SidecarReading> {
  try {
    const yaml = readYaml(text);
    return yaml.state === 'invalid' ? yaml : await readData(yaml.data, yaml.source);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return invalid([problem({ line: 1, column: 1 }, l10n.t('This file is nested too deeply.'))]);
  }
}

type YamlReading =
  | { readonly state: 'read'; readonly data: Json; readonly source: SourceMap }
  | Extract<SidecarReading, { state: 'invalid' }>;

/** Aliases are refused: ten lines of them can stand for gigabytes. */
function readYaml(text: string): YamlReading {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const source = new SourceMap(text, document, lines);
  const faults = [...document.errors, ...document.warnings];
  // Where the stack ends in the middle of a value, the parser takes that for a mistake in the text.
  if (faults.some(({ message }) => message.startsWith('Maximum call stack'))) throw new RangeError('stack');
  if (faults.length > 0) {
    return invalid(faults.map(({ pos, message }) => problem(source.placeAt(pos[0]), message.split('\n')[0] ?? '')));
  }
  const alias = firstAlias(document);
  return alias === undefined
    ? { state: 'read', data: document.toJS({ maxAliasCount: 0 }) as Json, source }
    : invalid([problem(source.placeAt(alias), l10n.t('An alias is not allowed here. Write the value out.'))]);
}

function firstAlias(document: Document): number | undefined {
  let offset: number | undefined;
  visit(document, {
    Alias(_, node) {
      offset = node.range?.[0] ?? 0;
      return visit.BREAK;
    },
  });
  return offset;
}

async function readData(data: Json, source: SourceMap): Promise<SidecarReading> {
  if (!isJsonObject(data)) return invalid([problem(source.placeAt(0), l10n.t('A sidecar begins with "version: 1".'))]);
  const filled = fillVariables(data);
  const parsed = sidecarSchema.safeParse(filled.value, { error: describeIssue });
  if (!parsed.success) return refuse([...filled.faults, ...faultsOfIssues(parsed.error.issues)], data, source);
  const { checks: rawChecks, runbook, ...rest } = parsed.data;
  const readings = rawChecks.map((raw, index) =>
    toCheck(raw, { path: ['checks', index], defaults: rest.defaults, source }),
  );
  const checks = readings.map(({ check }) => check);
  const faults = [
    ...filled.faults,
    ...referenceFaults(filled.value, parsed.data),
    ...readings.flatMap((reading) => reading.faults),
    ...(await languageFaults(checks)),
  ];
  return faults.length > 0 ? refuse(faults, data, source) : { state: 'valid', sidecar: { ...rest, runbook, checks } };
}

/** The engines for other languages take longer to load than all the rest, and many sidecars need none. */
async function languageFaults(checks: Sidecar['checks']): Promise<readonly Fault[]> {
  const texts = findForeignTexts(checks);
  if (texts.length === 0) return [];
  const { foreignTextFaults } = await import('./sidecar/foreignTexts.ts');
  return foreignTextFaults(texts);
}

function refuse(faults: readonly Fault[], data: Json, source: SourceMap): SidecarReading {
  const problems = faults.map((fault) => {
    const place =
      fault.on === 'key' ? source.keyPlace(fault.path, fault.offset) : source.valuePlace(fault.path, fault.offset);
    const at = pathText(fault.path, data);
    return problem(place, at === '' ? fault.message : `${at}: ${fault.message}`);
  });
  return invalid(problems.toSorted((a, b) => a.line - b.line || a.column - b.column));
}

/** `checks.nodes-ready.timeout`: list entries by their id where they have one. */
function pathText(path: readonly PropertyKey[], data: Json): string {
  let value: Json | undefined = data;
  return path
    .map((key) => {
      value =
        typeof value === 'object' && value !== null ? (value as Readonly<Record<PropertyKey, Json>>)[key] : undefined;
      const id = typeof key === 'number' && isJsonObject(value) ? value['id'] : undefined;
      return typeof id === 'string' ? id : String(key);
    })
    .join('.');
}

/** Nobody mends more at once, and broken nesting has one for each level. */
const MAX_PROBLEMS = 100;

function invalid(problems: readonly Problem[]): Extract<SidecarReading, { state: 'invalid' }> {
  return { state: 'invalid', problems: problems.slice(0, MAX_PROBLEMS) };
}

function problem({ line, column }: Place, message: string): Problem {
  return { code: 'sidecar', severity: 'error', message, line, column };
}
