/** What the reader found, as one JSON object: the form that tools and measurements read. */
import type { Runbook, RunbookNode } from './model.ts';
import { freeVariables } from './variable.ts';

export function inspection(runbook: Runbook): unknown {
  return {
    title: runbook.title,
    items: items(runbook.nodes),
    commands: runbook.commands.map((command) => ({
      id: command.id,
      lines: [command.lines.from, command.lines.to],
      language: command.language,
      source: command.source,
      interactive: command.interactive,
      effect: command.effect,
      placeholders: command.placeholders,
      ...(command.language === 'shell' ? { variables: freeVariables(command.text) } : {}),
      doubt: command.doubt,
      session: command.session,
      text: command.text,
      node: command.nodeId,
    })),
    expectations: runbook.expectations.map(({ lines, ...expectation }) => ({
      ...expectation,
      lines: [lines.from, lines.to],
    })),
    blocks: runbook.blocks.map((block) => ({
      id: block.id,
      language: block.language,
      lines: [block.lines.from, block.lines.to],
      node: block.nodeId,
      commands: block.commands.map((command) => command.id),
    })),
    alternatives: runbook.alternatives.map(({ lines, options }) => ({ lines: [lines.from, lines.to], options })),
    fields: runbook.fields,
    signOffs: runbook.signOffs,
    contacts: runbook.contacts,
    completion: runbook.completion,
    readiness: runbook.readiness,
    problems: runbook.problems,
  };
}

function items(nodes: readonly RunbookNode[]): readonly unknown[] {
  return nodes.flatMap((node) => [
    ...(node.kind === 'item'
      ? [
          {
            id: node.id,
            line: node.lines.from,
            title: node.title,
            checked: node.checked,
            depth: node.depth,
            ordinal: node.ordinal,
          },
        ]
      : []),
    ...items(node.children),
  ]);
}
