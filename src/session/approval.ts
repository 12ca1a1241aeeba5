/** What an approval speaks of: the bytes that decide what runs, and nothing else. */
import type { Runbook } from '../core/runbook/model.ts';
import { sha256OfFields } from '../state/digest.ts';

const FORMAT = 'provebook approval 1';

/** Changing prose keeps the approval; changing a command, its connection or the sidecar loses it. */
export function approvalDigest(file: string, runbook: Runbook, sidecarText: string): string {
  const commands = runbook.commands.flatMap((command) => {
    const block = runbook.blocks.find((candidate) => candidate.id === command.blockId);
    return [command.language, command.source, command.text, block?.connection ?? ''];
  });
  return sha256OfFields([FORMAT, file, sidecarText, ...commands]);
}
