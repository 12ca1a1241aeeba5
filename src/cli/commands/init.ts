import { writeFileSync } from 'node:fs';
import path from 'node:path';
import * as l10n from '@vscode/l10n';
import type { Proposal } from '../../core/check/init/proposal.ts';
import { proposeChecks } from '../../core/check/init/proposeChecks.ts';
import { sidecarText } from '../../core/check/init/sidecarText.ts';
import { ProvebookError } from '../../core/errors.ts';
import { isSidecar, sidecarOf } from '../../core/runbook/discovery.ts';
import { readRunbook } from '../../core/runbook/read.ts';
import { readRunbookText } from '../../session/runbookFile.ts';
import { isCode } from '../../state/durableFile.ts';
import { fileArgument, readArguments } from '../arguments.ts';
import { exitCodes, type ExitCode } from '../exitCodes.ts';
import type { Terminal } from '../terminal.ts';

/** `provebook init FILE [--print]`: a first sidecar from what the reader found. One that is there stays as it is. */
export async function init(argv: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const args = readArguments(argv, { print: { type: 'boolean' } });
  const file = fileArgument(args);
  if (isSidecar(file))
    throw new ProvebookError(
      'usage',
      l10n.t('{0} is no runbook.', file),
      l10n.t('Name the Markdown file that the checks are for.'),
    );
  const proposals = proposeChecks(readRunbook(await readRunbookText(file)));
  const text = sidecarText(proposals, path.basename(file));
  if (args.flag('print')) {
    terminal.out(text);
    return exitCodes.pass;
  }
  const sidecar = sidecarOf(file);
  writeNew(sidecar, text);
  terminal.say(l10n.t('Written: {0}', sidecar));
  terminal.say(tally(proposals));
  return exitCodes.pass;
}

function writeNew(file: string, text: string): void {
  try {
    writeFileSync(file, text, { flag: 'wx' });
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error;
    throw new ProvebookError(
      'usage',
      l10n.t('{0} is there already and stays as it is.', file),
      l10n.t('"provebook init FILE --print" shows what would be written.'),
    );
  }
}

function tally(proposals: readonly Proposal[]): string {
  const byHand = proposals.filter(({ observation }) => observation.kind === 'manual').length;
  return l10n.t(
    'checks: {0} ({1} by machine, {2} left to a person)',
    proposals.length,
    proposals.length - byHand,
    byHand,
  );
}
