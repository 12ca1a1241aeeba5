/** Completion and hovers in a sidecar, from its schema and from the items of its runbook. */
import {
  CompletionItem,
  CompletionItemKind,
  Hover,
  MarkdownString,
  Range,
  SnippetString,
  type Position,
  type TextDocument,
} from 'vscode';
import { cursorPlace, keyAt } from '../../core/check/sidecar/authoring/cursor.ts';
import { explainKey, proposals, type Proposed } from '../../core/check/sidecar/authoring/proposals.ts';
import { runbookBeside } from '../../session/lintFile.ts';

export async function completions(document: TextDocument, position: Position): Promise<CompletionItem[]> {
  const place = cursorPlace(document.getText(), document.offsetAt(position));
  if (place === undefined) return [];
  const range = new Range(document.positionAt(place.from), document.positionAt(place.to));
  const offered = proposals(place, await runbookBeside(document.fileName));
  return offered.map((proposed, at) => completion(proposed, at, range, document.getText(range)));
}

function completion(
  { label, text, detail, kind }: Proposed,
  at: number,
  range: Range,
  written: string,
): CompletionItem {
  const item = new CompletionItem(label, kinds[kind]);
  item.insertText = new SnippetString().appendText(text);
  item.detail = detail;
  item.range = range;
  // What is written may be the id in quotes, while the label is the title: it is found by either.
  item.filterText = kind === 'item' ? `${written} ${label} ${detail}` : label;
  item.sortText = String(at).padStart(5, '0');
  return item;
}

const kinds = {
  key: CompletionItemKind.Property,
  value: CompletionItemKind.Value,
  item: CompletionItemKind.Reference,
} as const;

export function keyHover(document: TextDocument, position: Position): Hover | undefined {
  const path = keyAt(document.getText(), document.offsetAt(position));
  const text = path === undefined ? '' : explainKey(path);
  return text === '' ? undefined : new Hover(new MarkdownString(text));
}
