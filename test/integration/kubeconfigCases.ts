/** Generated lists of kubeconfig files: what people's machines have, and what nobody should have. */
import * as fc from 'fast-check';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { stringify } from 'yaml';

export interface KubeconfigCase {
  /** In the order of KUBECONFIG, each in a folder of its own. */
  readonly files: readonly KubeconfigFile[];
  /** Whether the list names the first file again at its end, and has empty parts. */
  readonly repeatsFirst: boolean;
  readonly hasEmptyParts: boolean;
}

export type KubeconfigFile =
  { readonly kind: 'missing' } | { readonly kind: 'text'; readonly text: string } | WrittenKubeconfig;

export interface WrittenKubeconfig {
  readonly kind: 'written';
  readonly content: KubeconfigContent;
  readonly format: Format;
}

interface KubeconfigContent {
  readonly 'current-context'?: string | undefined;
  readonly contexts?: readonly Named[] | undefined;
  readonly clusters?: readonly Named[] | undefined;
  readonly users?: readonly Named[] | undefined;
}

interface Named {
  readonly name: string;
}

type Format = (typeof formats)[number];
const formats = ['block', 'anchored', 'json', 'json with tabs', 'crlf', 'byte order mark', 'two documents'] as const;

/** The same cases for the same seed. */
export function generateCases(count: number, seed: number): readonly KubeconfigCase[] {
  return fc.sample(kubeconfigCase, { numRuns: count, seed });
}

/** Few, so that files share them; the later ones are those that YAML 1.1 has something to say about. */
const name = fc.constantFrom(
  ...[
    'dev',
    'prod',
    '개발',
    'équipe',
    '🚀',
    'a b',
    'team/dev',
    `it's "x"`,
    '#1',
    'yes',
    '012',
    '2026-01-01',
    '1:30',
    '',
  ],
);

const list = <T extends Named>(entry: fc.Arbitrary<T>) =>
  fc.option(fc.uniqueArray(entry, { maxLength: 4, selector: (one) => one.name }), { nil: undefined, freq: 12 });

const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 6 });

const context = fc.record({ cluster: optional(name), user: optional(name), namespace: optional(name) });

const cluster = fc.record({
  server: fc.constantFrom('https://one', 'https://two'),
  'certificate-authority': optional(
    fc.constantFrom('ca.crt', './ca.crt', '../0/ca.crt', 'pki/../ca.crt', 'pki//me.crt'),
  ),
});

const user = fc.record({
  token: optional(fc.constantFrom('one', 'two')),
  'client-certificate': optional(fc.constantFrom('pki/me.crt', '../0/pki/me.crt')),
  'client-key': optional(fc.constantFrom('pki/me.key', '.././0/pki/me.key')),
});

const content: fc.Arbitrary<KubeconfigContent> = fc.record({
  apiVersion: optional(fc.constant('v1')),
  kind: optional(fc.constant('Config')),
  'current-context': optional(name),
  contexts: list(fc.record({ name, context })),
  clusters: list(fc.record({ name, cluster })),
  users: list(fc.record({ name, user })),
});

const oddText = fc.constantFrom(
  ...['', ' \n\n', '# nothing yet\n', 'null\n', '{}', 'current-context: a\ncurrent-context: b\n', 'contexts: [null]\n'],
);

const badText = fc.constantFrom(
  ...[
    'contexts: [',
    '\tx: 1\n',
    'just words\n',
    '[]\n',
    'kind: Secret\n',
    'apiVersion: v2\n',
    'current-context: yes\n',
  ],
  ...[
    'contexts: {}\n',
    'users:\n- name: a\n- name: a\n',
    'clusters: [{name: a, cluster: {server: 5}}]\n',
    'x: *none\n',
  ],
);

const kubeconfigFile: fc.Arbitrary<KubeconfigFile> = fc.oneof(
  { weight: 40, arbitrary: fc.record({ kind: fc.constant('written'), content, format: fc.constantFrom(...formats) }) },
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('missing') }) },
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('text'), text: oddText }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('text'), text: badText }) },
);

const kubeconfigCase = fc.record({
  files: fc.array(kubeconfigFile, { minLength: 1, maxLength: 4 }),
  repeatsFirst: fc.boolean(),
  hasEmptyParts: fc.boolean(),
});

/** @returns the value of KUBECONFIG */
export async function writeCase(
  { files, repeatsFirst, hasEmptyParts }: KubeconfigCase,
  folder: string,
): Promise<string> {
  const paths = await Promise.all(files.map((file, index) => writeOne(file, path.join(folder, String(index)))));
  const repeated = repeatsFirst ? [...paths, ...paths.slice(0, 1)] : paths;
  return (hasEmptyParts ? ['', ...repeated.flatMap((one) => [one, ''])] : repeated).join(path.delimiter);
}

async function writeOne(file: KubeconfigFile, folder: string): Promise<string> {
  await mkdir(path.join(folder, 'pki'), { recursive: true });
  // What the entries refer to: each with its own content, so that a wrong path shows.
  for (const name of ['ca.crt', 'pki/me.crt', 'pki/me.key'])
    await writeFile(path.join(folder, name), `${folder} ${name}`);
  const config = path.join(folder, 'config');
  if (file.kind !== 'missing') await writeFile(config, file.kind === 'text' ? file.text : render(file));
  return config;
}

function render({ content: value, format }: WrittenKubeconfig): string {
  const yaml = stringify(value, { version: '1.1' });
  switch (format) {
    case 'block':
      return yaml;
    case 'anchored':
      return stringify({ ...value, 'x-again': value.contexts }, { version: '1.1' });
    case 'json':
      return JSON.stringify(value);
    case 'json with tabs':
      return JSON.stringify(value, undefined, '\t');
    case 'crlf':
      return yaml.replaceAll('\n', '\r\n');
    case 'byte order mark':
      return `\ufeff${yaml}`;
    case 'two documents':
      return `---\n${yaml}---\ncurrent-context: of the second document\n`;
  }
}
