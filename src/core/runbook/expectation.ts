/** Expectations written inside a block: ticked entries, labelled lists and comments behind a command. */
import { expectationComments, expectationLabels, tickGlyphs } from './labels.ts';
import type { Command, Expectation } from './model.ts';
import type { LineGroup } from './shellLines.ts';

/**
 * @param groups the block's lines in order, grouped
 * @param firstLine source line of the block's first content line
 * @param commandAt the command made of a `command` group
 */
export function blockExpectations(
  groups: readonly LineGroup[],
  firstLine: number,
  commandAt: ReadonlyMap<LineGroup, Command>,
): readonly Expectation[] {
  const found: Expectation[] = [];
  let commandId: string | undefined;
  let labelled = false;
  for (const [index, group] of groups.entries()) {
    const lines = { from: firstLine + group.from, to: firstLine + group.to };
    const text = group.text.trim();
    if (group.kind === 'command') {
      commandId = commandAt.get(group)?.id;
      labelled = false;
    } else if (group.kind === 'comment') {
      const isLast = groups[index + 1]?.kind !== 'command';
      if (commandId !== undefined && isLast && isExpectationComment(text))
        found.push({ kind: 'statement', lines, text: bare(text), commandId });
    } else if (tickedValue(text) !== undefined) {
      found.push({ kind: 'contains', lines, text, value: tickedValue(text) ?? '', commandId });
    } else if (isExpectationLabel(text)) {
      labelled = true;
      const announcesEntries = isEntry(groups[index + 1]?.text.trim() ?? '');
      if (!announcesEntries) found.push({ kind: 'statement', lines, text, commandId });
    } else if (labelled && isEntry(text)) {
      found.push({ kind: 'statement', lines, text: bare(text), commandId });
    }
  }
  return found;
}

/** "- judgify-auth-secret ✓" says that the name must be there. */
export function tickedValue(text: string): string | undefined {
  const glyph = tickGlyphs.find((mark) => text.endsWith(mark) || text.startsWith(mark) || text.startsWith(`- ${mark}`));
  if (glyph === undefined) return undefined;
  const value = bare(text.replace(glyph, '')).replace(/^`|`$/g, '');
  return value === '' ? undefined : value;
}

/** "Expected result:", "예상 결과:" */
export function isExpectationLabel(text: string): boolean {
  return /[:：]\**$/.test(text) && text.length <= 80 && expectationLabels.some((pattern) => pattern.test(text));
}

function isExpectationComment(text: string): boolean {
  return expectationComments.some((pattern) => pattern.test(text));
}

function isEntry(text: string): boolean {
  return /^([-*•]|\d+[.)])\s/.test(text);
}

function bare(text: string): string {
  return text.replace(/^(\s*([-*•#]|--|\d+[.)])\s*)+/, '').trim();
}
