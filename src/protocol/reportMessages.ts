/** What the report panel and the extension say to each other: ids from a closed set, never text to act on. */

export const exportFormats = ['html', 'md', 'json'] as const;

export type ExportFormat = (typeof exportFormats)[number];

export type FromReport =
  | { readonly type: 'refresh' }
  | { readonly type: 'export'; readonly format: ExportFormat }
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
  switch (value.type) {
    case 'refresh':
      return true;
    case 'export':
      return 'format' in value && exportFormats.some((format) => format === value.format);
    case 'reveal':
      return hasNodeId(value);
    default:
      return false;
  }
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
