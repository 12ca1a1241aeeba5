import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fillShell, type ShellFilling } from '../../../../src/core/check/fillShell.ts';
import { placeholderSpans } from '../../../../src/core/runbook/placeholder.ts';

function fill(text: string, value: string): ShellFilling {
  const spans = placeholderSpans(text, 'shell');
  return fillShell(text, spans, new Map(spans.map(({ name }) => [name, value])));
}

function textOf(filling: ShellFilling): string {
  return filling.state === 'filled' ? filling.text : `refused: ${filling.message}`;
}

describe('a value is readable where it can be', () => {
  it.each([
    ['kubectl get pod <pod> -n=<ns>', 'web-1', 'kubectl get pod web-1 -n=web-1'],
    ['echo "pod <pod>!"', 'web 1', 'echo "pod web 1!"'],
    ["echo 'pod <pod>'", 'web-1', "echo 'pod web-1'"],
    ["cat <<'EOF'\nname: <pod>\nEOF", '$(id)', "cat <<'EOF'\nname: $(id)\nEOF"],
    ['ls <dir>', "it's", `ls 'it'\\''s'`],
    ['echo <n>>out', '2', `echo '2'>out`],
    ['<program> a', 'if', `'if' a`],
    ['echo {a,<x>}', 'b,c', `echo {a,'b,c'}`],
  ])('%s with %s', (text, value, filled) => {
    expect(textOf(fill(text, value))).toBe(filled);
  });
});

describe('a secret', () => {
  it.each([
    ['curl -u <password> https://a', 'curl -u "${provebook_password}" https://a'],
    ['curl -H "token: <token>" https://a', 'curl -H "token: ${provebook_token}" https://a'],
    ["curl -H 'token: <token>' https://a", `curl -H 'token: '"\${provebook_token}"'' https://a`],
    ['cat <<EOF\n<password>\nEOF', 'cat <<EOF\n${provebook_password}\nEOF'],
  ])('is never part of the text: %s', (text, filled) => {
    const filling = fill(text, 'hunter2!');
    expect(textOf(filling)).toBe(filled);
    expect(filling.state === 'filled' ? [...filling.variables.values()] : []).toEqual(['hunter2!']);
  });

  it.each(["cat <<'EOF'\n<token>\nEOF", 'echo `curl -u <token> a`'])('is refused in %s', (text) => {
    expect(fill(text, 'hunter2!').state).toBe('refused');
  });
});

describe('a value that would be code is refused', () => {
  it.each([
    ['ssh gate "ls <dir>"', '/tmp; id', 'ssh'],
    ["sh -c 'ls <dir>'", '$(id)', 'sh'],
    ['kubectl exec a -- bash -c "cat <file>"', 'a b', 'bash'],
    ['psql -c "SELECT <id>"', "1'", 'psql'],
    ['psql -c "SELECT a FROM b WHERE c = <id>"', '1--', 'psql'],
    ['echo "SELECT <id>" | psql', '1; DROP', 'psql'],
    ['cat <<EOF | sh\nls <dir>\nEOF', '; id', 'sh'],
    ["sed 's/a/<x>/' f", 'x/e', 'sed'],
    ["awk '/<x>/ { print }' f", 'x/{system', 'awk'],
    ['echo $((<n> + 1))', 'a[$(id)]', 'bash'],
    ['echo `ls <dir>`', '; id', 'bash'],
    ["printf $'<x>'", "\\'", 'bash'],
    ['eval "ls <dir>"', '; id', 'eval'],
    ['watch "ls <dir>"', '; id', 'watch'],
  ])('%s with %s', (text, value, program) => {
    expect(textOf(fill(text, value))).toMatch(new RegExp(`refused.*: ${program} reads it as code`));
  });

  it.each([
    ['ssh gate "ls <dir>"', '/var/log'],
    ['psql -c "SELECT <id>"', '42'],
    ['PGPASSWORD=a psql -h <host> -c "SELECT 1"', 'a b'],
    ['curl <url> | python3 -m json.tool', 'https://a/?b=c&d'],
    ['X=<x> sh -c "env"', '; id'],
  ])('but not where it is harmless: %s with %s', (text, value) => {
    expect(fill(text, value).state).toBe('filled');
  });
});

