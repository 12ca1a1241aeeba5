import { describe, expect, it } from 'vitest';
import { rollUp } from '../../../../src/core/run/rollup.ts';
import { allNodes } from '../../../../src/core/runbook/find.ts';
import type { Runbook } from '../../../../src/core/runbook/model.ts';
import { readRunbook } from '../../../../src/core/runbook/read.ts';
import type { TreeElement } from '../../../../src/extension/tree/element.ts';
import { lookOf } from '../../../../src/extension/tree/look.ts';
import { ShownElements } from '../../../../src/extension/tree/shownElements.ts';

const file = '/runbooks/release.md';

/** A view of one runbook with all its nodes opened. */
class View {
  #runbook: Runbook;
  readonly elements: readonly TreeElement[];
  readonly #shown = new ShownElements((element) => {
    const children = element.kind === 'node' ? element.node.children.map(({ id }) => id) : [];
    return lookOf(element, { runbook: this.#runbook, view: rollUp(this.#runbook, undefined) }, children);
  });

  constructor(text: string) {
    this.#runbook = readRunbook(text);
    this.elements = allNodes(this.#runbook.nodes).map((node) => this.#shown.take({ kind: 'node', file, node }));
  }

  /** Titles of what is drawn anew after an edit. */
  drawnAfter(text: string, edited = file): readonly string[] {
    this.#runbook = readRunbook(text);
    const nodes = new Map(allNodes(this.#runbook.nodes).map((node) => [node.id, node]));
    const changed = this.#shown.changed(edited, (element) => {
      const node = element.kind === 'node' ? nodes.get(element.node.id) : undefined;
      return node && { kind: 'node', file, node };
    });
    return changed.map(titleOf);
  }
}

function titleOf(element: TreeElement): string {
  return element.kind === 'node' ? element.node.title : element.kind;
}

const text = '# Release\n\n## First\n\n- [ ] One\n- [ ] Two\n\n## Second\n\n- [ ] Three\n';

describe('after an edit', () => {
  it('rows that show the same are left alone, although they stand on other lines', () => {
    expect(new View(text).drawnAfter(text.replace('# Release\n', '# Release\n\nWords.\n'))).toEqual([]);
  });

  it('rows under which one came or went are drawn anew, and those that count it', () => {
    expect(new View(text).drawnAfter(text.replace('- [ ] Two\n', '- [ ] Two\n- [ ] New\n'))).toEqual([
      'Release',
      'First',
    ]);
    expect(new View(text).drawnAfter(text.replace('- [ ] Three\n', ''))).toEqual(['Release', 'Second']);
  });

  it('a row whose title is written otherwise, with the same id, is drawn anew', () => {
    expect(new View(text).drawnAfter(text.replace('One', 'ONE!'))).toEqual(['ONE!']);
  });

  it('nothing is drawn anew for the edit of another file', () => {
    expect(new View(text).drawnAfter('', '/runbooks/other.md')).toEqual([]);
  });

  it('what the view has stays the same object, and stands for what the text says by then', () => {
    const view = new View(text);
    view.drawnAfter(text.replace('One', 'ONE!'));
    expect(view.elements.map(titleOf)).toEqual(['Release', 'First', 'ONE!', 'Two', 'Second', 'Three']);
  });
});

it('an element that the view asks for again is the object that it has', () => {
  const [node] = readRunbook(text).nodes;
  const [other] = readRunbook(text).nodes;
  if (node === undefined || other === undefined) throw new Error('there is no node');
  const shown = new ShownElements(() => '');
  const first = shown.take({ kind: 'node', file, node });
  expect(shown.take({ kind: 'node', file, node: other })).toBe(first);
});
