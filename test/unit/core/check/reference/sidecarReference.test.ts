import { format, resolveConfig } from 'prettier';
import { describe, expect, it } from 'vitest';
import { sidecarReference, withReference } from '../../../../../src/core/check/reference/sidecarReference.ts';
import { sidecarJsonSchema } from '../../../../../src/core/check/sidecar/jsonSchema.ts';
import { kinds } from '../../../../../src/core/check/sidecar/kindSchemas.ts';
import { subjectRoots } from '../../../../../src/core/check/sidecar/subjectRoots.ts';
import { validSidecar } from '../../../support/checks.ts';
import { fixtureText, readText } from '../../../support/runbooks.ts';

const file = 'docs/checks.md';

/** The part of the reference under a heading, up to the next one. */
function under(heading: string): string {
  const [, rest = ''] = sidecarReference().split(`${heading}\n`);
  return rest.split(/^#/m)[0] ?? '';
}

describe('the reference of sidecars', () => {
  it('is the one that is published', async () => {
    const text = readText(file);
    const options = { ...(await resolveConfig(file)), filepath: file };
    expect(await format(withReference(text), options), 'Run "npm run generate".').toBe(text);
  });

  it('leaves the rest of the document as it is, and needs to be told where it goes', () => {
    expect(withReference(withReference(readText(file)))).toBe(withReference(readText(file)));
    expect(() => withReference('# Checks\n')).toThrow(/has no place for the reference/);
  });

  it('has a section for each kind, and a row for each operator and each key of the file', () => {
    for (const kind of kinds) expect(under(`#### \`${kind}\``)).toContain('| Field | Type | Default | Meaning |');
    for (const operator of ['gte', 'containsAll', 'distinct', 'semver', 'age'])
      expect(under('### Matchers')).toMatch(new RegExp(`^\\| \`${operator}\` \\| .+ \\| .+ \\|$`, 'm'));
    for (const key of Object.keys(sidecarJsonSchema().properties ?? {}))
      expect(under('### The file')).toContain(`| \`${key}\` |`);
  });

  it.each([
    ['#### `http`', '| `url` | text | required | With http:// or https://. |'],
    ['#### `http`', '| `maxBytes` | number | `1048576` | With a longer body it cannot pass. |'],
    ['#### `tls`', '| `port` | number | `443` |'],
    ['#### `tls`', '| `probeVersions` | list of `TLSv1`, `TLSv1.1`, `TLSv1.2` or `TLSv1.3` |'],
    ['#### `file`', '| `maxAge` | duration |  |'],
    ['#### `k8s`', '| `can.as` | text |  | A user or'],
    ['#### `exec`', '| `in` | { pod, container?, namespace? } |'],
    ['#### `exec`', 'One attempt may take 30s.'],
    ['#### `secrets.NAME`', '| `kubeSecret` | { name, key, namespace? } |'],
    ['#### `connections.NAME`', '**redis**'],
    ['### Checks', '| `item` | text, { id } or { heading?, text? } |'],
    ['### Checks', '| `empty` | `error`, `pass` or `fail` | `error` |'],
    ['### Matchers', '| `all` | [matcher](#matchers) |'],
    ['### Matchers', '| `in` | list of scalars |'],
    ['### Matchers', '| `quantity` | quantity or { eq?, ne?, gt?, gte?, lt?, lte? } |'],
  ])('under %s says %s', (heading, text) => {
    expect(under(heading)).toContain(text);
  });

  it('says no pipe that would end a cell of its tables', () => {
    const cells = sidecarReference()
      .split('\n')
      .filter((line) => line.startsWith('|'))
      .map((line) => line.replaceAll('\\|', '').split('|').length);
    expect(new Set(cells)).toEqual(new Set([5, 6]));
  });
});

describe('the table of what a check sees', () => {
  it('names all that paths of each kind may begin with', async () => {
    const [, section = ''] = readText(file).split('## What a check sees\n');
    const { checks } = await validSidecar(fixtureText('bookshop.checks.yaml'));
    for (const { request } of checks) {
      const cells = section.split('\n').find((line) => line.startsWith(`| \`${request.kind}\``)) ?? '';
      for (const root of subjectRoots(request) ?? [])
        expect(cells, `${request.kind} sees ${root}`).toContain(`\`${root}\``);
    }
  });
});
