/** The reference of sidecars in `docs/checks.md`, made from their schema. */
import { formatDuration } from '../duration.ts';
import { sidecarJsonSchema } from '../sidecar/jsonSchema.ts';
import { kinds, type Kind } from '../sidecar/kindSchemas.ts';
import { TIMEOUT_MS } from '../sidecar/toCheck.ts';
import { fieldTable, row } from './fieldTable.ts';
import { formsOf, propertiesOf, typeText, type Schema } from './typeText.ts';

const BEGIN = '<!-- The reference: "npm run generate" writes it from the schema. -->';
const END = '<!-- The end of the reference. -->';

/** The document with the reference between its two marks as it is by the schema. Throws where it has no such marks. */
export function withReference(document: string): string {
  const from = document.indexOf(BEGIN);
  const to = document.indexOf(END);
  if (from < 0 || to < from) throw new Error(`The document has no place for the reference: "${BEGIN}" … "${END}".`);
  return `${document.slice(0, from + BEGIN.length)}\n\n${sidecarReference()}\n\n${document.slice(to)}`;
}

/** Markdown, headings from level 3 on. */
export function sidecarReference(): string {
  const schema = sidecarJsonSchema();
  const check = definition(schema, 'check');
  return [
    '### The file',
    fieldTable(withoutParts(schema)),
    ...partSections(schema),
    '### Checks',
    'Each check has exactly one kind, under the name of that kind. All but `manual` have `expect`, `cel` or both.',
    fieldTable(without(check, kinds)),
    '### Kinds',
    ...kinds.flatMap((kind) => kindSection(kind, property(check, kind))),
    '### Matchers',
    'A bare value means `eq`. Of several operators in one matcher each has to hold.',
    matcherTable(definition(schema, 'matcher')),
  ].join('\n\n');
}

const sections: ReadonlySet<string> = new Set(['targets', 'defaults', 'secrets', 'connections', 'checks', 'waivers']);

/** Parts of the file that have sections of their own are only named. */
function withoutParts(schema: Schema): Schema {
  const short = ([key, { type, description = '' }]: readonly [string, Schema]): readonly [string, unknown] => [
    key,
    { description, type: type === 'array' ? 'list' : 'map' },
  ];
  const parts = propertiesOf(schema).map((entry) => (sections.has(entry[0]) ? short(entry) : entry));
  return { ...schema, properties: Object.fromEntries(parts) } as Schema;
}

function partSections(schema: Schema): readonly string[] {
  const entry = (name: string): Schema => property(schema, name).additionalProperties as Schema;
  return [
    '#### `targets.NAME`',
    fieldTable(entry('targets')),
    '#### `defaults`',
    fieldTable(property(schema, 'defaults')),
    '#### `secrets.NAME`',
    'One of:',
    formTable(entry('secrets')),
    '#### `connections.NAME`',
    'The `driver` need not be written where there is a `url`, whose scheme tells it.',
    ...formsOf(entry('connections')).flatMap((form) => [
      `**${String(property(form, 'driver').const)}**`,
      fieldTable(without(form, ['driver'])),
    ]),
    '#### `waivers[]`',
    fieldTable(property(schema, 'waivers').items as Schema),
  ];
}

/** Forms of one field each. */
function formTable(schema: Schema): string {
  const merged = Object.fromEntries(formsOf(schema).flatMap(propertiesOf));
  return fieldTable({ type: 'object', properties: merged });
}

function kindSection(kind: Kind, schema: Schema): readonly string[] {
  const forms = formsOf(schema);
  const timeout = kind === 'manual' ? '' : ` One attempt may take ${formatDuration(TIMEOUT_MS[kind])}.`;
  const heading = [`#### \`${kind}\``, `${schema.description ?? ''}${timeout}`];
  if (forms.length === 0) return [...heading, fieldTable(schema)];
  return [...heading, ...forms.flatMap((form) => [form.description ?? '', fieldTable(form)])];
}

function matcherTable(matcher: Schema): string {
  const operators = formsOf(matcher).flatMap(propertiesOf);
  const rows = operators.map(([name, schema]) => row(`\`${name}\``, typeText(schema), schema.description ?? ''));
  return ['| Operator | Takes | Holds for |', '| --- | --- | --- |', ...rows].join('\n');
}

function definition({ $defs = {} }: Schema, name: string): Schema {
  return known($defs[name], name);
}

function property({ properties = {} }: Schema, name: string): Schema {
  return known(properties[name] as Schema | undefined, name);
}

function known(schema: Schema | undefined, name: string): Schema {
  if (schema === undefined) throw new Error(`The schema has no "${name}".`);
  return schema;
}

function without(schema: Schema, names: readonly string[]): Schema {
  return {
    ...schema,
    properties: Object.fromEntries(propertiesOf(schema).filter(([name]) => !names.includes(name))),
  };
}
