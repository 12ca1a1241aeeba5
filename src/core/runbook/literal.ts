/**
 * When a machine may look for a value that a sentence names. A value found in the wrong place would be a wrong pass, so
 * there are two cases only: the output is one value, or the sentence says that the output contains a name of its own.
 */
import { codeSpans } from './inlineText.ts';
import { readShell } from './shellSyntax.ts';
import { sqlClientStatements } from './effects/statements.ts';

export function literalValue(sentence: string, commandText: string): string | undefined {
  const [span, ...others] = codeSpans(sentence);
  if (span === undefined || others.length > 0 || isOpenEnded(sentence)) return undefined;
  const value = span.code;
  if (/[<>{}[\]*…]|\.\.\.|\$/.test(value)) return undefined;
  if (saysWhatItIs(span.before) && printsOneValue(commandText)) return value;
  return saysItContains(span.before) && isDistinctive(value) ? value : undefined;
}

/** Negations, choices, quantities and examples are for a person. */
function isOpenEnded(sentence: string): boolean {
  return /\b(not|n't|no|never|without|neither|nor|or|either|any|unless|if|when|except|but|each|every|all|both|only|e\.g|example|such as|like|similar|about|around|approximately|at least|at most|more|less|greater|fewer|above|below|between|until)\b|n't\b|~|[<>≥≤]|않|없|아니|또는|혹은|모든|모두|이상|이하|미만|초과|약 |ない|または|すべて|以上|以下/i.test(
    sentence.replace(/`[^`]*`/g, ''),
  );
}

function saysWhatItIs(before: string): boolean {
  return /\b(should|must|will) (?:now )?(?:return|be|print|show|output|display|say|read|equal|respond with)(?: the (?:value|status|string|text|code|word))?\s*["']?$|\b(?:returns|prints|shows|outputs|displays|responds with)\s*["']?$|\b(?:expected(?: \w+)?|result|output)\s*[:：]\**\s*["']?$|(?:예상|기대)? ?(?:결과|출력|응답|값)\s*[:：]\**\s*$/i.test(
    before,
  );
}

function saysItContains(before: string): boolean {
  return /\b(?:output|response|log|logs|list|result|it|this)\b[^.]{0,30}\b(?:contains?|includes?|containing|including)(?: the (?:line|text|string|words?|name|message))?\s*["']?$/i.test(
    before,
  );
}

/** A word like `Running` or `200` stands in many outputs for many reasons; a name or a phrase does not. */
function isDistinctive(value: string): boolean {
  return (
    value.length >= 5 &&
    (/[A-Za-z].*[-_./:=\d]|[-_./:=\d].*[A-Za-z]/.test(value) || /[A-Za-z]{3,}\s+[A-Za-z]{2,}/.test(value))
  );
}

/** Whether all that a command prints is one value: a status code, one field of one object, a count. */
export function printsOneValue(text: string): boolean {
  const { valid, commands } = readShell(text);
  const last = commands.at(-1)?.words ?? [];
  const isPipe = commands.slice(1).every((command) => command.hasInput);
  if (!valid || commands.length === 0 || !isPipe) return false;
  const [name, ...rest] = last;
  const joined = rest.join(' ');
  switch (name) {
    case 'curl':
      return printsStatusOnly(rest);
    case 'kubectl':
    case 'oc':
      return printsOneField(joined);
    case 'wc':
      return /^-[lcw]$/.test(joined) && commands.length > 1;
    case 'grep':
      return /^-[a-zA-Z]*c[a-zA-Z]* /.test(joined) && commands.length > 1;
    case 'systemctl':
      return /^is-(active|enabled|failed|system-running) \S+$/.test(joined);
    default:
      return (
        sqlClientStatements(name ?? '', rest).some((statement) => /^select\s+count\s*\(/i.test(statement.trim())) &&
        /(^| )-[a-zA-Z]*t/.test(joined)
      );
  }
}

/** `get KIND NAME -o jsonpath={.one.field}`: no list, no range, no second field. */
function printsOneField(joined: string): boolean {
  const path = /(?:-o ?=?|--output[= ])jsonpath=(.*?)(?= -|$)/.exec(joined)?.[1];
  if (path === undefined || !/(^| )get (\S+\/\S+|\S+ (?!-)\S+)/.test(joined)) return false;
  return /^\{\.[\w.[\]\\'"-]+\}$/.test(path) && !/\.\.|\*|items|\[\?/.test(path);
}

/** `-w '%{http_code}'` and nothing else, the body thrown away. */
function printsStatusOnly(rest: readonly string[]): boolean {
  const format = rest[rest.findIndex((word) => word === '-w' || word === '--write-out') + 1] ?? '';
  const body = rest[rest.findIndex((word) => /^-[a-zA-Z]*o$|^--output$/.test(word)) + 1] ?? '';
  return /^%\{(http_code|response_code)\}(\\n)?$/.test(format) && body === '/dev/null';
}
