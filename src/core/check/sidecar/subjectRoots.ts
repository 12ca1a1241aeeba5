/** The first names that paths and expressions may begin with: what the subject of a request has. */
import type { ObservationRequest } from './model.ts';

/** @returns undefined where the subject is whatever was answered */
export function subjectRoots(request: ObservationRequest): readonly string[] | undefined {
  switch (request.kind) {
    case 'k8s':
      return k8sRoots(request.input);
    case 'sql':
      return ['rows', 'rowCount', 'columns', 'row', 'value'];
    case 'redis':
      return ['reply', 'info'];
    case 'http':
      return [
        'status',
        'headers',
        'url',
        'redirects',
        'body',
        'json',
        'durationMs',
        'hsts',
        'certificate',
        'tlsVersion',
      ];
    case 'tls':
      return ['tlsVersion', 'cipherSuite', 'chainTrusted', 'hostnameVerified', 'offers', 'certificate'];
    case 'tcp':
      return ['ports'];
    case 'dns':
      return ['rcode', 'answers'];
    case 'prometheus':
      return ['samples', 'count', 'value', 'warnings'];
    case 'exec':
      return ['exitCode', 'stdout', 'stderr', 'json', 'durationMs'];
    case 'file':
      return ['json', 'text', 'mtime', 'sha256'];
    case 'manual':
      return [];
  }
}

function k8sRoots(input: Extract<ObservationRequest, { kind: 'k8s' }>['input']): readonly string[] | undefined {
  if ('raw' in input) return undefined;
  if ('can' in input) return ['allowed', 'reason'];
  if (input.name === undefined) return ['items', 'count'];
  return isSecret(input) ? ['keys', 'bytes', 'object'] : ['object'];
}

/** Of a Secret no value may leave the client, so its subject differs. */
export function isSecret(input: { readonly apiVersion: string; readonly kind: string }): boolean {
  return input.apiVersion === 'v1' && input.kind === 'Secret';
}
