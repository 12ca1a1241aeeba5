import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { sidecarJsonSchema } from '../../../../../src/core/check/sidecar/jsonSchema.ts';
import { readText } from '../../../support/runbooks.ts';

const published = 'schemas/checks.schema.json';

describe('the JSON Schema of sidecars', () => {
  it('is the one that is published', () => {
    const file: unknown = JSON.parse(readText(published));
    expect(file, 'Run "npm run generate".').toEqual(JSON.parse(JSON.stringify(sidecarJsonSchema())));
  });

  it('is given to the YAML extension for every sidecar', () => {
    const manifest = z
      .object({ contributes: z.object({ yamlValidation: z.array(z.record(z.string(), z.string())) }) })
      .parse(JSON.parse(readText('package.json')));
    expect(manifest.contributes.yamlValidation).toEqual([{ fileMatch: '*.checks.yaml', url: `./${published}` }]);
  });

  it('knows the keys of a check, and allows no others', () => {
    const { $defs } = sidecarJsonSchema();
    const check = $defs?.['check'];
    expect(check?.additionalProperties).toBe(false);
    expect(Object.keys(check?.properties ?? {})).toEqual(
      expect.arrayContaining(['id', 'item', 'expect', 'cel', 'warn', 'k8s', 'sql', 'manual']),
    );
    expect(check?.oneOf).toHaveLength(11);
  });

  it('lets variables stand for numbers and addresses', () => {
    const text = JSON.stringify(sidecarJsonSchema());
    expect(text).toContain(JSON.stringify('^https?:\\/\\/[^/\\s]|\\$\\{vars\\.'));
    expect(text).not.toContain('"type":"integer"');
  });
});
