/** The checks of a first sidecar: what the runbook says should be seen becomes a check, the rest is left to a person. */
import { allNodes, expectationsByCommand, ownCommands } from '../../runbook/find.ts';
import type { Expectation, Runbook, RunbookNode } from '../../runbook/model.ts';
import { withoutReferences } from '../sidecar/fillVariables.ts';
import { checkIdMaker } from './checkId.ts';
import { observationOf } from './observationOf.ts';
import type { ManualReason, Proposal, ProposedObservation } from './proposal.ts';

/**
 * One check for each item, in source order. Sections and steps get one where a machine can judge their command: without a
 * box there is nothing for a person to tick.
 */
export function proposeChecks(runbook: Runbook): readonly Proposal[] {
  const expectations = expectationsByCommand(runbook);
  const makeId = checkIdMaker();
  return allNodes(runbook.nodes).flatMap((node) => {
    const observation = proposedObservation(node, runbook, expectations);
    if (node.kind !== 'item' && observation.kind === 'manual') return [];
    return [{ id: makeId(node), nodeId: node.id, observation }];
  });
}

function proposedObservation(
  node: RunbookNode,
  runbook: Runbook,
  expectations: ReadonlyMap<string | undefined, readonly Expectation[]>,
): ProposedObservation {
  const commands = ownCommands(node);
  const [command, ...others] = commands;
  if (command === undefined) return manual(node, holdsItems(node) ? 'has items' : undefined);
  // In one output a value of the first could be found in what the second prints.
  if (others.length > 0) return manual(node, 'several commands');
  const found = observationOf(command, expectations.get(command.id) ?? [], runbook);
  return typeof found === 'string' ? manual(node, found) : found;
}

function holdsItems({ children }: RunbookNode): boolean {
  return allNodes(children).some(({ kind }) => kind === 'item');
}

function manual(node: RunbookNode, reason: ManualReason | undefined): ProposedObservation {
  const title = node.title.trim();
  return { kind: 'manual', prompt: withoutReferences(title === '' ? node.id : title), reason };
}
