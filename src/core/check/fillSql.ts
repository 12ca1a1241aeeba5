/** Puts values into a SQL statement: as bound parameters, and as quoted names where SQL takes no parameter. */
import * as l10n from '@vscode/l10n';
import { maskSpans, type PlaceholderSpan } from '../runbook/placeholder.ts';
import { regionAt } from '../runbook/quoting.ts';
import { sqlRegions, type SqlRegion } from '../runbook/sqlQuoting.ts';

export type SqlFilling =
  | {
      readonly state: 'filled';
      readonly text: string;
      /** Names of the values of `$1`, `$2`, … */
      readonly parameters: readonly string[];
    }
  | { readonly state: 'refused'; readonly message: string };

/** @param values by placeholder name; one for each span */
export function fillSql(
  text: string,
  spans: readonly PlaceholderSpan[],
  values: ReadonlyMap<string, string>,
): SqlFilling {
  const masked = maskSpans(text, spans);
  const regions = sqlRegions(masked);
  const parameters: string[] = [];
  let filled = '';
  let done = 0;
  for (const span of spans) {
    const region = regionAt(regions, span.from, span.to);
    const place = placeOf(masked, span, region);
    const value = values.get(span.name) ?? '';
    if (place.kind === 'none') return refusedAt(span, place.reason);
    if (place.kind === 'name' && (span.secret || !isPlainName(value)))
      return refusedAt(span, l10n.t('a name of a table or column is needed there: letters, digits and "_"'));
    if (place.kind === 'parameter' && !parameters.includes(span.name)) parameters.push(span.name);
    const inserted = place.kind === 'name' ? `"${value}"` : `$${parameters.indexOf(span.name) + 1}`;
    filled += text.slice(done, place.from) + inserted;
    done = place.to;
  }
  if (parameters.length > 0 && /\$\d/.test(masked))
    return {
      state: 'refused',
      message: l10n.t('The statement has parameters of its own, so no value can be put into it.'),
    };
  return { state: 'filled', text: filled + text.slice(done), parameters };
}

/** What is replaced: the placeholder, and the quotes around it where it is all that they hold. */
type SqlPlace =
  | { readonly kind: 'parameter' | 'name'; readonly from: number; readonly to: number }
  | { readonly kind: 'none'; readonly reason: string };

function placeOf(masked: string, { from, to }: PlaceholderSpan, region: SqlRegion | undefined): SqlPlace {
  switch (region?.quoting) {
    case 'string':
    case 'identifier': {
      if (region.from + 1 !== from || region.to - 1 !== to)
        return { kind: 'none', reason: l10n.t('it is only a part of the text in quotes there') };
      return { kind: region.quoting === 'string' ? 'parameter' : 'name', from: region.from, to: region.to };
    }
    case 'plain': {
      if (region.from !== from || region.to !== to)
        return { kind: 'none', reason: l10n.t('it is part of a name there') };
      return { kind: isNamePosition(masked, from, to) ? 'name' : 'parameter', from, to };
    }
    case 'comment':
    case 'dollar string':
    case undefined:
      return { kind: 'none', reason: l10n.t('SQL takes no parameter there') };
  }
}

/** Behind these words, and on either side of a dot, stands a table, schema or column. */
function isNamePosition(masked: string, from: number, to: number): boolean {
  return (
    /(?:\b(?:from|join|into|update|table|view|index|schema|database|column|on\s+only)\s+(?:only\s+|if\s+exists\s+)?|\.)$/i.test(
      masked.slice(0, from),
    ) || masked[to] === '.'
  );
}

function isPlainName(value: string): boolean {
  return /^[\p{L}_][\p{L}\p{N}_]{0,62}$/u.test(value);
}

function refusedAt({ text }: PlaceholderSpan, reason: string): SqlFilling {
  return {
    state: 'refused',
    message: l10n.t('The value of {0} cannot be put into this command: {1}.', text, reason),
  };
}
