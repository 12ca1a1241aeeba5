/** Whether an observation goes to a cluster, or needs something that lies in one. */
import { usesClusterPrograms } from '../../core/check/guard.ts';
import { isJsonList, isJsonObject, type Json } from '../../core/check/json.ts';
import type { ObservationRequest, Sidecar } from '../../core/check/sidecar/model.ts';
import { needsCluster, needsKubeSecret } from '../connections.ts';
import { needsClusterToTrust } from '../trust.ts';

export function needsTarget(request: ObservationRequest, sidecar: Sidecar): boolean {
  if (needsKubeSecret(textsOf(request.input as Json), sidecar)) return true;
  switch (request.kind) {
    case 'k8s':
      return true;
    case 'sql':
    case 'redis':
    case 'prometheus': {
      const connection = sidecar.connections[request.input.connection];
      return connection !== undefined && needsCluster(connection, sidecar);
    }
    case 'http': {
      const { via, tls } = request.input;
      return via !== undefined || needsClusterToTrust(tls);
    }
    case 'tls':
      return request.input.via !== undefined || needsClusterToTrust(request.input);
    case 'exec': {
      const { argv = [], script = '', in: container } = request.input;
      return container !== undefined || usesClusterPrograms(script) || usesClusterPrograms(argv.join(' '));
    }
    case 'tcp':
    case 'dns':
    case 'file':
    case 'manual':
      return false;
  }
}

/** All texts within a value. */
function textsOf(value: Json): readonly string[] {
  if (typeof value === 'string') return [value];
  if (isJsonList(value)) return value.flatMap(textsOf);
  return isJsonObject(value) ? Object.values(value).flatMap(textsOf) : [];
}
