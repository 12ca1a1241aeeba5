/** The parts of the sidecar's schema that may stand at a path. */
import { formsOf, type Schema } from '../../reference/typeText.ts';
import { sidecarJsonSchema } from '../jsonSchema.ts';
import type { Path } from './cursor.ts';

let made: Schema | undefined;

/** Several where the schema has alternatives; none where nothing may stand. Each is one form, no alternative itself. */
export function schemasAt(path: Path): readonly Schema[] {
  made ??= sidecarJsonSchema();
  const root = made;
  return path.reduce<readonly Schema[]>(
    (schemas, segment) => schemas.flatMap((schema) => expand(step(schema, segment), root)),
    expand(root, root),
  );
}

function step(schema: Schema, segment: string | number): Schema | undefined {
  const inner: unknown =
    typeof segment === 'number' ? schema.items : (schema.properties?.[segment] ?? schema.additionalProperties);
  return typeof inner === 'object' && inner !== null && !Array.isArray(inner) ? (inner as Schema) : undefined;
}

/** With what it refers to, and each of its alternatives. What describes all of them is said of each. */
function expand(schema: Schema | undefined, root: Schema): readonly Schema[] {
  if (schema === undefined) return [];
  if (schema.$ref !== undefined) {
    const name = schema.$ref.split('/').at(-1) ?? '';
    const { description } = schema;
    return expand(root.$defs?.[name], root).map((one) => (description === undefined ? one : { ...one, description }));
  }
  const forms = schema.properties === undefined ? formsOf(schema) : [];
  if (forms.length === 0) return [schema];
  const { description } = schema;
  return forms
    .flatMap((form) => expand(form, root))
    .map((one) => ({ ...one, description: one.description ?? description }) as Schema);
}
