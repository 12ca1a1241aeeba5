/** The two lines of a runbook that are computed: how much is done, and whether it is ready. */
import type { Progress } from '../run/state.ts';
import { notReadyWords } from '../runbook/labels.ts';
import { percent } from './measures.ts';

const blank = '(?:\\\\?_){2,}';

/** "Completion: ____ / 146 (____ %)". Where the line has no place for the total, it is added at the end. */
export function completionLine(line: string, { done, total }: Progress): string {
  const rate = String(percent(done, total));
  const filled = line
    .replace(new RegExp(`${blank}(?=\\s*%)`, 'g'), rate)
    .replace(new RegExp(`${blank}(\\s*/\\s*)(?:${blank}|\\d+)`), `${done}$1${total}`)
    .replace(new RegExp(`\\d+(\\s*/\\s*)${blank}`), `${done}$1${total}`)
    .replace(new RegExp(blank), String(done));
  if (filled === line) return line.replace(/\d+(\s*\/\s*)\d+/, `${done}$1${total}`);
  const saysTotal =
    new RegExp(`/\\s*${total}(?!\\d)`).test(filled) || filled.includes(`${rate}%`) || filled.includes(`${rate} %`);
  return saysTotal ? filled : filled.replace(/(?=\s*$)/, ` (${done}/${total}, ${rate} %)`);
}

/** "[ ] ready [ ] more work": one of them is ticked. Which one says no is told by its words, else it is the last. */
export function readinessLine(line: string, ready: boolean): string {
  const boxes = [...line.matchAll(/\[[ xX]\]|[☐☑☒]/g)];
  const options = boxes.map((box, index) =>
    line.slice(box.index + box[0].length, boxes[index + 1]?.index ?? line.length),
  );
  const negative = options.findIndex((option) => notReadyWords.test(option));
  const no = negative < 0 ? options.length - 1 : negative;
  const yes = options.findIndex((_option, index) => index !== no);
  const chosen = ready ? yes : no;
  return boxes.reduceRight((text, box, index) => {
    const isTicked = index === chosen;
    const mark = box[0].startsWith('[') ? (isTicked ? '[x]' : '[ ]') : isTicked ? '☑' : '☐';
    return `${text.slice(0, box.index)}${mark}${text.slice(box.index + box[0].length)}`;
  }, line);
}
