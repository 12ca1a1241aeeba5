/** What an approval speaks of: the bytes that decide what runs, and nothing else. */
import path from 'node:path';
import type { Command, Runbook } from '../core/runbook/model.ts';
import { sha256OfFields } from '../state/digest.ts';

export interface ApprovalState {
  readonly state: 'approved' | 'not approved';
  /** Digest of everything that decides what runs. */
  readonly digest: string;
}

const FORMAT = 'provebook approval 2';

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

/**
 * Changing prose keeps the approval; changing a command, where it runs, or the sidecar loses it. The sidecar's text is
 * everything it says: variables with their values, timeouts, connections, targets, programs and environments of checks.
 * The folder is no part of it, so that the same text has one digest on each machine: an approval names the path beside it.
 */
export function approvalDigest(file: string, runbook: Runbook, sidecarText: string): string {
  return sha256OfFields([FORMAT, path.basename(file), sidecarText, ...runbook.commands.flatMap(fieldsIn(runbook))]);
}

/** The same number of fields for each command, so that none can pass for one of its neighbour's. */
function fieldsIn({ blocks, alternatives }: Runbook): (command: Command) => readonly string[] {
  const connections = new Map(blocks.map(({ id, connection }) => [id, connection]));
  const ways = new Map(
    alternatives.flatMap(({ options }, group) =>
      options.flatMap((ids, way) => ids.map((id) => [id, `${group} ${way}`] as const)),
    ),
  );
  return ({ id, language, source, text, blockId, session, interactive, doubt }) => [
    language,
    source,
    text,
    (blockId === undefined ? undefined : connections.get(blockId)) ?? '',
    session === undefined ? '' : `in ${session}`,
    String(interactive),
    doubt ?? '',
    ways.get(id) ?? '',
  ];
}
