/** Results of checks for machines: as JSON, and as cases of a JUnit report. */
import * as l10n from '@vscode/l10n';
import type { JunitCase } from '../core/report/junit.ts';
import type { CheckResult } from '../session/checks/checkExecutor.ts';

export function checkObject({ placed, outcome }: CheckResult): unknown {
  const { check, nodeId } = placed;
  const about = { check: check.id, title: check.title, node: nodeId, kind: check.request.kind, tags: check.tags };
  switch (outcome.state) {
    case 'refused':
      return { ...about, state: 'refused', ...outcome.refusal };
    case 'left to a person':
      return { ...about, state: 'finished', verdict: 'manual' };
    case 'finished': {
      const { finished, invocation } = outcome.execution;
      return {
        ...about,
        state: 'finished',
        verdict: finished?.verdict,
        end: finished?.end,
        durationMs: finished?.durationMs,
        findings: finished?.findings,
        evidence: finished?.evidence,
        target: invocation.target,
        connection: invocation.connection,
      };
    }
  }
}

export function junitCase({ placed, outcome }: CheckResult): JunitCase {
  const about = { name: placed.check.title ?? placed.check.id, className: placed.nodeId ?? placed.check.id };
  switch (outcome.state) {
    case 'refused':
      return { ...about, durationMs: 0, verdict: undefined, messages: [outcome.refusal.message] };
    case 'left to a person':
      return { ...about, durationMs: 0, verdict: 'manual', messages: [l10n.t('a person decides')] };
    case 'finished': {
      const { finished } = outcome.execution;
      const messages =
        finished?.findings.filter(({ verdict }) => verdict !== 'pass').map(({ message }) => message) ?? [];
      return { ...about, durationMs: finished?.durationMs ?? 0, verdict: finished?.verdict, messages };
    }
  }
}
