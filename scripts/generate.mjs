// Writes what is made from the source: the JSON Schemas of sidecars and reports, the reference of sidecars, and the list of ready checks. A test says
// when one is out of date.
import { readFile, writeFile } from 'node:fs/promises';
import { format, resolveConfig } from 'prettier';
import { libraryPage } from '../src/core/check/library/libraryPage.ts';
import { withReference } from '../src/core/check/reference/sidecarReference.ts';
import { sidecarJsonSchema } from '../src/core/check/sidecar/jsonSchema.ts';
import { reportJsonSchema } from '../src/core/report/jsonSchema.ts';
import { readLibraries } from '../src/session/readLibraries.ts';

await write('schemas/checks.schema.json', JSON.stringify(sidecarJsonSchema()));
await write('schemas/report.schema.json', JSON.stringify(reportJsonSchema()));
await write('docs/checks.md', withReference(await readFile('docs/checks.md', 'utf8')));
await write('docs/library.md', libraryPage(await readLibraries('runbooks/library')));

async function write(file, text) {
  const options = { ...(await resolveConfig(file)), filepath: file };
  await writeFile(file, await format(text, options));
}
