/** What a runbook is once read: readonly data with source ranges. `readRunbook` makes it, nothing changes it. */
import type { Fix, Position } from './fix.ts';
import type { ValueType } from './valueType.ts';

/** Source lines, 1-based and inclusive. */
export interface LineRange {
  readonly from: number;
  readonly to: number;
}

export interface Runbook {
  /** The first level-1 heading, or the first heading of any level. */
  readonly title: string | undefined;
  /** The tree in source order. Text before the first heading hangs under no section. */
  readonly nodes: readonly RunbookNode[];
  /** Every block, command and expectation in source order, also those that belong to no node. */
  readonly blocks: readonly Block[];
  readonly commands: readonly Command[];
  readonly expectations: readonly Expectation[];
  readonly alternatives: readonly Alternatives[];
  readonly fields: readonly Field[];
  readonly signOffs: readonly SignOff[];
  readonly contacts: readonly ContactTable[];
  /** "Completion: ___ / total", a line that Provebook computes. */
  readonly completion: LineField | undefined;
  /** "[ ] ready [ ] more work", a line that Provebook computes. */
  readonly readiness: LineField | undefined;
  readonly problems: readonly Problem[];
}

export type RunbookNode = Section | Item | Step;

interface NodeBase {
  /** Stable within the file and across edits elsewhere in it: `section-slug/item-slug`. */
  readonly id: string;
  /** The author wrote the id down: the node stays the same one whatever its text becomes. */
  readonly hasOwnId: boolean;
  /** Plain text of the heading or list entry, without Markdown marks. */
  readonly title: string;
  /** The heading line; for a list entry the entry with all it contains. */
  readonly lines: LineRange;
  readonly children: readonly RunbookNode[];
  readonly blocks: readonly Block[];
  /** Commands written as inline code in the node's own text. */
  readonly inlineCommands: readonly Command[];
}

/** A heading. */
export interface Section extends NodeBase {
  readonly kind: 'section';
  readonly level: number;
}

/** A task-list entry, `- [ ]` or `1. [ ]`. */
export interface Item extends NodeBase {
  readonly kind: 'item';
  /** The author's own tick in the text. Completion lives in the run, never here. */
  readonly checked: boolean;
  /** Number of an entry of an ordered list. */
  readonly ordinal: number | undefined;
  /** How many items it is nested in. */
  readonly depth: number;
}

/** An ordered entry without a box. */
export interface Step extends NodeBase {
  readonly kind: 'step';
  readonly ordinal: number | undefined;
}

export type BlockLanguage = 'shell' | 'sql' | 'redis' | 'promql' | 'http' | 'data' | 'text';

/** A code block. */
export interface Block {
  readonly id: string;
  readonly language: BlockLanguage;
  /** The info string as written: "bash", "sql {connection=orders}". */
  readonly info: string;
  /** With the fences. */
  readonly lines: LineRange;
  /** Id of the node it belongs to. */
  readonly nodeId: string | undefined;
  readonly commands: readonly Command[];
  readonly expectations: readonly Expectation[];
  /** Where its statements run, if the info string names it: `{connection=orders}`. */
  readonly connection: string | undefined;
  /** Its lines are too long or too entangled to be read in time, so nothing of it is offered to run. */
  readonly isGivenUp?: true;
}

/** `other` is typed at the prompt of a tool that Provebook does not know how to run: a console, a debugger. */
export type CommandLanguage = 'shell' | 'sql' | 'redis' | 'promql' | 'http' | 'other';

/**
 * Why it is not sure that a command is one, or that it is meant for this workstation.
 *
 * - `form only`: no tag, prompt or known program says so, only its form
 * - `no prompt`: it stands without a prompt among lines that have one
 * - `after output`: it follows lines that are no commands, in a block without prompts
 * - `root prompt`: root typed it, perhaps on another machine
 * - `odd characters`: quotes, dashes or spaces that a word processor made, which the shell does not know
 * - `broken over lines`: it goes on in the next line without a backslash, so it would run in parts
 */
