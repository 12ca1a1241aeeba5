/**
 * A runbook that is edited as people edit, and that knows which item is which. What it knows is not in its text: the
 * label of an item is what a test compares with what was found by reading.
 */
import { allNodes } from '../../../src/core/runbook/find.ts';
import type { Runbook, RunbookNode } from '../../../src/core/runbook/model.ts';
import { readRunbook } from '../../../src/core/runbook/read.ts';

export interface Entry {
  kind: 'section' | 'item';
  /** Stays through every edit. A copy has the label of its original: nobody can tell which of the two is which. */
  label: number;
  title: string;
  command: string | undefined;
  expected: string;
  /** Sentences of prose in it. */
  words: number;
  children: Entry[];
  parent: Entry | undefined;
}

export const edits = [
  'fix a typo',
  'reword',
  'restyle',
  'reorder',
  'move to another section',
  'insert',
  'delete',
  'split',
  'indent',
  'outdent',
  'move a section',
  'rename a section',
  'write beside it',
  'copy',
  'change the command',
  'change the expectation',
] as const;

export type Edit = (typeof edits)[number];

/** Titles that stand in several sections, and several times in one, as in real checklists. */
const common = ['Verify', 'Logs are clean', 'Roll back'];
const things = ['disk', 'memory', 'queue', 'certificate', 'replica', 'backup', 'gateway', 'index', 'secret', 'volume'];
const claims = ['is ready', 'has enough room', 'answers in time', 'is not stale', 'was restarted', 'matches the plan'];

export class EditedRunbook {
  readonly root: Entry = makeEntry('section', 0, '');
  #labels = 0;
  /** Titles that several items had when something was last recorded. */
  #shared: ReadonlySet<string> = new Set();
  /** Those of them that were edited since. */
  readonly #edited = new Set<string>();
  /** Label of the entry that last got a title, of all titles there ever were. */
  readonly #owners = new Map<string, number>();

  /** @param sections the number of items of each */
  constructor(sections: readonly number[]) {
    sections.forEach((size, at) => {
      const section = this.#add(this.root, 'section', `Part ${at + 1} of the ${pick(things, at) ?? ''} work`);
      for (let item = 0; item < size; item += 1) this.#addItem(section, item);
    });
  }

  get items(): readonly Entry[] {
    return under(this.root).filter(({ kind }) => kind === 'item');
  }

  get text(): string {
    return this.root.children.map((section) => sectionText(section)).join('\n');
  }

  /** The runbook as it is read, and which entry each node of it is. */
  read(): { readonly runbook: Runbook; readonly entries: ReadonlyMap<string, Entry> } {
    const runbook = readRunbook(this.text);
    const nodes: readonly RunbookNode[] = allNodes(runbook.nodes);
    const entries = under(this.root);
    if (nodes.length !== entries.length)
      throw new Error(`${entries.length} entries, ${nodes.length} nodes:\n${this.text}`);
    return { runbook, entries: new Map(nodes.map((node, at) => [node.id, entries[at] ?? this.root])) };
  }

  /** Something is recorded: what was edited until then is known. */
  remember(): void {
    this.#edited.clear();
    this.#shared = sharedTitles(this.items);
  }

