import { writeFileSync } from 'node:fs';
import path from 'node:path';
import * as l10n from '@vscode/l10n';
import { parseDuration } from '../../core/check/duration.ts';
import type { PlacedCheck } from '../../core/check/placedCheck.ts';
import { ProvebookError } from '../../core/errors.ts';
import { junitReport } from '../../core/report/junit.ts';
import { sidecarOf } from '../../core/runbook/discovery.ts';
import { checksUnder } from '../../session/checks/checksUnder.ts';
import type { CheckResult } from '../../session/checks/checkExecutor.ts';
import type { RunbookSession } from '../../session/runbookSession.ts';
import { readArguments, type Arguments } from '../arguments.ts';
import { checkObject, junitCase } from '../checkObject.ts';
import { exitCodeOf, type ExitCode } from '../exitCodes.ts';
import { nodeArgument } from '../nodeArgument.ts';
import { openOptions, openSession, sessionOptions } from '../openSession.ts';
import { performChecks, refuseMisplaced } from '../performChecks.ts';
import { progressLine, tallyLine } from '../print.ts';
import { refuseKubeconfigs, refuseUnapproved } from '../refuseUnapproved.ts';
import { statusObject } from '../statusObject.ts';
import type { Terminal } from '../terminal.ts';

/**
 * `provebook check FILE [--context C] [--item ID] [--tag T] [--timeout 10m] [--json] [--junit OUT]`: the checks of the
 * sidecar. All of them are a new run; a part of them goes on with the current one.
 */
export async function check(argv: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const args = readArguments(argv, {
    ...sessionOptions,
    item: { type: 'string' },
    tag: { type: 'string', multiple: true },
    name: { type: 'string' },
    timeout: { type: 'string' },
    junit: { type: 'string' },
    json: { type: 'boolean' },
  });
  const deadlineMs = deadline(args);
  const session = await openSession(openOptions(args), terminal);
  try {
    refuseMisplaced(session);
    const checks = chosenChecks(session, args);
    if (session.approval().state === 'not approved') return refuseUnapproved(session, args, terminal);
    const foreign = await session.kubeconfigs.foreign();
    if (foreign.length > 0) return refuseKubeconfigs(session, foreign, args, terminal);
    const isPart = args.text('item') !== undefined || args.list('tag').length > 0;
    if (!isPart || session.run === undefined) await session.startRun(args.text('name'));
    const results = await performChecks(session, checks, terminal, deadlineMs);
    terminal.say(`\n${tallyLine(results)}\n${progressLine(session, terminal.paint)}`);
    const junit = args.text('junit');
    if (junit !== undefined) writeFileSync(path.resolve(junit), junitText(session, results));
    if (args.flag('json'))
      terminal.out(`${JSON.stringify({ ...statusObject(session), checks: results.map(checkObject) }, undefined, 2)}\n`);
    return exitCodeOf(results.map(({ outcome }) => outcome));
  } finally {
    session.close();
  }
}

function deadline(args: Arguments): number | undefined {
  const text = args.text('timeout');
  if (text === undefined) return undefined;
  const ms = parseDuration(text);
  if (ms !== undefined && ms > 0) return ms;
  throw new ProvebookError(
    'usage',
    l10n.t('"{0}" is no duration. Write one such as 10s, 5m, 24h or 14d.', text),
    l10n.t('See "provebook --help".'),
  );
}

function chosenChecks(session: RunbookSession, args: Arguments): readonly PlacedCheck[] {
  const { checks } = session.placement;
  if (checks.length === 0)
    throw new ProvebookError(
      'usage',
      session.sidecarText === ''
        ? l10n.t('{0} has no checks: there is no {1}.', session.file, path.basename(sidecarOf(session.file)))
        : l10n.t('{0} has no checks.', sidecarOf(session.file)),
      l10n.t('"provebook init FILE" writes a first one.'),
    );
  const item = args.text('item');
  const within = item === undefined ? checks : checksUnder(session, nodeArgument(session, item));
  const tags = args.list('tag');
  const chosen = within.filter(
    ({ check: { tags: own } }) => tags.length === 0 || tags.some((tag) => own.includes(tag)),
  );
  if (chosen.length > 0) return chosen;
  throw new ProvebookError(
    'usage',
    l10n.t('No check fits. Checks in all: {0}. Their tags: {1}.', checks.length, tagsOf(checks)),
  );
}

function tagsOf(checks: readonly PlacedCheck[]): string {
  return [...new Set(checks.flatMap(({ check: { tags } }) => tags))].sort().join(', ');
}

function junitText(session: RunbookSession, results: readonly CheckResult[]): string {
  return junitReport(session.runbook.title ?? path.basename(session.file), results.map(junitCase));
}
