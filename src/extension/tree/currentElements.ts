/** What the rows that the view has stand for by now. */
import type { PlacedCheck } from '../../core/check/placedCheck.ts';
import { allNodes } from '../../core/runbook/find.ts';
import type { Command, RunbookNode } from '../../core/runbook/model.ts';
import type { RunbookSession } from '../../session/runbookSession.ts';
import { childrenOf, type Arrangement } from './children.ts';
import { elementId, type NodeElement, type RangeElement, type RunbookElement, type TreeElement } from './element.ts';

type Current = Pick<RunbookSession, 'runbook' | 'view' | 'placement'>;

export class CurrentElements {
  readonly #session: Current;
  readonly #arrangement: Arrangement;
  readonly #nodes: ReadonlyMap<string, RunbookNode>;
  readonly #commands: ReadonlyMap<string, Command>;
  readonly #checks: ReadonlyMap<string, PlacedCheck>;
  /** Rows by id, by the id of the row that they are under: all ranges of one are looked for together. */
  readonly #rows = new Map<string, ReadonlyMap<string, TreeElement>>();

  constructor(session: Current, arrangement: Arrangement) {
    const { runbook, placement } = session;
    this.#session = session;
    this.#arrangement = arrangement;
    this.#nodes = new Map(allNodes(runbook.nodes).map((node) => [node.id, node]));
    this.#commands = new Map(runbook.commands.map((command) => [command.id, command]));
    this.#checks = new Map(placement.checks.map((placed) => [placed.check.id, placed]));
  }

  /** What the element stands for; undefined where it is gone. */
  of(element: TreeElement): TreeElement | undefined {
    const { file } = element;
    switch (element.kind) {
      case 'runbook':
        return element;
      case 'range':
        return this.#range(element);
      case 'node':
        return this.#node(file, element.node.id);
      case 'check': {
        const placed = this.#checks.get(element.placed.check.id);
        return placed && { kind: 'check', file, placed };
      }
      case 'command': {
        const command = this.#commands.get(element.command.id);
        return command && { kind: 'command', file, command };
      }
    }
  }

  #node(file: string, id: string): NodeElement | undefined {
    const node = this.#nodes.get(id);
    return node && { kind: 'node', file, node };
  }

  #range(range: RangeElement): TreeElement | undefined {
    const { file, nodeId } = range;
    const owner = nodeId === undefined ? { kind: 'runbook' as const, file } : this.#node(file, nodeId);
    return owner && this.#rowsUnder(owner).get(elementId(range));
  }

  #rowsUnder(owner: RunbookElement | NodeElement): ReadonlyMap<string, TreeElement> {
    const id = elementId(owner);
    const known = this.#rows.get(id);
    if (known !== undefined) return known;
    const rows = childrenOf(owner, this.#session, this.#arrangement);
    const byId = new Map(rows.map((row) => [elementId(row), row]));
    this.#rows.set(id, byId);
    return byId;
  }
}
