/** Puts what was read by itself to its place in the runbook: its ids, its node and the lines of the file. */
import { movedCommand } from './command.ts';
import type { Block, Command, Expectation, LineRange } from './model.ts';

export interface Place {
  readonly id: string;
  readonly nodeId: string | undefined;
  /** Lines of the file before the text that the part's own lines count in. */
  readonly before: number;
}

/** Commands and expectations inside take their ids from the block's. */
export function placeBlock(block: Block, { id, nodeId, before }: Place): Block {
  return {
    ...block,
    id,
    nodeId,
    lines: placeLines(block.lines, before),
    commands: block.commands.map((command) =>
      movedCommand(command, {
        id: id + command.id,
        blockId: id,
        nodeId,
        lines: placeLines(command.lines, before),
      }),
    ),
    expectations: block.expectations.map((expectation) => placeExpectation(expectation, id, before)),
  };
}

function placeExpectation(expectation: Expectation, blockId: string, before: number): Expectation {
  const { commandId } = expectation;
  return {
    ...expectation,
    lines: placeLines(expectation.lines, before),
    commandId: commandId === undefined ? undefined : blockId + commandId,
  };
}

export function placeCommand(command: Command, { id, nodeId, before }: Place): Command {
  return movedCommand(command, { id, nodeId, lines: placeLines(command.lines, before) });
}

export function placeLines({ from, to }: LineRange, before: number): LineRange {
  return { from: from + before, to: to + before };
}
