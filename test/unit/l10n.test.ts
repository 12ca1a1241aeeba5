import { globSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

/** A call of `l10n.t`: its message, or undefined where the first argument is no literal. */
interface Call {
  readonly place: string;
  readonly message: string | undefined;
  readonly values: number;
}

const calls = globSync('src/**/*.ts').sort().flatMap(callsIn);
const messages = new Set(calls.flatMap(({ message }) => message ?? []));
const korean = readJson('l10n/bundle.l10n.ko.json');

describe('messages of the code', () => {
  it('are literals, so that they can be found', () => {
    expect(calls.filter(({ message }) => message === undefined).map(({ place }) => place)).toEqual([]);
  });

  it('have a place for each value that is given, and no other', () => {
    const wrong = calls.filter(({ message, values }) => placeholders(message ?? '').length !== values);
    expect(wrong.map(({ place, message }) => `${place}: ${message ?? ''}`)).toEqual([]);
  });

  it('are all translated', () => {
    expect([...messages].filter((message) => (korean[message] ?? '') === '')).toEqual([]);
  });

  it('keep their placeholders in the translation', () => {
    const wrong = [...messages].filter(
      (message) => placeholders(message).join() !== placeholders(korean[message] ?? '').join(),
    );
    expect(wrong).toEqual([]);
  });

  it('leave no translation unused', () => {
    expect(Object.keys(korean).filter((key) => !messages.has(key))).toEqual([]);
  });
});

describe('texts of the manifest', () => {
  it('have the same keys in both languages', () => {
    const english = Object.keys(readJson('package.nls.json')).sort();
    expect(Object.keys(readJson('package.nls.ko.json')).sort()).toEqual(english);
  });
});

function callsIn(file: string): readonly Call[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  const found: Call[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && node.expression.getText(source) === 'l10n.t') found.push(callAt(node, source));
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** A template without substitutions is a literal too. */
function callAt(node: ts.CallExpression, source: ts.SourceFile): Call {
  const [message, ...values] = node.arguments;
  const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
  return {
    place: `${source.fileName}:${line + 1}`,
    message: message !== undefined && ts.isStringLiteralLike(message) ? message.text : undefined,
    values: values.length,
  };
}

/** Sorted and each once: a translation may turn their order or repeat one. */
function placeholders(message: string): readonly string[] {
  return [...new Set(message.match(/\{\d+\}/g))].sort();
}

function readJson(file: string): Readonly<Record<string, string>> {
  return JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
}

describe('the Korean', () => {
  const texts = Object.entries({ ...korean, ...readJson('package.nls.ko.json') });

  // The glossary of CONTRIBUTING.md: one word for one thing.
  it.each([
    ['증거', '근거'],
    ['증적', '근거'],
    ['비밀값', '비밀 값'],
    ['시크릿', '비밀 값'],
    ['사이드카', '.checks.yaml'],
    ['빈칸', '기입란'],
    ['표본', '샘플'],
    ['관측', '관찰'],
    ['검사', '점검'],
    ['번째 줄', '행'],
    ['Kubernetes', '쿠버네티스'],
  ])('does not say "%s", but "%s"', (other) => {
    expect(texts.filter(([, text]) => text.includes(other)).map(([key]) => key)).toEqual([]);
  });

  it('asks politely in one form', () => {
    expect(texts.filter(([, text]) => /세요(?=[\s.,:)]|$)/m.test(text)).map(([key]) => key)).toEqual([]);
  });
});
