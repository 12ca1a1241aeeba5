/**
 * What a runbook said when something was recorded: the ids of that text with what each of them stood for. An event names
 * ids as they were at its time; with this record they can be found again in a later text, whoever reads it.
 */
import { expectationsByCommand, ownCommands } from '../runbook/find.ts';
import type { Command, Expectation, Runbook, RunbookNode } from '../runbook/model.ts';

/** The tree of a text. Its root, whose id is '', holds what stands before the first heading. */
export type TextRecord = TextNode;

export interface TextNode {
  readonly id: string;
  readonly kind: RunbookNode['kind'];
  readonly hasOwnId: boolean;
  readonly title: string;
  /** Its own commands in source order. */
  readonly commands: readonly TextCommand[];
  readonly children: readonly TextNode[];
}

export interface TextCommand {
  readonly id: string;
  /** The exact bytes in the text. */
  readonly text: string;
  /** Texts of the expectations that belong to it. */
  readonly expected: readonly string[];
}

/** The same value for the same runbook each time, so that what is worked out for a record need not be again. */
export function textRecordOf(runbook: Runbook): TextRecord {
  const known = records.get(runbook);
  if (known !== undefined) return known;
  const expectations = expectationsByCommand(runbook);
  const record: TextRecord = {
    id: '',
    kind: 'section',
    hasOwnId: false,
    title: '',
    commands: textCommands(
      runbook.commands.filter((command) => command.nodeId === undefined),
      expectations,
    ),
    children: runbook.nodes.map((node) => textNode(node, expectations)),
  };
  records.set(runbook, record);
  return record;
}

const records = new WeakMap<Runbook, TextRecord>();

type Expectations = ReadonlyMap<string | undefined, readonly Expectation[]>;

function textNode(node: RunbookNode, expectations: Expectations): TextNode {
  return {
    id: node.id,
    kind: node.kind,
    hasOwnId: node.hasOwnId,
    title: node.title,
    commands: textCommands(ownCommands(node), expectations),
    children: node.children.map((child) => textNode(child, expectations)),
  };
}

function textCommands(commands: readonly Command[], expectations: Expectations): readonly TextCommand[] {
  return commands
    .toSorted((a, b) => a.lines.from - b.lines.from)
    .map(({ id, text }) => ({
      id,
      text,
      expected: (expectations.get(id) ?? []).map((expectation) => expectation.text),
    }));
}

/** Equal for the same bytes with the same expectations. */
export function commandKey({ text, expected }: TextCommand): string {
  return [text, ...expected].join('\0');
}

export interface TextIndex {
  readonly nodes: ReadonlyMap<string, TextNode>;
  /** The node that holds a command, by the command's id. */
  readonly owners: ReadonlyMap<string, TextNode>;
}

/** Made once for each record. */
export function indexText(record: TextRecord): TextIndex {
  const known = indexes.get(record);
  if (known !== undefined) return known;
  const nodes = new Map<string, TextNode>();
  const owners = new Map<string, TextNode>();
  const add = (node: TextNode): void => {
    nodes.set(node.id, node);
    for (const command of node.commands) owners.set(command.id, node);
    node.children.forEach(add);
  };
  add(record);
  indexes.set(record, { nodes, owners });
  return { nodes, owners };
}

const indexes = new WeakMap<TextRecord, TextIndex>();
