/** What a text begins with, ends with, contains or matches. */
import * as l10n from '@vscode/l10n';
import { isJsonList, type Json } from '../json.ts';
import { answer, incomparable, type Comparison } from './comparison.ts';
import { compileRegex } from './regex.ts';
import { typeWord } from './typeWord.ts';

export type TextOperator = 'startsWith' | 'endsWith' | 'contains' | 'matches';

export function matchText(operator: TextOperator, expected: string, actual: Json): Comparison {
  if (isJsonList(actual)) return incomparable(l10n.t('a list is no text; write any: or containsAll:'));
  if (typeof actual !== 'string') return incomparable(l10n.t('{0} is no text', typeWord(actual)));
  switch (operator) {
    case 'startsWith':
      return answer(actual.startsWith(expected));
    case 'endsWith':
      return answer(actual.endsWith(expected));
    case 'contains':
      return answer(actual.includes(expected));
    case 'matches':
      return matchRegex(expected, actual);
  }
}

function matchRegex(expected: string, actual: string): Comparison {
  const regex = compileRegex(expected);
  return regex.state === 'invalid' ? incomparable(regex.message) : answer(regex.test(actual));
}
