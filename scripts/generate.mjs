// Writes the files that are made from the source: the JSON Schema of sidecars. A test says when it is out of date.
import { writeFile } from 'node:fs/promises';
import { format, resolveConfig } from 'prettier';
import { sidecarJsonSchema } from '../src/core/check/sidecar/jsonSchema.ts';

const file = 'schemas/checks.schema.json';
const options = { ...(await resolveConfig(file)), filepath: file };
await writeFile(file, await format(JSON.stringify(sidecarJsonSchema()), options));
