/** The plan in words. */
import * as l10n from '@vscode/l10n';
import { observationCount, type PlanQuestion, type PlanStep } from '../../core/check/runPlan.ts';

/** Where it acts; the run's own target stands at the top of the page. */
export function whereText({ place }: PlanStep): string {
  const { target, connection, usesCluster } = place;
  if (connection !== undefined) return l10n.t('connection {0}', connection);
  if (target !== undefined) return l10n.t('target {0}', target);
  return usesCluster ? l10n.t('the cluster above') : l10n.t('this machine');
}

/** '' where nobody is asked. */
export function askText(ask: PlanQuestion): string {
  switch (ask.kind) {
    case 'none':
      return '';
    case 'confirm':
      return l10n.t('asks before it runs');
    case 'values':
      return l10n.t('asks for {0}', ask.texts.join(', '));
    case 'person':
      return l10n.t('a person decides, nothing runs');
    case 'refused':
      return ask.reason;
  }
}

/** What is chosen at first: everything that can run. */
export function isRunnable({ ask }: PlanStep): boolean {
  return ask.kind !== 'refused' && ask.kind !== 'person';
}

/** One sentence each for checks, commands and questions; none where there are none. */
export function planFacts(steps: readonly PlanStep[]): readonly string[] {
  const checks = steps.filter(({ kind, ask }) => kind === 'check' && ask.kind !== 'person').length;
  const commands = steps.filter(({ kind }) => kind === 'command').length;
  const count = (kind: PlanQuestion['kind']): number => steps.filter(({ ask }) => ask.kind === kind).length;
  const changes = steps.filter(({ effect }) => effect === 'change' || effect === 'destroy').length;
  return [
    checksFact(checks, observationCount(steps)),
    fact(commands, l10n.t('1 command'), l10n.t('{0} commands, one after the other', commands)),
    fact(
      changes,
      l10n.t('1 step changes or destroys something'),
      l10n.t('{0} steps change or destroy something', changes),
    ),
    fact(
      count('confirm'),
      l10n.t('1 step asks before it runs'),
      l10n.t('{0} steps ask before they run', count('confirm')),
    ),
    fact(
      count('values'),
      l10n.t('1 step needs a value first'),
      l10n.t('{0} steps need a value first', count('values')),
    ),
    fact(count('person'), l10n.t('1 is left to a person'), l10n.t('{0} are left to a person', count('person'))),
    fact(
      count('refused'),
      l10n.t('1 cannot run and says why'),
      l10n.t('{0} cannot run, each says why', count('refused')),
    ),
  ].filter((sentence) => sentence !== '');
}

function checksFact(checks: number, observations: number): string {
  const many =
    observations === 1
      ? l10n.t('{0} checks, which are 1 observation', checks)
      : l10n.t('{0} checks, which are {1} observations, several at a time', checks, observations);
  return fact(checks, l10n.t('1 check'), many);
}

function fact(count: number, one: string, many: string): string {
  return count === 0 ? '' : count === 1 ? one : many;
}
