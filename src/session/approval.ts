/** What an approval speaks of: the bytes that decide what runs, and nothing else. */
import type { Runbook } from '../core/runbook/model.ts';
import { sha256OfFields } from '../state/digest.ts';

const FORMAT = 'provebook approval 1';

/** The digest of what is open, made once for each text: it is asked for before everything that runs. */
export class ApprovalDigest {
  #known: { readonly runbook: Runbook; readonly sidecarText: string; readonly digest: string } | undefined;

  of(file: string, runbook: Runbook, sidecarText: string): string {
    const known = this.#known;
    if (known?.runbook === runbook && known.sidecarText === sidecarText) return known.digest;
    const digest = approvalDigest(file, runbook, sidecarText);
    this.#known = { runbook, sidecarText, digest };
    return digest;
  }
}

/** Changing prose keeps the approval; changing a command, its connection or the sidecar loses it. */
export function approvalDigest(file: string, runbook: Runbook, sidecarText: string): string {
  const connections = new Map(runbook.blocks.map(({ id, connection }) => [id, connection]));
  const commands = runbook.commands.flatMap(({ language, source, text, blockId }) => {
    const connection = blockId === undefined ? undefined : connections.get(blockId);
    return [language, source, text, connection ?? ''];
  });
  return sha256OfFields([FORMAT, file, sidecarText, ...commands]);
}
