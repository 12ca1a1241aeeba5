/** Random runbooks: real ones with lines lost, doubled, moved and broken, and free text of their building blocks. */
import fc from 'fast-check';
import { fixtureText } from './runbooks.ts';

export const fixtureNames = [
  'command-and-output.md',
  'command-bullets.md',
  'command-in-info-string.md',
  'fence-in-indentation.md',
  'hard-wrapped-command.md',
  'nested-root-shell.md',
  'tool-sessions.md',
  'unclosed-fence.md',
  'unprompted-after-prompted.md',
  'heredoc-and-loop.md',
  'inline-commands.md',
  'interactive.md',
  'korean-labels.md',
  'nested-items.md',
  'ordered-steps-cut-by-fences.md',
  'placeholders.md',
  'prompts.md',
  'sign-offs.md',
  'sql-and-list.md',
] as const;

const fragments = fc.constantFrom(
  '```bash',
  '```sql',
  '```markdown',
  '````',
  '    ```sh',
  '``',
  '> ```bash',
  '--namespace shop',
  'kubectl\u200b get \u201cpods\u201d \u2013n a \\ ',
  'kubectl logs <pod> -n shop',
  '- [ ]',
  '## Same {#same}',
  '```',
  '~~~',
  '- [ ] an item',
  '  - [x] inside',
  '1. [ ] first',
  '2. a step',
  '# Title',
  '### Deeper',
  '---',
  'Expected:',
  '- orders ✓',
  '$ uptime',
  '# uptime',
  "echo 'open",
  'cat <<EOF',
  'EOF',
  'for n in 1; do',
  'done',
  'kubectl get pods \\',
  'SELECT 1;',
  'ledger=# SELECT 1;',
  '127.0.0.1:6379> GET a',
  'ssh edge-1',
  'kubectl exec -it a -- psql',
  '> uptime',
  '--all-namespaces',
  "'{}'",
  'ourtool status',
  'NAME   READY',
  "SELECT 'a",
  '필수 테이블:',
  '| phone | b |',
  '|---|---|',
  '**Owner**: ____ Date: ____',
  'Completion: ____ / all',
  '[ ] yes [ ] no',
  '<!--',
  '-->',
  '> quoted',
  '\tcode',
  '`kubectl get nodes`',
  '\u0000\ufeff\u202e',
  '',
);

const separator = fc.constantFrom('\n', '\n', '\n', '\r\n', '\n\n', '\n  ', '\n    ', '\r');

const assembled = fc
  .array(fc.tuple(fc.oneof({ weight: 5, arbitrary: fragments }, { weight: 1, arbitrary: fc.string() }), separator), {
    maxLength: 60,
  })
  .map((parts) => parts.map(([text, end]) => text + end).join(''));

type Mutation = (lines: readonly string[]) => readonly string[];

const place = fc.nat({ max: 60 });
const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  place.map(
    (at): Mutation =>
      (lines) =>
        lines.toSpliced(at, 1),
  ),
  fc.tuple(place, fragments).map(
    ([at, text]): Mutation =>
      (lines) =>
        lines.toSpliced(at, 0, text),
  ),
  fc.tuple(place, place).map(
    ([from, to]): Mutation =>
      (lines) =>
        lines.toSpliced(to, 0, lines[from] ?? ''),
  ),
  fc.tuple(place, place).map(
    ([at, cut]): Mutation =>
      (lines) =>
        lines.map((line, index) => (index === at ? line.slice(cut) : line)),
  ),
  fc.tuple(place, fc.nat({ max: 8 })).map(
    ([at, by]): Mutation =>
      (lines) =>
        lines.map((line, index) => (index === at ? ' '.repeat(by) + line : line)),
  ),
  place.map(
    (at): Mutation =>
      (lines) =>
        lines.slice(0, at + 1),
  ),
);

const mutated = fc
  .tuple(fc.constantFrom(...fixtureNames), fc.array(mutation, { maxLength: 8 }), fc.constantFrom('\n', '\r\n'))
  .map(([name, mutations, end]) =>
    mutations.reduce<readonly string[]>((lines, change) => change(lines), fixtureText(name).split('\n')).join(end),
  );

/** Any text a file could hold, most of them nearly runbooks. */
export const runbookText: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: mutated },
  { weight: 3, arbitrary: assembled },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 300 }) },
);
