/** Links to commands in texts of ours. They carry a file and ids, never text that runs. */
import { Uri } from 'vscode';
import { commandIds, type CommandId } from '../contributions.ts';

/** The only commands that a hover may link to. */
export const linkedCommands = [
  commandIds.run,
  commandIds.openNode,
  commandIds.showEvidence,
  commandIds.showReport,
] as const satisfies readonly CommandId[];

export function commandLink(label: string, command: (typeof linkedCommands)[number], args: readonly unknown[]): string {
  const uri = Uri.parse(`command:${command}?${encodeURIComponent(JSON.stringify(args))}`);
  return `[${label}](${uri.toString()})`;
}
