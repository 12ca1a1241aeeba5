/**
 * What each block of a Markdown text says by itself: all that does not depend on where it stands. An edit elsewhere
 * leaves it as it is, so it is kept from one reading to the next.
 */
import type { Directive } from './directive.ts';
import type { Blank } from './field.ts';
import type { Block, Command, ContactTable, LineRange } from './model.ts';
import type { TextOffer, Ways } from './offer.ts';
import type { SessionUse } from './session.ts';
import type { Stated } from './statement.ts';

export type Part = HeadingPart | ParagraphPart | CodePart | CommentPart | TablePart | ListPart;

export interface HeadingPart {
  readonly kind: 'heading';
  readonly level: number;
  readonly name: Name;
  readonly text: TextPart;
}

export interface ParagraphPart {
  readonly kind: 'paragraph';
  /** It is what the list entry around it begins with. */
  readonly isFirst: boolean;
  /** Set where that makes the entry an item or a step. */
  readonly entry: EntryText | undefined;
  readonly text: TextPart;
  readonly blanks: readonly Blank[];
}

/** What any text may say. */
export interface TextPart {
  readonly lines: LineRange;
  /** Written as inline code. */
  readonly commands: readonly Command[];
  /** Of each command, undefined for what no shell reads. */
  readonly uses: readonly (SessionUse | undefined)[];
  readonly offer: TextOffer;
  readonly stated: Stated;
}

export interface EntryText {
  readonly name: Name;
  /** The whole list entry. */
  readonly lines: LineRange;
  readonly ordinal: number | undefined;
  /** undefined without a box. */
  readonly checked: boolean | undefined;
}

export interface Name {
  readonly title: string;
  readonly explicitId: string | undefined;
  readonly slug: string;
  /** The id it had at the last reading, so that the same id is the same string: all that looks it up is faster. */
  placed: PlacedId | undefined;
}

export interface PlacedId {
  readonly parent: string;
  readonly own: string;
  readonly id: string;
}

export interface CodePart {
  readonly kind: 'code';
  readonly block: Block;
  readonly uses: TextPart['uses'];
  readonly isPrompted: boolean;
  readonly ways: Ways;
  /** Undefined for nearly all: it holds settings and nothing else. */
  readonly settings: 'named' | 'unnamed' | undefined;
}

export interface CommentPart {
  readonly kind: 'comment';
  readonly line: number;
  /** The next block shows output; what says so. */
  readonly announces: string | undefined;
  readonly directives: readonly Directive[];
}

export interface TablePart {
  readonly kind: 'table';
  readonly contacts: ContactTable | undefined;
  readonly blanks: readonly Blank[];
}

export interface ListPart {
  readonly kind: 'list' | 'entry';
  readonly opens: boolean;
}
