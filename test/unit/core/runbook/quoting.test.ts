import { describe, expect, it } from 'vitest';
import { quotedRegions, type QuotedRegion } from '../../../../src/core/runbook/quoting.ts';

/** The region of the `x` in the text. */
function regionOfX(text: string): QuotedRegion | undefined {
  const at = text.indexOf('xx');
  return quotedRegions(text).find(({ from, to }) => from <= at && at + 2 <= to);
}

describe('a piece of shell text stands', () => {
  it.each([
    ['plain', 'kubectl get pod/xx -n a'],
    ['plain', 'A=xx; date'],
    ['plain', 'date > xx'],
    ['plain', 'for i in a xx; do date; done'],
    ['plain', 'if [ 1 -lt xx ]; then date; fi'],
    ['plain', 'echo "a $(ls xx)"'],
    ['plain', 'diff <(ls xx) b'],
    ['plain', 'f() { ls xx; }'],
    ['double', 'echo "a xx b"'],
    ['double', 'echo "a $(echo "xx")"'],
    ['single', "echo 'a xx b'"],
    ['heredoc', 'cat <<EOF\na xx\nEOF'],
    ['heredoc', 'cat <<-EOF\n\txx $B\n\tEOF'],
    ['literal heredoc', "cat <<'EOF'\na xx\nEOF"],
    ['code', 'cat <<EOF\n$(ls xx)\nEOF'],
    ['code', 'echo `ls xx`'],
    ['code', "echo $'xx'"],
    ['code', 'echo ${A:-xx}'],
    ['code', 'echo $xx'],
    ['code', 'echo $((1 + xx))'],
    ['code', '(( xx > 1 ))'],
    ['code', '[[ a == xx ]]'],
    ['code', 'ls [axx]'],
    ['code', 'xx=1'],
    ['code', 'a[xx]=1'],
    ['code', 'for xx in a; do date; done'],
  ])('%s in %s', (quoting, text) => {
    expect(regionOfX(text)?.quoting).toBe(quoting);
  });

  it('nowhere in a comment', () => {
    expect(regionOfX('date # xx')).toBeUndefined();
  });

  it('in a word of its command, or in the environment that the command gets', () => {
    expect(regionOfX('A=b kubectl get "pod xx"')).toMatchObject({
      words: ['kubectl', 'get', 'pod xx'],
      wordIndex: 2,
      isAssigned: false,
    });
    expect(regionOfX('A=xx kubectl get pod')).toMatchObject({ words: ['kubectl', 'get', 'pod'], isAssigned: true });
  });
});
