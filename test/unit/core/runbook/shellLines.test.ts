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

function doubts(...lines: readonly string[]): readonly (string | undefined)[] {
  return groupShellLines(lines, true).flatMap((group) => (group.kind === 'command' ? [group.doubt] : []));
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

  it('of an untagged block are doubtful where the program is not known', () => {
    const groups = groupShellLines(['kubectl get nodes', 'ourtool --verbose', './deploy.sh'], false);
    expect(groups.map((group) => group.kind === 'command' && group.doubt)).toEqual([undefined, 'form only', undefined]);
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
    expect(commands('$HOME/bin/check --all', 'uptime')).toEqual(['$HOME/bin/check --all', 'uptime']);
  });
});

describe('an untagged block', () => {
  it.each([
    ['a message', ['Hello all,', '', '/label tracked/yes', 'kubectl get pods would show it']],
    ['a log', ['2026-03-02 09:15 level=warn', '  component="rule manager"', '  msg="late"']],
    ['an excerpt of YAML', ['worker:', '  docker run worker', '  docker logs worker']],
    ['settings', ['sso_start_url=https://id.example', 'sso_region=eu-west-2']],
    ['a list of paths', ['/api/v1/orders', '/api/v1/carts/items', '~/.aws/credentials']],
    ['JSON', ['{', '  "a": 1', '}']],
    ['a drawing', ['docker host', '  |', 'app server']],
    ['a version', ['ourtool version v5.13.0']],
    ['a sentence', ['make sure that the node is gone', 'find out who did it']],
  ])('that is %s offers nothing', (_name, lines) => {
    expect(untagged(...lines)).toEqual([]);
  });

  it('offers the command above its output, and below it only what a blank line sets apart', () => {
    expect(untagged('kubectl get pods', 'NAME  READY', 'kubectl delete pod a', '', 'kubectl get nodes')).toEqual([
      'kubectl get pods',
      'kubectl get nodes',
    ]);
  });

  it('goes on behind what is to do by hand', () => {
    expect(untagged('git switch -c fix', '<change the file>', 'git add -A', 'git push')).toEqual([
      'git switch -c fix',
      'git add -A',
      'git push',
    ]);
  });

  it('offers assignments beside a command', () => {
    expect(untagged('REGION=eu', 'SHA=$(git rev-parse HEAD)')).toEqual(['REGION=eu', 'SHA=$(git rev-parse HEAD)']);
  });
});

