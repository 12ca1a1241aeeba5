/** An item or step of a top-level list in its place, so that it is put there again while nothing it depends on changes. */
import type { TextLine } from './field.ts';
import type { Block, Command, ContactTable, Expectation, Item, Step } from './model.ts';
import type { Part } from './part.ts';

export interface PlacedEntry {
  /** With all under it. */
  readonly node: Item | Step;
  readonly blocks: readonly Block[];
  readonly commands: readonly Command[];
  readonly expectations: readonly Expectation[];
  readonly texts: readonly TextLine[];
  readonly contacts: readonly ContactTable[];
  /** Its last paragraph announces what a block behind the entry shows. */
  readonly label: string | undefined;
  /** Ids of its nodes, of which none was taken before. */
  readonly ids: readonly string[];
  readonly context: EntryContext;
}

/** All that an entry depends on beside its own text and the ids that are taken. */
export interface EntryContext {
  readonly sectionId: string | undefined;
  readonly sectionTitle: string | undefined;
  /** Lines of the file before it. */
  readonly before: number;
}

export function isSameContext(a: EntryContext, b: EntryContext): boolean {
  return a.before === b.before && a.sectionId === b.sectionId && a.sectionTitle === b.sectionTitle;
}

/**
 * Whether a chunk is one entry that begins with the text which makes a node of it, and opens no section: then nothing
 * that stands before reaches into it.
 */
export function isSelfContained(listMark: string | undefined, parts: readonly Part[]): boolean {
  if (listMark === undefined) return false;
  const [, first] = parts;
  return first?.kind === 'paragraph' && first.entry !== undefined && !parts.some((part) => part.kind === 'heading');
}
