/** What the output says of checks and commands as they end. */
import * as l10n from '@vscode/l10n';
import type { FilledCommand } from '../core/check/fill.ts';
import type { ExecutionOutcome } from '../core/check/outcome.ts';
import { usedText } from '../core/check/words.ts';
import { durationText } from '../core/report/measures.ts';
import { verdictWord } from '../core/report/words.ts';
import type { FinishedExecution } from '../core/run/state.ts';
import type { Command } from '../core/runbook/model.ts';
import type { CheckResult } from '../session/checks/checkExecutor.ts';
import type { OutputTerminal } from './outputTerminal.ts';

export class RunOutput {
  readonly #channel: OutputTerminal;

  constructor(channel: OutputTerminal) {
    this.#channel = channel;
  }

  start({ command, used }: FilledCommand): void {
    this.#channel.appendLine(`\n$ ${command.text}`);
    if (used.length > 0) this.#channel.appendLine(usedText(used));
  }

  text(text: string): void {
    this.#channel.append(text);
  }

  stopping(): void {
    this.#channel.appendLine(l10n.t('Stopping…'));
  }

  command(command: Command, outcome: ExecutionOutcome): void {
    if (outcome.state === 'refused') {
      const first = command.text.split('\n')[0] ?? '';
      this.#refused(l10n.t('line {0}: not run: {1}', command.lines.from, first), outcome.refusal.message);
    } else this.#finished('', outcome.execution.finished);
  }

  check({ placed, outcome }: CheckResult): void {
    const { id, title } = placed.check;
    const name = title === undefined ? id : `${id}: ${title}`;
    if (outcome.state === 'refused') this.#refused(name, outcome.refusal.message);
    else if (outcome.state === 'finished') this.#finished(`${name}: `, outcome.execution.finished);
  }

  #refused(what: string, why: string): void {
    this.#channel.appendLine(`⊘ ${what}\n  ${why}`);
  }

  #finished(before: string, finished: FinishedExecution | undefined): void {
    if (finished === undefined) return;
    const { verdict, durationMs, findings } = finished;
    this.#channel.appendLine(`→ ${before}${verdictWord(verdict).word} (${durationText(durationMs)})`);
    for (const finding of findings)
      this.#channel.appendLine(`  ${verdictWord(finding.verdict).word}: ${finding.message}`);
  }
}