  /** @param at which of the items  @param by where to, or what */
  edit(edit: Edit, at: number, by: number): void {
    const section = pick(this.root.children, at);
    const item = pick(this.items, at);
    if (section === undefined || item === undefined || !this.#mayEdit(item, edit)) return;
    switch (edit) {
      case 'fix a typo':
        this.#retitle(item, withTypo(item.title, by));
        break;
      case 'reword':
        this.#retitle(item, `${item.title.split(' ').slice(0, -1).join(' ')} ${this.#fresh(by)}`.trim());
        break;
      case 'restyle':
        item.title = restyled(item.title, by);
        break;
      case 'reorder':
        moveTo(item, item.parent, by);
        break;
      case 'move to another section':
        moveTo(item, pick(others(this.root.children, item.parent), by), by);
        break;
      case 'insert':
        moveTo(this.#addItem(section, this.#labels, true), section, by);
        break;
      case 'delete':
        take(item);
        break;
      case 'split':
        this.#split(item, by);
        break;
      case 'indent':
        moveTo(item, siblings(item)[siblings(item).indexOf(item) - 1], by);
        break;
      case 'outdent':
        if (item.parent?.kind === 'item') moveTo(item, item.parent.parent, by);
        break;
      case 'move a section':
        moveTo(section, this.root, by);
        break;
      case 'rename a section':
        section.title = `${section.title.split(' ').slice(0, -1).join(' ')} ${this.#fresh(by)}`;
        break;
      case 'write beside it':
        item.words += 1;
        break;
      case 'copy':
        moveTo(copyInto(item, item.parent ?? this.root), item.parent, by);
        break;
      case 'change the command':
        if (item.command !== undefined) item.command = `${item.command} --number ${by}`;
        break;
      case 'change the expectation':
        item.expected = `${item.expected}-${by}`;
        break;
    }
  }

  /**
   * Two edits of items with the same words may cancel out, as when one is deleted and another copied, and so may a change
   * of their order. What is left of that in the text is nothing, so no reader can be asked about it.
   */
  #mayEdit(item: Entry, edit: Edit): boolean {
    if (edit === 'restyle' || edit === 'write beside it') return true;
    const shared = new Set([...this.#shared, ...sharedTitles(this.items)]);
    const titles = under(item).map(({ title }) => folded(title));
    const touched = titles.filter((title) => shared.has(title));
    if (touched.some((title) => this.#edited.has(title))) return false;
    const besides = others(siblings(item), item).map(({ title }) => folded(title));
    if (edit === 'reorder' && besides.includes(folded(item.title))) return false;
    for (const title of touched) this.#edited.add(title);
    return true;
  }

  #addItem(section: Entry, seed: number, isFresh = false): Entry {
    const isCommon = !isFresh && seed % 2 === 1;
    const own = `The ${pick(things, this.#labels) ?? ''} ${this.#fresh(seed)} ${pick(claims, seed) ?? ''}`;
    const item = this.#add(section, 'item', isCommon ? (pick(common, this.#labels) ?? '') : own);
    if (isCommon) item.expected = 'ready';
    if (seed % 3 !== 0) item.command = isCommon ? 'kubectl get pods' : `kubectl get pods -n n${this.#labels}`;
    return item;
  }

  #add(parent: Entry, kind: Entry['kind'], title: string): Entry {
    this.#labels += 1;
    const entry = { ...makeEntry(kind, this.#labels, title), parent };
    this.#owners.set(folded(title), this.#labels);
    parent.children.push(entry);
    return entry;
  }

  /** A word that no other title has. */
  #fresh(seed: number): string {
    this.#labels += 1;
    return `${pick(things, seed) ?? ''}${this.#labels}`;
  }

  /** The part with the command stays what it was; the other is something else. */
  #split(item: Entry, by: number): void {
    const words = item.title.split(' ');
    if (words.length < 3 || item.parent === undefined) return;
    const part = this.#add(item.parent, 'item', `Also ${words.slice(-2).join(' ')} ${this.#fresh(by)}`);
    moveTo(part, item.parent, siblings(item).indexOf(item) + (by % 2));
    this.#retitle(item, words.slice(0, -1).join(' '));
  }

  /** One that gets the very words that another item had is that item, for everybody who only has the text. */
  #retitle(item: Entry, title: string): void {
    const owner = this.#owners.get(folded(title));
    if (owner !== undefined && owner !== item.label) return;
    item.title = title;
    this.#owners.set(folded(title), item.label);
  }
}

/** What a title says whatever its style is, in a way of its own: it checks the one that is tested. */
export function folded(title: string): string {
  return title.toLowerCase().replace(/[^a-z0-9]/g, '');
}

function makeEntry(kind: Entry['kind'], label: number, title: string): Entry {
  const expected = `seen${label}`;
  return { kind, label, title, command: undefined, expected, words: 0, children: [], parent: undefined };
}

function pick<T>(list: readonly T[], at: number): T | undefined {
  return list[at % Math.max(1, list.length)];
}

/** Depth first, without the root: as a runbook is read. */
function under(entry: Entry): readonly Entry[] {
  const inner = entry.children.flatMap(under);
  return entry.parent === undefined ? inner : [entry, ...inner];
}

function sharedTitles(items: readonly Entry[]): ReadonlySet<string> {
  const titles = items.map(({ title }) => folded(title));
  return new Set(titles.filter((title, at) => titles.indexOf(title) !== at));
}

function others(entries: readonly Entry[], entry: Entry | undefined): readonly Entry[] {
  return entries.filter((other) => other !== entry);
}

function siblings(entry: Entry): Entry[] {
  return entry.parent?.children ?? [];
}

function take(entry: Entry): void {
  siblings(entry).splice(siblings(entry).indexOf(entry), 1);
}

function moveTo(entry: Entry, parent: Entry | undefined, at: number): void {
  if (parent === undefined || under(entry).includes(parent)) return;
  take(entry);
  entry.parent = parent;
  parent.children.splice(at % (parent.children.length + 1), 0, entry);
}

function copyInto(item: Entry, parent: Entry): Entry {
  const copy: Entry = { ...item, parent, children: [] };
  parent.children.push(copy);
  for (const child of item.children) copyInto(child, copy);
  return copy;
}

function withTypo(title: string, by: number): string {
  const at = by % Math.max(1, title.length);
  return /[a-z]/.test(title[at] ?? '') ? `${title.slice(0, at)}x${title.slice(at + 1)}` : title;
}

function restyled(title: string, by: number): string {
  const styles = [
    (text: string) => text.toUpperCase(),
    (text: string) => `**${text.replaceAll('*', '')}**`,
    (text: string) => `${text.replace(/\.$/, '')}.`,
    (text: string) => text.replace(' ', '  '),
  ];
  return (pick(styles, by) ?? String)(title);
}

function sectionText({ title, children }: Entry): string {
  return `## ${title}\n\n${children.map((item) => itemText(item, '')).join('')}`;
}

function itemText(item: Entry, indent: string): string {
  const words = item.words === 0 ? [] : [`See page ${item.words}.`, ''];
  const block = item.command === undefined ? [] : ['```bash', item.command, `- ${item.expected} ✓`, '```', ''];
  const body = [...words, ...block].map((line) => (line === '' ? '' : `${indent}  ${line}`));
  const own = [`${indent}- [ ] ${item.title}`, '', ...body, ''].join('\n');
  return own + item.children.map((child) => itemText(child, `${indent}  `)).join('');
}
