/** What the report panel and the extension say to each other: ids from a closed set, never text to act on. */

/** What the buttons of the panel ask for. */
export const reportActions = ['refresh', 'compare', 'signOff', 'export'] as const;

export type ReportAction = (typeof reportActions)[number];

export type FromReport =
  | { readonly type: ReportAction }
  /** Open the runbook at this node. */
  | { readonly type: 'reveal'; readonly nodeId: string };

/** Scroll to this item; a report without it stays where it is. */
export interface ToReport {
  readonly type: 'show';
  readonly nodeId: string;
}

/** Anything else that arrives is dropped. */
export function isFromReport(value: unknown): value is FromReport {
  if (!hasType(value)) return false;
  return reportActions.some((action) => action === value.type) || (value.type === 'reveal' && hasNodeId(value));
}

/** The window also hears messages of the editor's own that are not for us. */
export function isToReport(value: unknown): value is ToReport {
  return hasType(value) && value.type === 'show' && hasNodeId(value);
}

function hasType(value: unknown): value is { readonly type: unknown } {
  return typeof value === 'object' && value !== null && 'type' in value;
}

/** Longer than any id that the reader makes: nothing of ours. */
const MAX_ID_LENGTH = 10_000;

function hasNodeId(value: object): value is { readonly nodeId: string } {
  return 'nodeId' in value && typeof value.nodeId === 'string' && value.nodeId.length <= MAX_ID_LENGTH;
}
