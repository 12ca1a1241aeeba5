import { describe, expect, it } from 'vitest';
import { groupShellLines } from '../../../../src/core/runbook/shellLines.ts';

/** What a tagged block offers to run. */
function commands(...lines: readonly string[]): readonly string[] {
  return commandsOf(lines, true);
}

function untagged(...lines: readonly string[]): readonly string[] {
  return commandsOf(lines, false);
}

function commandsOf(lines: readonly string[], tagged: boolean): readonly string[] {
  return groupShellLines(lines, tagged).flatMap((group) => (group.kind === 'command' ? [group.text] : []));
}

describe('lines without a prompt', () => {
  it('are one command each', () => {
    expect(commands('kubectl get nodes', '', 'uptime')).toEqual(['kubectl get nodes', 'uptime']);
  });

  it.each([
    ['a continuation', ['kubectl get pods \\', '  -n orders']],
    ['a pipe at the end of the line', ['kubectl get pods |', '  wc -l']],
    ['"and then" at the end of the line', ['kubectl wait nodes --all &&', '  echo ready']],
    ['an open quote', ["echo 'one", "two'"]],
    ['an open substitution', ['echo "$(', '  date', ')"']],
    ['a loop', ['for n in 1 2; do', '  echo $n', 'done']],
    ['a loop that starts on the next line', ['while true', 'do', '  date', 'done']],
    ['a condition', ['if [ -f a ]; then', '  cat a', 'fi']],
    ['a case', ['case $x in', '  a) echo a;;', 'esac']],
    ['a function', ['check() {', '  echo ok', '}']],
    ['a heredoc', ['cat <<EOF', "it's open", 'EOF']],
    ['an indented heredoc', ['cat <<-EOF', '\ttext', '\tEOF']],
    ['a heredoc with quotes', ["kubectl apply -f - <<'YAML'", 'kind: Pod', 'YAML']],
  ])('are kept together by %s', (_name, lines) => {
    expect(commands(...lines, 'uptime')).toEqual([lines.join('\n'), 'uptime']);
  });

  it('that are comments are shown, never run', () => {
    expect(groupShellLines(['# look first', 'uptime', '  # done'], true).map((group) => group.kind)).toEqual([
      'comment',
      'command',
      'comment',
    ]);
  });

  it.each([
    '- judgify-secret ✓',
    '* one',
    '• one',
    '1. first',
    '2) second',
    'Required tables:',
    '목표 성능 지표:',
    '| a | b |',
    '+---+---+',
    '=======',
    'NAME        READY   STATUS',
    'signer-1    1/1     Running',
    'The worker is up again.',
    '2026-03-02 09:15:00 started',
    '09:15:01 up 12 days',
    '[INFO] started',
    'WARN something is slow',
    '모든 테스트 통과',
    '✓ done',
    'ledger=# SELECT 1;',
    'mongo-0> db.stats()',
    'Connection to db succeeded',
    'active',
    'for example like this',
    'if you see this, stop',
    'while the node drains',
  ])('are no command when they read "%s"', (line) => {
    expect(commands('uptime', line)).toEqual(['uptime']);
  });

  it.each([
    'kubectl get nodes',
    './deploy.sh',
    '../bin/check --all',
    '~/bin/check',
    '/usr/local/bin/check',
    'REPLICAS=3',
    'REPLICAS=3 ./scale.sh',
    'sudo systemctl status signer',
    '[ -f a ] && cat a',
    'ourtool --verbose',
    'ourtool status -n orders',
  ])('are a command when they read "%s"', (line) => {
    expect(commands(line)).toEqual([line]);
  });

  it('of an untagged block count only with a program that is known', () => {
    expect(untagged('kubectl get nodes', 'ourtool --verbose', './deploy.sh')).toEqual([
      'kubectl get nodes',
      './deploy.sh',
    ]);
  });

  it('that the shell would refuse are not offered', () => {
    expect(commands('echo )', 'fi', 'ls | | wc')).toEqual([]);
  });

  it('whose construct never ends are not offered, and what follows is still read', () => {
    expect(commands('cat <<EOF', 'uptime')).toEqual(['uptime']);
  });
});

describe('lines with prompts', () => {
  it.each([
    ['$ ', '$ uptime'],
    ['  $ ', '  $ uptime'],
    ['user@host:~$ ', 'user@host:~$ uptime'],
    ['[root@host ~]# ', '[root@host ~]# uptime'],
    ['bash-5.2$ ', 'bash-5.2$ uptime'],
    ['sh-5.1# ', 'sh-5.1# uptime'],
    ['user@host ~ % ', 'user@host ~ % uptime'],
  ])('lose "%s"', (_prompt, line) => {
    expect(commands(line, 'load average: 0.10')).toEqual(['uptime']);
  });

  it('make everything without one output, even where it looks like a command', () => {
    expect(commands('$ cat run.sh', 'kubectl delete namespace orders', 'rm -rf /')).toEqual(['cat run.sh']);
  });

  it('keep continuation lines, and drop the mark that the shell puts in front of them', () => {
    expect(commands('$ kubectl get pods \\', '> -n orders', 'No resources found')).toEqual([
      'kubectl get pods \\\n-n orders',
    ]);
  });

  it('take a heredoc up to its end and not what was printed after', () => {
    expect(commands('$ cat <<EOF', '> a', '> EOF', 'a', '$ date')).toEqual(['cat <<EOF\na\nEOF', 'date']);
  });

  it('end an open quote at the next prompt', () => {
    expect(commands("$ echo 'open", '$ date')).toEqual(['date']);
  });

  it('of root count only when every line has one in front of a known program', () => {
    expect(commands('# systemctl restart signer', '# uptime')).toEqual(['systemctl restart signer', 'uptime']);
    expect(commands('# restart the signer', '# uptime')).toEqual([]);
    expect(commands('# systemctl restart signer', 'uptime')).toEqual(['uptime']);
  });

  it('do not turn a variable at the start of a line into a prompt', () => {
    expect(commands('$HOME/bin/check --all', 'uptime')).toEqual(['uptime']);
  });
});

describe('line numbers', () => {
  it('are those of the block, first and last included', () => {
    const groups = groupShellLines(['', 'for n in 1; do', '  date', 'done', '', 'uptime'], true);
    expect(groups.map(({ from, to }) => [from, to])).toEqual([
      [1, 3],
      [5, 5],
    ]);
  });
});
