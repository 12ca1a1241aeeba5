import * as l10n from '@vscode/l10n';
import type { Problem } from '../model.ts';
import type { Source } from './source.ts';

const box = /^[\s>]*(?:[-*+]|\d+[.)])\s+(?=\[[ xX]\]\s+\S)/;

/** Boxes that are shown as text: nobody can tick them. Blocks tagged as Markdown show them on purpose. */
export function boxesThatAreNoItems(source: Source): readonly Problem[] {
  const code = [...source.fences, ...source.indentedCode].filter(({ tag }) => !/^(md|mdx|markdown)$/.test(tag));
  return [
    ...code.flatMap(({ firstLine, lastLine }) =>
      boxesIn(source.lines, firstLine, lastLine, (count) =>
        l10n.t(
          'Boxes in this code block are no items ({0} here). Move them out of it if somebody is to tick them.',
          count,
        ),
      ),
    ),
    ...source.tokens.flatMap(({ type, map }) =>
      type !== 'html_block' || map === null
        ? []
        : boxesIn(source.lines, map[0] + 1, map[1], (count) =>
            l10n.t(
              'Boxes in this comment or HTML are no items ({0} here). Move them out of it if somebody is to tick them.',
              count,
            ),
          ),
    ),
  ];
}

/** One problem a block, at its first box. */
function boxesIn(
  lines: readonly string[],
  from: number,
  to: number,
  message: (count: number) => string,
): readonly Problem[] {
  const places: { readonly line: number; readonly column: number }[] = [];
  for (let line = from; line <= to; line += 1) {
    const match = box.exec(lines[line - 1] ?? '');
    if (match !== null) places.push({ line, column: match[0].length + 1 });
  }
  const [first] = places;
  return first === undefined
    ? []
    : [{ code: 'box-no-item', severity: 'info', message: message(places.length), ...first }];
}
