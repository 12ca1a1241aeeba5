/** Where the run acts, or would act. */
import * as l10n from '@vscode/l10n';
import { agoText } from '../../core/report/localTime.ts';
import type { RunState } from '../../core/run/state.ts';
import type { ContextChoice } from '../../session/targetPin.ts';
import { row, type RunRow } from './row.ts';

/** What a run that is pinned to nothing would take; undefined as long as nobody has looked. */
export type Outlook = ContextChoice | undefined;

export function targetRows(run: RunState | undefined, outlook: Outlook, now: number): readonly RunRow[] {
  if (run?.target !== undefined) return [pinnedTarget(run, run.target, now)];
  if (outlook === undefined) return [];
  const label = l10n.t('Target');
  if (outlook.state !== 'pinned') {
    const description = l10n.t('no kube context');
    return [row({ id: 'target', label, description, icon: 'server-environment', tooltip: outlook.message })];
  }
  const { name, namespace, server } = outlook.context;
  return [
    row({
      id: 'target',
      label,
      description: l10n.t('{0} · not pinned yet', name),
      icon: 'server-environment',
      context: 'group',
      children: facts([
        ['context', l10n.t('Context'), name],
        ['namespace', l10n.t('Namespace'), namespace],
        ['server', l10n.t('API server'), server],
      ]),
    }),
  ];
}

function pinnedTarget(run: RunState, target: NonNullable<RunState['target']>, now: number): RunRow {
  const { context, namespace, server, user, clusterUid, caSha256 } = target;
  const seen = run.executions.findLast(({ invocation }) => invocation.target !== undefined)?.startedAt ?? run.startedAt;
  return row({
    id: 'target',
    label: l10n.t('Target'),
    description: [context, namespace].filter((part) => part !== '').join(' · '),
    icon: 'pinned',
    tone: 'good',
    context: 'group',
    isOpen: true,
    tooltip: l10n.t('This run is pinned to {0}: {1}, namespace {2}, user {3}', context, server, namespace, user),
    children: facts([
      ['context', l10n.t('Context'), context],
      ['namespace', l10n.t('Namespace'), namespace],
      ['server', l10n.t('API server'), server],
      ['user', l10n.t('User'), user],
      ['uid', l10n.t('Cluster uid'), clusterUid === '' ? l10n.t('not readable') : clusterUid],
      ['ca', l10n.t('CA (SHA-256)'), caSha256],
      ['age', l10n.t('Last verified'), seen === undefined ? '' : agoText(seen, now)],
    ]),
  });
}

function facts(list: readonly (readonly [string, string, string])[]): readonly RunRow[] {
  return list
    .filter(([, , value]) => value !== '')
    .map(([id, label, value]) => row({ id: `target:${id}`, label, description: value, tooltip: `${label}: ${value}` }));
}
