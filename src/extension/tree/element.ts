/** What the tree shows: domain values, never TreeItems. */
import type { PlacedCheck } from '../../core/check/placedCheck.ts';
import type { Command, RunbookNode } from '../../core/runbook/model.ts';

export type TreeElement = RunbookElement | RangeElement | PartElement;

/** What the text or the sidecar holds. */
export type PartElement = NodeElement | CheckElement | CommandElement;

export interface RunbookElement {
  readonly kind: 'runbook';
  readonly file: string;
}

export interface NodeElement {
  readonly kind: 'node';
  readonly file: string;
  readonly node: RunbookNode;
}

export interface CheckElement {
  readonly kind: 'check';
  readonly file: string;
  readonly placed: PlacedCheck;
}

export interface CommandElement {
  readonly kind: 'command';
  readonly file: string;
  readonly command: Command;
}

/** Some of the many rows that would stand under one. */
export interface RangeElement {
  readonly kind: 'range';
  readonly file: string;
  /** Of the row that they would stand under; undefined for that of the runbook. */
  readonly nodeId: string | undefined;
  /** Place of the first of them, from 1. */
  readonly from: number;
  /** At least one. */
  readonly rows: readonly PartElement[];
}

/** Stable over edits elsewhere, so that the view keeps selection and expansion. */
export function elementId(element: TreeElement): string {
  switch (element.kind) {
    case 'runbook':
      return element.file;
    case 'node':
      return `${element.file}#${element.node.id}`;
    case 'check':
      return `${element.file}!${element.placed.check.id}`;
    case 'command':
      return `${element.file}$${element.command.id}`;
    case 'range':
      return `${element.file}${element.nodeId === undefined ? '' : `#${element.nodeId}`}@${element.from}`;
  }
}

/** Arguments of a command may come from anywhere; only what looks like an element of ours counts. */
export function isTreeElement(value: unknown): value is TreeElement {
  return (
    typeof value === 'object' &&
    value !== null &&
    'kind' in value &&
    'file' in value &&
    typeof value.file === 'string' &&
    ['runbook', 'node', 'check', 'command', 'range'].includes(String(value.kind))
  );
}
