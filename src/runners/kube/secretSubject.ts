/** What a check may see of a Secret. The values are dropped here, before anything else gets the object. */
import { isJsonObject, member, without, type JsonObject } from '../../core/check/json.ts';
import type { K8sSecretSubject } from '../../core/check/subject.ts';

export function secretSubject(secret: JsonObject): K8sSecretSubject {
  const data = member(secret, 'data');
  const entries = isJsonObject(data) ? Object.entries(data) : [];
  const metadata = member(secret, 'metadata');
  return {
    keys: entries.map(([key]) => key),
    bytes: Object.fromEntries(entries.map(([key, value]) => [key, byteLength(value)])),
    object: {
      ...without(secret, 'data', 'stringData'),
      ...(isJsonObject(metadata) ? { metadata: withoutCopies(metadata) } : {}),
    },
  };
}

function byteLength(value: unknown): number {
  return typeof value === 'string' ? Buffer.from(value, 'base64').length : 0;
}

/** `kubectl apply` keeps the whole object, values and all, in an annotation. */
function withoutCopies(metadata: JsonObject): JsonObject {
  const annotations = member(metadata, 'annotations');
  const kept = without(metadata, 'managedFields');
  if (!isJsonObject(annotations)) return kept;
  return { ...kept, annotations: without(annotations, 'kubectl.kubernetes.io/last-applied-configuration') };
}