export type Doubt = 'form only' | 'no prompt' | 'after output' | 'root prompt' | 'odd characters' | 'broken over lines';

/**
 * What a command does, from its parsed words: `local` changes files or settings of this workstation only, `change` and
 * `destroy` the systems behind it. What no table knows is `unknown` and is treated as a change.
 */
export type Effect = 'read' | 'local' | 'change' | 'destroy' | 'unknown';

/** One logical shell command or statement: the unit that is offered to run. */
export interface Command {
  readonly id: string;
  readonly language: CommandLanguage;
  readonly source: 'block' | 'inline';
  readonly lines: LineRange;
  /** Exactly what runs: prompts stripped, continuation lines kept. */
  readonly text: string;
  /** Needs a terminal or does not end by itself. */
  readonly interactive: boolean;
  readonly effect: Effect;
  /** Parts that must be replaced before it can run, each once. */
  readonly placeholders: readonly Placeholder[];
  /** Undefined for nearly all: what is doubtful is asked about before it runs. */
  readonly doubt: Doubt | undefined;
  /** What has to be open first: the command that opens a shell or a prompt elsewhere, or that prompt. Undefined on this workstation. */
  readonly session: string | undefined;
  readonly blockId: string | undefined;
  readonly nodeId: string | undefined;
}

/** A part of a command that stands for a `value` (`<pod>`, `YOUR_TOKEN`), or an `elision` (`...`) that no value fits. */
export interface Placeholder {
  readonly kind: 'value' | 'elision';
  /** As written. */
  readonly text: string;
  /** By which its value is known in a run: `<Pod Name>` and `POD_NAME` are both `pod-name`. '' for an elision. */
  readonly name: string;
  readonly type: ValueType;
  /** Its value is never logged or shown. */
  readonly secret: boolean;
}

/**
 * What the text says should be seen after a command.
 * `contains` can be judged by machine; a `statement` is for a person.
 */
export type Expectation = ContainsExpectation | StatementExpectation;

interface ExpectationBase {
  readonly lines: LineRange;
  /** The text as written, one line. */
  readonly text: string;
  /** The command whose output it speaks of; undefined where no command goes with it. */
  readonly commandId: string | undefined;
}

/** `value` must appear in the output as a whole word. */
export interface ContainsExpectation extends ExpectationBase {
  readonly kind: 'contains';
  readonly value: string;
}

export interface StatementExpectation extends ExpectationBase {
  readonly kind: 'statement';
}

/** Several ways to do the same, of which a person takes one: never run together. */
export interface Alternatives {
  /** From the first command of a way to the last of another. */
  readonly lines: LineRange;
  /** Ids of the commands of each way; two ways or more. */
  readonly options: readonly (readonly string[])[];
}

/** A blank that a person fills: `**Approver**: ____`. */
export interface Field {
  readonly id: string;
  readonly label: string;
  readonly line: number;
}

/** A blank for a role's approval of the whole run, with its date. */
export interface SignOff {
  readonly id: string;
  readonly role: string;
  /** Heading it stands under: "Technical approval". */
  readonly group: string | undefined;
  readonly line: number;
}

export interface ContactTable {
  readonly lines: LineRange;
  readonly columns: readonly string[];
  /** Cells as written; a blank (`____`) is the empty string. */
  readonly rows: readonly (readonly string[])[];
}

export interface LineField {
  readonly line: number;
  readonly text: string;
}

/** Something the author should know. `line` and `column` are 1-based. */
export interface Problem {
  /** Kebab-case, the same in every language and version. */
  readonly code: string;
  /** `error`: the text does something else than it shows. `info`: nothing is wrong, but it is easily misread. */
  readonly severity: 'error' | 'warning' | 'info';
  /** What it is and what to do. */
  readonly message: string;
  readonly line: number;
  readonly column: number;
  /** First position behind it; the end of the line where undefined. */
  readonly end?: Position | undefined;
  readonly fix?: Fix | undefined;
}
