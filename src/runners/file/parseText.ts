/** The text of a file or of a program's output as the data that it holds. */
import * as l10n from '@vscode/l10n';
import { parse } from 'yaml';
import type { Json } from '../../core/check/json.ts';
import { thrownMessage } from '../../core/thrownMessage.ts';

export type Parsing =
  { readonly state: 'parsed'; readonly json?: Json } | { readonly state: 'unreadable'; readonly message: string };

/** `text` is never parsed, so `json` is absent there. */
export function parseText(text: string, as: 'json' | 'yaml' | 'text'): Parsing {
  if (as !== 'text' && text.trim() === '') return { state: 'unreadable', message: l10n.t('It is empty.') };
  switch (as) {
    case 'text':
      return { state: 'parsed' };
    case 'json':
      return tryParse(as, () => JSON.parse(text) as Json);
    case 'yaml':
      // Aliases are refused: ten lines of them can stand for gigabytes.
      return tryParse(as, () => parse(text, { maxAliasCount: 0 }) as Json);
  }
}

function tryParse(as: string, read: () => Json): Parsing {
  try {
    return { state: 'parsed', json: read() };
  } catch (error) {
    const [reason] = thrownMessage(error).split('\n');
    return { state: 'unreadable', message: l10n.t('It is not {0}: {1}', as, reason ?? '') };
  }
}