it.each([
  ['echo \\<x>', 'a'],
  ['echo "$<x>"', 'a'],
  ['echo ${A:-<x>}', 'a'],
  ['kubectl get pod <pod>', '--kubeconfig=/other'],
  ['kubectl get pod "<pod>"', '-w'],
  ["cat <<'EOF'\n<x>\nEOF", 'EOF'],
  ["cat <<'EOF'\n<x>\nEOF", 'a\nb'],
])('%s takes no value %s', (text, value) => {
  expect(fill(text, value).state).toBe('refused');
});

it('a comment keeps what it says', () => {
  expect(textOf(fill('ls <dir> # <why>', 'a'))).toBe('ls a # <why>');
});

const printing = "printf '%s\\0'";

/** How a text prints its arguments, and what it prints for a value. */
const contexts: readonly (readonly [name: string, text: string, printed: (value: string) => string])[] = [
  ['unquoted', `${printing} <x> end`, (value) => `${value}\0end\0`],
  ['inside a word', `${printing} a<x>b --c=<x>`, (value) => `a${value}b\0--c=${value}\0`],
  ['in double quotes', `${printing} "a <x> b" end`, (value) => `a ${value} b\0end\0`],
  ['in single quotes', `${printing} 'a <x> b' end`, (value) => `a ${value} b\0end\0`],
  ['in a heredoc', `cat <<EOF\na <x> b\nEOF`, (value) => `a ${value} b\n`],
  ['in an assignment', `Y=<x>; ${printing} "$Y" end`, (value) => `${value}\0end\0`],
  ['in a loop', `for y in <x> z; do ${printing} "$y"; done`, (value) => `${value}\0z\0`],
  ['in a substitution', `${printing} "$(${printing} <x> | tr -d '\\0'; printf .)"`, (value) => `${value}.\0`],
];

/** What shells stumble over, among ordinary text. */
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '$(id)',
        '`id`',
        '${HOME}',
        '$X',
        ';',
        '&',
        '|',
        '>',
        '<',
        '*',
        '?',
        '[a]',
        '{a,b}',
        '~',
        '!',
        '#',
        '\\',
        "'",
        '"',
        "\\'",
        '\n',
        '\r',
        '\t',
        ' ',
        'EOF',
        '\nEOF\n',
        '-n',
        '%s',
        '=',
        '한글',
        '🙂',
        '\u200b',
        '<x>',
        '...',
      ),
      fc.string({ unit: 'grapheme', maxLength: 5 }),
    ),
    { minLength: 1, maxLength: 8 },
  )
  .map((parts) => parts.join('').replaceAll('\0', ''))
  .filter((value) => value !== '' && !value.startsWith('-'));

const cases = ['bash', 'dash'].flatMap((shell) =>
  ['x', 'token'].flatMap((name) => contexts.map(([where, ...rest]) => [shell, name, where, ...rest] as const)),
);

describe('a shell sees exactly the value', () => {
  it.each(cases)('%s, of <%s>, %s', (shell, name, _where, text, printed) => {
    fc.assert(
      fc.property(fc.array(hostile, { minLength: 20, maxLength: 20 }), (values) => {
        const filled = values.map((value) => fill(text.replaceAll('<x>', `<${name}>`), value));
        const wanted = values.map((value) => printed(value)).join('');
        expect(runAll(shell, filled)).toBe(wanted);
      }),
      { numRuns: 8 },
    );
  });
});

/** One process for many texts: each in a subshell with its variables, all outputs in a row. */
function runAll(shell: string, fillings: readonly ShellFilling[]): string {
  const env: Record<string, string> = { PATH: process.env['PATH'] ?? '' };
  const script = fillings.map((filling, index) => {
    if (filling.state === 'refused') throw new Error(filling.message);
    const set = [...filling.variables].map(([name, value]) => {
      env[`V${index}`] = value;
      return `${name}=$V${index}\n`;
    });
    return `( ${set.join('')}${filling.text}\n)\n`;
  });
  const options = shell === 'bash' ? ['--noprofile', '--norc', '-c'] : ['-c'];
  const { stdout, stderr } = spawnSync(shell, [...options, script.join('')], { env, encoding: 'utf8' });
  return stdout + stderr;
}
