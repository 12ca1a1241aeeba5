import * as l10n from '@vscode/l10n';
import type { ExecutionOutcome } from '../../core/check/outcome.ts';
import type { NeededValue } from '../../core/check/neededValues.ts';
import { usedText } from '../../core/check/words.ts';
import { visibleCommand } from '../../core/report/visibleText.ts';
import { commandsUnder } from '../../core/runbook/find.ts';
import type { Command } from '../../core/runbook/model.ts';
import type { RunbookSession } from '../../session/runbookSession.ts';
import { checksUnder } from '../../session/checks/checksUnder.ts';
import { checkObject } from '../checkObject.ts';
import { readArguments } from '../arguments.ts';
import { exitCodeOf, exitCodes, type ExitCode } from '../exitCodes.ts';
import { nodeArgument } from '../nodeArgument.ts';
import { openOptions, openSession, sessionOptions } from '../openSession.ts';
import { performChecks, refuseMisplaced } from '../performChecks.ts';
import { outcomeLines, progressLine } from '../print.ts';
import { refuseKubeconfigs, refuseUnapproved } from '../refuseUnapproved.ts';
import { statusObject } from '../statusObject.ts';
import { visible, type Terminal } from '../terminal.ts';
import { missingText, valueArguments } from '../values.ts';

/** `provebook run FILE [--context C] [--item ID] [--set NAME=VALUE] [--yes] [--json]`: a run, checks and then commands in order. */
export async function run(argv: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const args = readArguments(argv, {
    ...sessionOptions,
    item: { type: 'string' },
    name: { type: 'string' },
    set: { type: 'string', multiple: true },
    'set-file': { type: 'string', multiple: true },
    json: { type: 'boolean' },
  });
  const session = await openSession(openOptions(args), terminal);
  try {
    const item = args.text('item');
    const node = item === undefined ? undefined : nodeArgument(session, item);
    const commands = node === undefined ? session.runbook.commands : commandsUnder(node);
    refuseMisplaced(session);
    const checks = node === undefined ? session.placement.checks : checksUnder(session, node);
    if (session.approval().state === 'not approved' && commands.length + checks.length > 0)
      return refuseUnapproved(session, args, terminal);
    const foreign = await session.kubeconfigs.foreign();
    if (foreign.length > 0) return refuseKubeconfigs(session, foreign, args, terminal);
    const values = valueArguments(args, session);
    // One item goes on with the current run; a whole run is a new one.
    const isNewRun = item === undefined || session.run === undefined;
    const missing = session.values
      .needed(commands)
      .filter(({ name }) => !values.has(name) && (isNewRun || !session.values.has(name)));
    if (missing.length > 0 && !terminal.canAsk)
      return refuseWithoutValues(session, missing, terminal, args.flag('json'));
    if (isNewRun) await session.startRun(args.text('name'));
    await session.values.set(values);
    const results = checks.length === 0 ? [] : await performChecks(session, checks, terminal);
    const outcomes = await runCommands(session, commands, terminal);
    terminal.say(progressLine(session, terminal.paint));
    if (args.flag('json'))
      terminal.out(
        `${JSON.stringify({ ...statusObject(session), checks: results.map(checkObject), outcomes: outcomes.map(outcomeObject) }, undefined, 2)}\n`,
      );
    return exitCodeOf([...results.map(({ outcome }) => outcome), ...outcomes]);
  } finally {
    session.close();
  }
}

function runCommands(
  session: RunbookSession,
  commands: readonly Command[],
  terminal: Terminal,
): Promise<readonly ExecutionOutcome[]> {
  return session.execute(
    commands.map((command) => command.id),
    {
      signal: terminal.signal,
      onStart: ({ command, used }) => {
        terminal.say(terminal.paint('bold', `$ ${visibleCommand(command.text)}`));
        if (used.length > 0) terminal.say(terminal.paint('dim', visible(usedText(used))));
      },
      onOutput: (_command, text) => terminal.say(terminal.paint('dim', visible(text.replace(/\n$/, '')))),
      onStopping: () => terminal.say(l10n.t('Stopping…')),
      onOutcome: (command, outcome) =>
        outcomeLines(command, outcome, terminal.paint).forEach((line) => terminal.say(line)),
    },
  );
}

function refuseWithoutValues(
  session: RunbookSession,
  missing: readonly NeededValue[],
  terminal: Terminal,
  json: boolean,
): ExitCode {
  const { message, hint } = missingText(missing, session.file, terminal.env);
  terminal.say(`${message}\n${hint}`);
  const values = missing.map(({ name, texts, type, secret, command }) => ({
    name,
    texts,
    type,
    secret,
    line: command.lines.from,
  }));
  if (json)
    terminal.out(
      `${JSON.stringify({ state: 'refused', code: 'placeholder', message, hint, missing: values }, undefined, 2)}\n`,
    );
  return exitCodes.refused;
}

function outcomeObject(outcome: ExecutionOutcome): unknown {
  if (outcome.state === 'refused') return { command: outcome.commandId, state: 'refused', ...outcome.refusal };
  const { finished, invocation } = outcome.execution;
  return {
    command: outcome.commandId,
    state: 'finished',
    node: invocation.nodeId,
    text: invocation.command,
    verdict: finished?.verdict,
    exitCode: finished?.exitCode,
    end: finished?.end,
    durationMs: finished?.durationMs,
    findings: finished?.findings,
    evidence: finished?.evidence,
    values: invocation.values,
    target: invocation.target,
    connection: invocation.connection,
  };
}
