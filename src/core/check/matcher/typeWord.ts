/** What a value is, in a person's words. */
import * as l10n from '@vscode/l10n';
import { isJsonList, type Json } from '../json.ts';

export function typeWord(value: Json): string {
  if (value === null) return l10n.t('null');
  if (isJsonList(value)) return l10n.t('a list');
  switch (typeof value) {
    case 'string':
      return l10n.t('this text');
    case 'number':
      return l10n.t('this number');
    case 'boolean':
      return l10n.t('a yes or no');
    default:
      return l10n.t('an object');
  }
}
