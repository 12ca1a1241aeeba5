import { z } from 'zod';
import type { Apply } from './mutation.ts';

const kubernetesObject = z.looseObject({ metadata: z.looseObject({ name: z.string() }) });
/** What the server adds, and does not want to be told. */
const serverOnly = ['uid', 'resourceVersion', 'creationTimestamp', 'generation', 'managedFields', 'deletionTimestamp'];

export interface ObjectChange {
  /** Such as "deployment/judgment-service". */
  readonly resource: string;
  /** judgify-prod when absent; also for what has no namespace. */
  readonly namespace?: string;
  /** A merge patch. */
  readonly patch: object;
  /** Only of the object's status. */
  readonly isStatus?: boolean;
  /** Waits, afterwards and when it is undone, until the pods are as the object asks for. */
  readonly rollsOut?: boolean;
}

/** An object with some fields changed. */
export function patched(change: ObjectChange): Apply {
  const { resource, namespace = 'judgify-prod', patch, isStatus = false, rollsOut = false } = change;
  const where = ['--namespace', namespace];
  const subresource = isStatus ? ['--subresource=status'] : [];
  return async (demo, undo) => {
    const settled = async () => {
      if (rollsOut) await demo.kubectl(['rollout', 'status', resource, '--timeout=10s', ...where]);
    };
    const before = await demo.kubectl(['get', resource, '--output=json', ...where]);
    undo.defer(async () => {
      await demo.kubectl(['replace', '--filename=-', ...subresource], JSON.stringify(withoutServerFields(before)));
      await settled();
    });
    await demo.kubectl([
      'patch',
      resource,
      ...where,
      ...subresource,
      '--type=merge',
      `--patch=${JSON.stringify(patch)}`,
    ]);
    await settled();
  };
}

export interface Deletion {
  /** judgify-prod when absent. */
  readonly namespace?: string;
  /** Brings back its status too, of a kind whose status no controller works out anew. */
  readonly hasOwnStatus?: boolean;
  /** Waits, when it is undone, until the pods are as the object asks for. */
  readonly rollsOut?: boolean;
}

/** An object that is gone. */
export function deleted(resource: string, deletion: Deletion = {}): Apply {
  const { namespace = 'judgify-prod', hasOwnStatus = false, rollsOut = false } = deletion;
  const where = ['--namespace', namespace];
  return async (demo, undo) => {
    const before = await demo.kubectl(['get', resource, '--output=json', ...where]);
    undo.defer(async () => {
      const object = JSON.stringify(withoutServerFields(before));
      await demo.kubectl(['create', '--filename=-'], object);
      if (hasOwnStatus) await demo.kubectl(['replace', '--filename=-', '--subresource=status'], object);
      if (rollsOut) await demo.kubectl(['rollout', 'status', resource, '--timeout=10s', ...where]);
    });
    await demo.kubectl(['delete', resource, '--timeout=10s', ...where]);
  };
}

/** An object more. */
export function created(manifest: object): Apply {
  return async (demo, undo) => {
    const input = JSON.stringify(manifest);
    undo.defer(async () => {
      await demo.kubectl(['delete', '--filename=-', '--ignore-not-found', '--grace-period=0', '--timeout=10s'], input);
    });
    await demo.kubectl(['create', '--filename=-'], input);
  };
}

function withoutServerFields(json: string): object {
  const object = kubernetesObject.parse(JSON.parse(json));
  const metadata = Object.entries(object.metadata).filter(([field]) => !serverOnly.includes(field));
  return { ...object, metadata: Object.fromEntries(metadata) };
}
