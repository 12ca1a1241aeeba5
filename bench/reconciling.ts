/** Finding 10,000 items again after an edit, against markdown-it's parse of the text. */
import MarkdownIt from 'markdown-it';
import { reconcile } from '../src/core/run/reconcile.ts';
import { textRecordOf } from '../src/core/run/textRecord.ts';
import { readRunbook } from '../src/core/runbook/read.ts';
import { medianMs, row } from './measure.ts';

const ITEMS = 10_000;

export function benchReconciling(): readonly string[] {
  const text = itemsNamed((at) => `Item ${at} is in order`);
  const markdown = new MarkdownIt();
  const yardstick = medianMs(5, () => markdown.parse(text, {}));
  const edited: readonly (readonly [string, string])[] = [
    ['one title changed', text.replace('Item 5000 is', 'Item 5000 was')],
    ['all titles changed', itemsNamed((at) => `Item ${at} was in order`)],
    ['all replaced', itemsNamed((at) => `Another thing, the ${at}th`).replaceAll('get pod', 'delete pod')],
  ];
  return edited.map(([what, now]) => {
    const before = textRecordOf(readRunbook(text));
    const after = textRecordOf(readRunbook(now));
    // A copy each time: the answer for the same two records is remembered.
    const own = medianMs(7, () => reconcile(before, { ...after }));
    return row(`reconcile 10,000 items, ${what}`, own, 'markdown-it', yardstick);
  });
}

/** Items with a command each, fifty under a heading. */
function itemsNamed(title: (at: number) => string): string {
  const item = (at: number): string =>
    `- [ ] ${title(at)}\n\n  \`\`\`bash\n  kubectl get pod p${at}\n  - ready ✓\n  \`\`\`\n`;
  const heading = (at: number): string => (at % 50 === 0 ? `\n## Section ${at / 50}\n\n` : '');
  return Array.from({ length: ITEMS }, (_, at) => heading(at) + item(at)).join('');
}
