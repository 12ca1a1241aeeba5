/** Runbooks for tests: files of the repository, and questions that many tests ask of what was read. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { allNodes } from '../../../src/core/runbook/find.ts';
import type { Command, Expectation, Item, Runbook, RunbookNode } from '../../../src/core/runbook/model.ts';
import { readRunbook } from '../../../src/core/runbook/read.ts';

export const repositoryRoot = fileURLToPath(new URL('../../../', import.meta.url));

export function readText(...segments: readonly string[]): string {
  return readFileSync(path.join(repositoryRoot, ...segments), 'utf8');
}

export function fixtureText(name: string): string {
  return readText('test', 'fixtures', name);
}

export function fixture(name: string): Runbook {
  return readRunbook(fixtureText(name));
}

/** Joins the lines of a small runbook written in a test. */
export function lines(...text: readonly string[]): string {
  return `${text.join('\n')}\n`;
}

/** Puts fences around the lines of a code block. */
export function fenced(info: string, ...content: readonly string[]): string {
  return lines(`\`\`\`${info}`, ...content, '```');
}

export function itemsOf(runbook: Runbook): readonly Item[] {
  return allNodes(runbook.nodes).filter((node) => node.kind === 'item');
}

/** Items by how they stand in the text: in a list of their own, inside another item, numbered. */
export function itemKinds(runbook: Runbook): {
  readonly top: number;
  readonly nested: number;
  readonly ordered: number;
} {
  const items = itemsOf(runbook);
  const plain = items.filter((item) => item.ordinal === undefined);
  return {
    top: plain.filter((item) => item.depth === 0).length,
    nested: plain.filter((item) => item.depth > 0).length,
    ordered: items.length - plain.length,
  };
}

export function commandTexts(runbook: Runbook): readonly string[] {
  return runbook.commands.map((command) => command.text);
}

/** The node with this title; a test that names a missing one fails here. */
export function nodeTitled(runbook: Runbook, title: string): RunbookNode {
  const node = allNodes(runbook.nodes).find((candidate) => candidate.title === title);
  if (node === undefined) throw new Error(`there is no node "${title}"`);
  return node;
}

export function onlyCommand(runbook: Runbook): Command {
  const [command, ...others] = runbook.commands;
  if (command === undefined || others.length > 0) throw new Error(`${runbook.commands.length} commands, not one`);
  return command;
}

/** "value" where a machine can look for it, else "? text". */
export function expectationWords(expectations: readonly Expectation[]): readonly string[] {
  return expectations.map((expectation) =>
    expectation.kind === 'contains' ? expectation.value : `? ${expectation.text}`,
  );
}

/** The tree as indented lines: "item The disk is free". */
export function treeLines(nodes: readonly RunbookNode[], indent = ''): readonly string[] {
  return nodes.flatMap((node) => [`${indent}${node.kind} ${node.title}`, ...treeLines(node.children, `${indent}  `)]);
}
