/** What the report panel and the extension say to each other. The page sends ids from a closed set, never text to act on. */

/** What the buttons of the panel ask for. */
export const reportActions = ['refresh', 'compare', 'signOff', 'export'] as const;

export type ReportAction = (typeof reportActions)[number];

export type FromReport =
  | { readonly type: ReportAction }
  /** The page has loaded, and hears what it is told. */
  | { readonly type: 'ready' }
  /** Open the runbook at this node. */
  | { readonly type: 'reveal'; readonly nodeId: string };

/** The report as it is by now, rendered, in place of the one that is shown. */
export interface ToReport {
  readonly type: 'draw';
  readonly body: string;
}

/** Anything else that arrives is dropped. */
export function isFromReport(value: unknown): value is FromReport {
  if (!hasType(value)) return false;
  if (value.type === 'reveal') return hasNodeId(value);
  return value.type === 'ready' || reportActions.some((action) => action === value.type);
}

/** The window also hears messages of the editor's own that are not for us. */
export function isToReport(value: unknown): value is ToReport {
  return hasType(value) && value.type === 'draw' && 'body' in value && typeof value.body === 'string';
}

function hasType(value: unknown): value is { readonly type: unknown } {
  return typeof value === 'object' && value !== null && 'type' in value;
}

/** Longer than any id that the reader makes: nothing of ours. */
const MAX_ID_LENGTH = 10_000;

function hasNodeId(value: object): value is { readonly nodeId: string } {
  return 'nodeId' in value && typeof value.nodeId === 'string' && value.nodeId.length <= MAX_ID_LENGTH;
}
