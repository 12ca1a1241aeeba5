/** What a sidecar speaks of by name has to be in it: secrets, connections, targets, checks. */
import * as l10n from '@vscode/l10n';
import { isJsonList, isJsonObject, type Json } from '../json.ts';
import type { Connection, Driver } from './connectionSchema.ts';
import { faultyValue, type Fault } from './fault.ts';
import type { ObservationRequest } from './model.ts';
import { nearest } from './nearest.ts';
import type { RawCheck } from './checkSchema.ts';
import type { RawSidecar } from './schema.ts';
import { secretReferences } from './secretReference.ts';

/** @param filled the file as data, with variables in place */
export function referenceFaults(filled: Json, sidecar: RawSidecar): readonly Fault[] {
  return [
    ...secretFaults(filled, [], sidecar),
    ...targetFaults(sidecar),
    ...sidecar.checks.flatMap((check, index) => connectionFault(check, index, sidecar) ?? []),
    ...duplicateFaults(sidecar),
    ...waiverFaults(sidecar),
  ];
}

function secretFaults(value: Json, path: readonly PropertyKey[], sidecar: RawSidecar): readonly Fault[] {
  if (isJsonList(value)) return value.flatMap((entry, index) => secretFaults(entry, [...path, index], sidecar));
  if (isJsonObject(value))
    return Object.entries(value).flatMap(([key, entry]) => secretFaults(entry, [...path, key], sidecar));
  if (typeof value !== 'string') return [];
  return secretReferences(value).flatMap((name) => {
    const message = !mayHoldSecret(path)
      ? l10n.t('A secret may stand only in connections, in url, headers and body of http, and in env of exec.')
      : Object.hasOwn(sidecar.secrets, name)
        ? undefined
        : unknown(name, Object.keys(sidecar.secrets), secretMessages);
    return message === undefined ? [] : [faultyValue(path, message, value.indexOf(`\${secrets.${name}}`))];
  });
}

/** Anywhere else it would be shown, logged or seen in a list of processes. */
function mayHoldSecret([section, , kind, field]: readonly PropertyKey[]): boolean {
  if (section === 'connections') return true;
  if (section !== 'checks') return false;
  return kind === 'http'
    ? field === 'url' || field === 'headers' || field === 'body'
    : kind === 'exec' && field === 'env';
}

function targetFaults(sidecar: RawSidecar): readonly Fault[] {
  const uses = [
    { target: sidecar.defaults.target, path: ['defaults', 'target'] },
    ...sidecar.checks.map((check, index) => ({ target: check.target, path: ['checks', index, 'target'] })),
  ];
  return uses.flatMap(({ target, path }) => {
    if (target === undefined || Object.hasOwn(sidecar.targets, target)) return [];
    return [faultyValue(path, unknown(target, Object.keys(sidecar.targets), targetMessages))];
  });
}

const drivers: Partial<Readonly<Record<ObservationRequest['kind'], readonly Driver[]>>> = {
  sql: ['postgres', 'mysql'],
  redis: ['redis'],
  prometheus: ['prometheus'],
};

function connectionFault(check: RawCheck, index: number, sidecar: RawSidecar): Fault | undefined {
  const [kind, name] =
    check.sql !== undefined
      ? (['sql', check.sql.connection] as const)
      : check.redis !== undefined
        ? (['redis', check.redis.connection] as const)
        : (['prometheus', check.prometheus?.connection] as const);
  if (name === undefined) return undefined;
  const path = ['checks', index, kind, 'connection'];
  const fitting = drivers[kind] ?? [];
  const connection: Connection | undefined = Object.hasOwn(sidecar.connections, name)
    ? sidecar.connections[name]
    : undefined;
  if (connection === undefined) {
    const known = Object.keys(sidecar.connections).filter((other) =>
      fitting.includes(sidecar.connections[other]?.driver ?? 'postgres'),
    );
    return faultyValue(path, unknown(name, known, connectionMessages));
  }
  if (fitting.includes(connection.driver)) return undefined;
  return faultyValue(
    path,
    l10n.t('"{0}" is a connection to {1}; {2} needs one to {3}.', name, connection.driver, kind, fitting.join(', ')),
  );
}

function duplicateFaults(sidecar: RawSidecar): readonly Fault[] {
  const seen = new Set<string>();
  return sidecar.checks.flatMap(({ id }, index) => {
    if (seen.has(id))
      return [
        faultyValue(
          ['checks', index, 'id'],
          l10n.t('Another check has the id "{0}" already. Ids have to be unique.', id),
        ),
      ];
    seen.add(id);
    return [];
  });
}

function waiverFaults(sidecar: RawSidecar): readonly Fault[] {
  const ids = sidecar.checks.map((check) => check.id);
  return sidecar.waivers.flatMap(({ check }, index) =>
    ids.includes(check) ? [] : [faultyValue(['waivers', index, 'check'], unknown(check, ids, checkMessages))],
  );
}

interface Messages {
  readonly plain: (name: string) => string;
  readonly withHint: (name: string, close: string) => string;
}

const secretMessages: Messages = {
  plain: (name) => l10n.t('There is no secret "{0}" under "secrets".', name),
  withHint: (name, close) => l10n.t('There is no secret "{0}" under "secrets". Is "{1}" meant?', name, close),
};

const targetMessages: Messages = {
  plain: (name) => l10n.t('There is no target "{0}" under "targets".', name),
  withHint: (name, close) => l10n.t('There is no target "{0}" under "targets". Is "{1}" meant?', name, close),
};

const connectionMessages: Messages = {
  plain: (name) => l10n.t('There is no connection "{0}" under "connections".', name),
  withHint: (name, close) => l10n.t('There is no connection "{0}" under "connections". Is "{1}" meant?', name, close),
};

const checkMessages: Messages = {
  plain: (name) => l10n.t('There is no check "{0}".', name),
  withHint: (name, close) => l10n.t('There is no check "{0}". Is "{1}" meant?', name, close),
};

function unknown(name: string, known: readonly string[], messages: Messages): string {
  const close = nearest(name, known);
  return close === undefined ? messages.plain(name) : messages.withHint(name, close);
}
