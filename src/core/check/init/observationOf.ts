/** What a machine can observe of one command, or why it is left to a person. */
import { isHarmless } from '../../runbook/effects/weight.ts';
import type { Command, Expectation, Runbook } from '../../runbook/model.ts';
import { freeVariables } from '../../runbook/variable.ts';
import { refersToValues } from '../sidecar/fillVariables.ts';
import { name } from '../sidecar/schemaParts.ts';
import type { ManualReason, ProposedObservation } from './proposal.ts';

/** The connection of statements whose block names none. */
export const DEFAULT_CONNECTION = 'database';

/** @param expectations of the command */
export function observationOf(
  command: Command,
  expectations: readonly Expectation[],
  runbook: Runbook,
): Exclude<ProposedObservation, { kind: 'manual' }> | ManualReason {
  const obstacle = commandObstacle(command, runbook) ?? expectationObstacle(expectations);
  if (obstacle !== undefined) return obstacle;
  const values = expectations.flatMap((expectation) => (expectation.kind === 'contains' ? [expectation.value] : []));
  if (command.language !== 'sql') return { kind: 'exec', script: command.text, values };
  const connection = connectionOf(command, runbook);
  return name.safeParse(connection).success
    ? { kind: 'sql', connection, query: command.text, values }
    : 'other language';
}

/** What keeps a command from being observed by itself, at any time, as often as somebody likes. */
function commandObstacle(command: Command, { alternatives }: Runbook): ManualReason | undefined {
  const { id, text, language } = command;
  if (language !== 'shell' && language !== 'sql') return 'other language';
  if (command.doubt !== undefined) return 'doubtful';
  if (command.session !== undefined && language === 'shell') return 'inside a session';
  if (command.interactive) return 'interactive';
  if (needsValues(command)) return 'needs values';
  if (alternatives.some(({ options }) => options.flat().includes(id))) return 'alternative';
  if (!isHarmless(command.effect)) return 'may change something';
  // The sidecar would read it as a reference of its own.
  return refersToValues(text) ? 'needs values' : undefined;
}

/** A check has a shell of its own: what an earlier block sets is not known there. */
function needsValues({ text, language, placeholders }: Command): boolean {
  return placeholders.length > 0 || (language === 'shell' && freeVariables(text).length > 0);
}

function expectationObstacle(expectations: readonly Expectation[]): ManualReason | undefined {
  if (expectations.length === 0) return 'no expectation';
  return expectations.some(({ kind }) => kind === 'statement') ? 'statement' : undefined;
}

function connectionOf({ blockId }: Command, { blocks }: Runbook): string {
  return blocks.find(({ id }) => id === blockId)?.connection ?? DEFAULT_CONNECTION;
}
