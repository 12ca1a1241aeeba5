// Writes what is made from schemas: the JSON Schemas of sidecars and reports, and the reference of sidecars. A test says when one is out of date.
import { readFile, writeFile } from 'node:fs/promises';
import { format, resolveConfig } from 'prettier';
import { withReference } from '../src/core/check/reference/sidecarReference.ts';
import { sidecarJsonSchema } from '../src/core/check/sidecar/jsonSchema.ts';
import { reportJsonSchema } from '../src/core/report/jsonSchema.ts';

await write('schemas/checks.schema.json', JSON.stringify(sidecarJsonSchema()));
await write('schemas/report.schema.json', JSON.stringify(reportJsonSchema()));
await write('docs/checks.md', withReference(await readFile('docs/checks.md', 'utf8')));

async function write(file, text) {
  const options = { ...(await resolveConfig(file)), filepath: file };
  await writeFile(file, await format(text, options));
}
