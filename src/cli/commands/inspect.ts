import { doubtSentence } from '../../core/check/doubt.ts';
import { effectWord } from '../../core/check/words.ts';
import { visibleCommand } from '../../core/report/visibleText.ts';
import { inspection } from '../../core/runbook/inspection.ts';
import { readRunbook } from '../../core/runbook/read.ts';
import { allNodes, expectationsByCommand, ownCommands } from '../../core/runbook/find.ts';
import type { Runbook } from '../../core/runbook/model.ts';
import { approvalDigest } from '../../session/approval.ts';
import { readRunbookText, readSidecarFile } from '../../session/runbookFile.ts';
import { fileArgument, readArguments } from '../arguments.ts';
import { exitCodes, type ExitCode } from '../exitCodes.ts';
import { visible, type Terminal } from '../terminal.ts';

/** `provebook inspect FILE [--json]`: what the reader found. */
export async function inspect(argv: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const args = readArguments(argv, { json: { type: 'boolean' } });
  const file = fileArgument(args);
  const runbook = readRunbook(await readRunbookText(file));
  if (args.flag('json')) {
    const digest = await digestOf(file, runbook);
    terminal.out(`${JSON.stringify({ ...(inspection(runbook) as object), digest }, undefined, 2)}\n`);
    return exitCodes.pass;
  }
  const expected = expectationsByCommand(runbook);
  for (const node of allNodes(runbook.nodes)) {
    const mark = { section: '#'.repeat(node.kind === 'section' ? node.level : 1), item: '[ ]', step: '•' }[node.kind];
    const depth = node.kind === 'item' ? node.depth : 0;
    terminal.out(`${String(node.lines.from).padStart(5)}  ${'  '.repeat(depth)}${mark} ${visible(node.title)}\n`);
    const commands = ownCommands(node);
    for (const command of commands) {
      terminal.out(
        `${String(command.lines.from).padStart(5)}    $ ${visibleCommand(command.text.split('\n')[0] ?? '')}  (${command.language}, ${effectWord(command.effect)})\n`,
      );
      const doubt = doubtSentence(command);
      if (doubt !== undefined) terminal.out(`${' '.repeat(5)}      ? ${visible(doubt)}\n`);
    }
    for (const expectation of commands.flatMap((command) => expected.get(command.id) ?? [])) {
      terminal.out(`${String(expectation.lines.from).padStart(5)}      = ${visible(expectation.text)}\n`);
    }
  }
  return exitCodes.pass;
}

/** What `--approved` takes; undefined where the sidecar cannot be read. */
async function digestOf(file: string, runbook: Runbook): Promise<string | undefined> {
  const sidecar = await readSidecarFile(file).catch(() => undefined);
  return sidecar === undefined ? undefined : approvalDigest(file, runbook, sidecar.text);
}
