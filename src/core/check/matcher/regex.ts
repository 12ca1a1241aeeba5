/** Regular expressions of checks: RE2, whose time grows only linearly, because servers that nobody knows write the text. */
import { RE2JS } from '@bufbuild/re2';
import { thrownMessage } from '../../thrownMessage.ts';

export type RegexReading =
  | { readonly state: 'valid'; readonly test: (text: string) => boolean }
  | { readonly state: 'invalid'; readonly message: string };

/** Patterns come from sidecars, so they are few; each is asked of many values. */
const compiled = new Map<string, RegexReading>();
const MAX_COMPILED = 500;

export function compileRegex(pattern: string): RegexReading {
  const known = compiled.get(pattern);
  if (known !== undefined) return known;
  if (compiled.size >= MAX_COMPILED) compiled.clear();
  const reading = compile(pattern);
  compiled.set(pattern, reading);
  return reading;
}

function compile(pattern: string): RegexReading {
  try {
    const regex = RE2JS.compile(pattern);
    return { state: 'valid', test: (text) => regex.test(text) };
  } catch (error) {
    return { state: 'invalid', message: thrownMessage(error) };
  }
}