describe('a tagged block', () => {
  it.each([
    ['PromQL', ['sum by (node) (rate(errors[5m])) > 0']],
    ['a log', ['I0428 02:23:13.498282   11418 daemon.go:1250] Enabling monitor']],
    ['a table', ['NAME   READY   STATUS', 'api    1/1     Running']],
    ['options', ['  -f, --force   force it', '      --debug   say more']],
    ['a Dockerfile', ['FROM scratch', 'COPY . /app', 'RUN make']],
    ['Python', ['import os', 'def main():', '  print(os)']],
    ['paths', ['http://localhost:8081/ui', 'config/jobs/gce.yaml']],
    ['steps', ['1. Open the console', '2. Choose the cluster']],
    ['a tree', ['modules', '├── network']],
    ['what a command said', ['secret created', 'total 48']],
  ])('that holds %s offers nothing', (_name, lines) => {
    expect(commands(...lines)).toEqual([]);
  });

  it('leaves a program that is not known in doubt, and takes it for output among other text', () => {
    expect(commands('ourtool status', 'ourtool list nodes')).toEqual(['ourtool status', 'ourtool list nodes']);
    expect(doubts('ourtool status')).toEqual(['form only']);
    expect(commands('kubectl get pods', 'no pods found', 'NAME  READY')).toEqual(['kubectl get pods']);
  });

  it('leaves a command that follows output in doubt', () => {
    expect(doubts('kubectl get pods', 'NAME  READY', 'kubectl get nodes')).toEqual([undefined, 'after output']);
    expect(doubts('kubectl get pods', '- api ✓', 'kubectl get nodes')).toEqual([undefined, undefined]);
  });

  it('does not run what a program tells to run next, indented in the middle of its words', () => {
    expect(
      commands(
        'ledgerctl plan',
        'The plan is ready.',
        'To go on, run:',
        '',
        '    kubectl apply -f plan.yaml',
        '',
        'Bye.',
      ),
    ).toEqual(['ledgerctl plan']);
    expect(commands('kubectl get ns', 'NAME', '# then', '  kubectl get pods')).toEqual([
      'kubectl get ns',
      'kubectl get pods',
    ]);
  });

  it('does not run the path that the command above has printed', () => {
    expect(commands('which ledgerctl', '/usr/bin/ledgerctl')).toEqual(['which ledgerctl']);
    expect(commands('sudo command -v ledgerctl && date', '/opt/ledger/bin/ledgerctl')).toHaveLength(1);
    expect(commands('which ledgerctl', '', '/usr/bin/ledgerctl')).toHaveLength(2);
    expect(commands('systemctl stop ledger', '/usr/bin/ledger-backup')).toHaveLength(2);
  });

  it('does not run the settings that the command above shows, or opens for editing', () => {
    expect(commands('cat /etc/ledger.env', 'LEDGER_ARGS="--port=1"')).toEqual(['cat /etc/ledger.env']);
    expect(commands('sudo vi /etc/ledger.env', 'LEDGER_ARGS=a')).toEqual(['sudo vi /etc/ledger.env']);
    expect(commands('cat /etc/ledger.env', '', 'RELEASE=42')).toHaveLength(2);
    expect(commands('cat /etc/ledger.env', 'NOW=$(date)')).toHaveLength(2);
    expect(commands('systemctl stop ledger', 'RELEASE=42')).toHaveLength(2);
  });

  it('takes an option that was looked for to have been found, not to go on with the command', () => {
    const found = ['ps -ef | grep listen-port', '   --listen-port=80'];
    expect(commands(...found)).toEqual(['ps -ef | grep listen-port']);
    expect(doubts(...found)).toEqual([undefined]);
    expect(doubts('kubectl get pods', '   --namespace=ledger')).toEqual(['broken over lines']);
  });

  it('has commands beside the prompt of a database', () => {
    const block = [
      'curl http://localhost:8080',
      'docker exec -it db mysql -u ledger',
      'mysql> SELECT 1;',
      '',
      'curl http://localhost:8081',
    ];
    expect(doubts(...block)).toEqual([undefined, undefined, undefined, undefined]);
    expect(groupShellLines(block, true).map((group) => group.kind === 'command' && group.session)).toEqual([
      undefined,
      undefined,
      'mysql>',
      undefined,
    ]);
  });

  it('leaves a file of statements to the client that the line above has opened', () => {
    const [, file] = groupShellLines(['mysql -u ledger shop', 'source changes/2026.sql'], true);
    expect(file).toMatchObject({ kind: 'command', language: 'other', session: 'mysql -u ledger shop' });
    const [, tables] = groupShellLines(['psql -U ledger shop', '', '# look', '\\dt', 'SELECT 1;'], true).filter(
      ({ kind }) => kind === 'command',
    );
    expect(tables).toMatchObject({ text: '\\dt', language: 'other', session: 'psql -U ledger shop' });
    const [, activated] = groupShellLines(['mysql -u ledger shop', 'source .venv/bin/activate'], true);
    expect(activated).not.toHaveProperty('language');
  });

  it('never starts a command in the continuation of a line that is none', () => {
    expect(commands('Our tool, with \\', 'kubectl delete pod a')).toEqual([]);
  });

  it('takes a hidden character before "#" for nothing, and a backticked command for prose', () => {
    expect(commands('\u200b# rm -rf /', 'Then stop it: `systemctl stop signer`', '`systemctl stop signer`')).toEqual(
      [],
    );
  });
});

describe('weaker prompts', () => {
  it.each([
    ['$> ', '$> uptime'],
    ['[edge-1]$', '[edge-1]$uptime'],
    ['host:~$ ', 'edge-1.internal:~$ uptime'],
    ['❯ ', '❯ uptime'],
    ['╰─$ ', '╰─$ uptime'],
    ['/ # ', '/ # uptime'],
    ['~ ', '~ uptime'],
    ['% ', '% uptime'],
    ['> ', '> uptime'],
    ['repo $ ', 'chef-repo $ uptime'],
    ['repo % ', 'chef-repo % uptime'],
    ['mon-a# ', 'mon-a# uptime'],
    ['$, without a space', '$uptime -p'],
    ['$laptop ', '$laptop kubectl get pods'],
  ])('"%s" are lost in front of a program that is known', (_prompt, line) => {
    expect(commands(line, 'a line of output')).toHaveLength(1);
    expect(commands(line)[0]).toMatch(/^(uptime|kubectl)/);
  });

  it.each([
    '> quoted text goes on',
    '~ 20 minutes',
    'ops@example.com 50 % of the time',
    '$5 is the price',
    '# update the list',
    '# docker runtime',
    '# TODO: command needed',
    '# re-run with --force',
    '# brew install jq when you have none',
  ])('"%s" is none', (line) => {
    expect(commands(line)).toEqual([]);
  });

  it('of root stand beside remarks, where an option or a path tells them apart', () => {
    expect(
      commands(
        '# radosgw-admin zone get --name=a > zone.json',
        '# change the file as above',
        '# radosgw-admin zone set',
      ),
    ).toEqual(['radosgw-admin zone get --name=a > zone.json']);
    expect(doubts('# systemctl restart signer')).toEqual(['root prompt']);
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
