/** Against what, by whom, from which text: the identity of the run, as rows for every format. */
import * as l10n from '@vscode/l10n';
import { timeText } from './measures.ts';
import type { Report } from './model.ts';

export interface FactGroup {
  readonly title: string;
  readonly rows: readonly (readonly [name: string, value: string])[];
}

export function factGroups(report: Report): readonly FactGroup[] {
  const { runbook } = report;
  return [
    { title: l10n.t('Target'), rows: filled(targetRows(report)) },
    { title: l10n.t('Run'), rows: filled(runRows(report)) },
    ...valuesGroup(report),
    {
      title: l10n.t('Runbook'),
      rows: [
        [l10n.t('File'), runbook.path],
        ['SHA-256', runbook.sha256],
      ],
    },
  ];
}

/** What was filled in for placeholders; only where there was something to fill in. */
function valuesGroup({ run: { values } }: Report): readonly FactGroup[] {
  return values.length === 0 ? [] : [{ title: l10n.t('Values'), rows: values.map(({ name, value }) => [name, value]) }];
}

type Row = readonly [name: string, value: string | undefined];

function filled(rows: readonly Row[]): FactGroup['rows'] {
  return rows.flatMap(([name, value]) => (value === undefined || value === '' ? [] : [[name, value] as const]));
}

function targetRows({ target, run }: Report): readonly Row[] {
  if (target === undefined) {
    const { context } = run;
    const text =
      context === undefined ? l10n.t('none: nothing ran on a cluster') : l10n.t('{0} (chosen, not used yet)', context);
    return [[l10n.t('Context'), text]];
  }
  return [
    [l10n.t('Context'), target.context],
    [l10n.t('API server'), target.server],
    [l10n.t('Cluster uid'), target.clusterUid === '' ? l10n.t('not readable for this user') : target.clusterUid],
    [l10n.t('Namespace'), target.namespace],
    [l10n.t('User'), target.user],
    [l10n.t('CA (SHA-256)'), target.caSha256],
  ];
}

function runRows({ run }: Report): readonly Row[] {
  return [
    [l10n.t('Name'), run.name],
    [l10n.t('Id'), run.id],
    [l10n.t('Started'), timeOf(run.startedAt)],
    [l10n.t('Started by'), run.startedBy],
    [l10n.t('Last event'), timeOf(run.lastEventAt)],
    [l10n.t('People'), run.actors.join(', ')],
  ];
}

function timeOf(at: string | undefined): string | undefined {
  return at === undefined ? undefined : timeText(at);
}
