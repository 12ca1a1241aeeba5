/** The JSON Schema of sidecars, for completion and hints in editors. */
import * as z from 'zod';
import { sidecarSchema } from './schema.ts';

type JsonSchema = z.core.JSONSchema.BaseSchema;

/** What an author writes, so before variables, defaults and conversions. References within a file are beyond it. */
export function sidecarJsonSchema(): JsonSchema {
  const schema = z.toJSONSchema(sidecarSchema, {
    io: 'input',
    unrepresentable: 'any',
    override: ({ jsonSchema }) => {
      closeObject(jsonSchema);
      allowVariable(jsonSchema);
    },
  });
  return { ...schema, title: 'Checks of a runbook (NAME.checks.yaml)' };
}

/**
 * An object with named keys allows no others; that our own rule gives a hint with it, JSON Schema cannot say. Neither that
 * the scheme of a `url` tells the driver.
 */
function closeObject(schema: JsonSchema): void {
  if (schema.properties === undefined) return;
  schema.additionalProperties = false;
  if (schema.properties['url'] !== undefined)
    schema.required = schema.required?.filter((key) => key !== 'driver') ?? [];
}

const VARIABLE = '^\\$\\{vars\\.';

/** `${vars.NAME}` may stand for any text or number. */
function allowVariable(schema: JsonSchema): void {
  if (schema.type === 'integer') {
    schema.type = ['integer', 'string'] as unknown as 'integer';
    schema.pattern = VARIABLE;
  } else if (schema.pattern !== undefined) {
    schema.pattern = `${schema.pattern}|\\$\\{vars\\.`;
  }
}
