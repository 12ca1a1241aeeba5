/** A list entry that is a label with nothing behind it: under a heading that asks for approval it waits for someone. */
import type { Blank } from './field.ts';
import { plainText } from './inlineText.ts';
import { roleWords } from './labels.ts';

/** A longer text is a sentence. */
const label = /^[^:：\n]{1,60}[:：]\**\s*$/;

/** @param isAlone nothing else stands in the entry, so that the label announces nothing */
export function readEmptyLabel(markdown: string, line: number, isAlone: boolean): readonly Blank[] {
  if (!isAlone || !label.test(markdown)) return [];
  const text = plainText(markdown).replace(/\s*[:：]\s*$/, '');
  if (text === '') return [];
  return [
    roleWords.test(text)
      ? { kind: 'signOff', line, role: text, isUnderSignOff: true }
      : { kind: 'fields', line, labels: [text], isUnderSignOff: true },
  ];
}
