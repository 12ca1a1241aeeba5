import { describe, expect, it } from 'vitest';
import type { Command } from '../../../../src/core/runbook/model.ts';
import { fixture } from '../../support/runbooks.ts';

type Shown = readonly [lines: string, text: string, ...notes: readonly string[]];

/** Where a command stands, its text, and what the reader says of it: language, doubt, the session it belongs in. */
function shown({ lines, text, language, doubt, session }: Command): Shown {
  const place = lines.from === lines.to ? `${lines.from}` : `${lines.from}-${lines.to}`;
  const notes = [language === 'shell' ? undefined : language, doubt, session && `in ${session}`];
  return [place, text.split('\n')[0] ?? '', ...notes.filter((note) => note !== undefined)];
}

function commandsOf(name: string): readonly Shown[] {
  return fixture(name).commands.map(shown);
}

describe('a fence that nothing closes', () => {
  it('ends what may run where prose or the next fence begins', () => {
    expect(commandsOf('unclosed-fence.md')).toEqual([
      ['5', 'dpkg -l | grep ledger'],
      ['7', 'sudo apt-get install -y ledger-extras'],
    ]);
  });

  it('of the same length as those inside it makes no command of what it swallows', () => {
    expect(commandsOf('same-length-fences.md')).toEqual([['15', 'kubectl rollout restart deployment/cart -n shop']]);
  });

  it('may have the command in its info string', () => {
    expect(commandsOf('command-in-info-string.md')).toEqual([
      ['5', 'CACHE_AUTH=$(sudo cat /etc/cache/auth) /opt/cache/bin/redis-cli'],
      ['6', 'SLOWLOG GET 10', 'redis', 'in 127.0.0.1:6379>'],
      ['12', 'CACHE_AUTH=$(sudo cat /etc/cache/auth) /opt/cache/bin/redis-cli --bigkeys'],
      ['17', 'ping primary.cache.internal'],
    ]);
  });
});

describe('indentation', () => {
  it('makes commands of bullets, also inside a paragraph, but not of what a swallowed fence leaves behind', () => {
    expect(commandsOf('command-bullets.md')).toEqual([
      ['4', 'git switch -c v2.7 origin/main'],
      ['6', 'git push origin v2.7'],
      ['9', 'registryctl login', 'form only'],
      ['11-13', 'for name in api web; do'],
      ['16', 'git grep v2.6 ci/'],
      ['20-22', 'for file in ci/*.yaml; do'],
    ]);
  });

  it('that turns a fence into code leaves what stands between its marks', () => {
    expect(commandsOf('fence-in-indentation.md')).toEqual([
      ['6', 'knife vault show web'],
      ['17', 'knife data bag show web _keys'],
      ['25', 'knife data bag from file -a -z'],
    ]);
  });

  it('may hold the commands while the blocks that say shell hold logs, options, tables and YAML', () => {
    expect(commandsOf('output-tagged-shell.md')).toEqual([['5', 'fleet worker replace --oldest', 'form only']]);
  });
});

describe('a command over several lines', () => {
  it('without a backslash is one command that cannot run as it stands', () => {
    expect(commandsOf('hard-wrapped-command.md')).toEqual([
      ['5-6', 'oc patch storagecluster main -n storage --type json --patch', 'broken over lines'],
      ['10', 'rbd children --pool <pool> [--namespace <namespace>] <image>'],
      ['14-15', 'oc -n storage logs deployment/mapper', 'broken over lines'],
    ]);
  });

  it('has a prompt on its first line only, and its output may end in a backslash', () => {
    expect(commandsOf('prompt-on-first-line.md')).toEqual([
      ['4-6', 'for ring in beta stable; do'],
      ['19', "NAMESPACE='<namespace of the alert>'"],
      ['21-23', 'oc -n $NAMESPACE logs -l app=metrics | \\'],
    ]);
  });
});

describe('prompts of several shells', () => {
  it('tell what runs on the node that an earlier command enters, up to the end of the section', () => {
    expect(commandsOf('nested-root-shell.md')).toEqual([
      ['14', 'oc debug node/<node>'],
      ['15', 'chroot /host', 'root prompt', 'in oc debug node/<node>'],
      ['16', 'systemctl restart pivotd', 'root prompt', 'in chroot /host'],
      ['18', 'systemctl is-active pivotd', 'root prompt', 'in chroot /host'],
      ['25', 'journalctl -u pivotd -b -1', 'root prompt', 'in chroot /host'],
      ['26', 'pivotctl status --all', 'root prompt', 'in chroot /host'],
      ['39', 'oc get nodes'],
    ]);
  });

  it('leave a command without one in doubt, where it can be no output', () => {
    expect(commandsOf('unprompted-after-prompted.md')).toEqual([
      ['4', 'vi releases/cart.yaml'],
      ['6', './bin/apply -e staging --dry-run', 'no prompt'],
      ['10', 'kubectl get pods -l app=cart', 'no prompt'],
      ['11', 'kubectl logs deployment/cart'],
      ['16', 'cat bin/clean'],
    ]);
  });

  it('of other programs make statements of those, not of the shell', () => {
    const redis = 'kubectl exec -it cache-0 -n shop -- redis-cli';
    const mysql = 'kubectl exec -it db-0 -- mysql -u root -p';
    expect(commandsOf('tool-sessions.md')).toEqual([
      ['4', 'ledger-psql -d ledger', 'root prompt'],
      ['5-6', 'select id', 'sql', 'in ledger=#'],
      ['10', '\\d accounts', 'other', 'in ledger=#'],
      ['14', 'show clients', 'sql', 'in pool=#'],
      ['22', 'show pools', 'sql'],
      ['26', redis],
      ['28', 'INFO memory', 'redis', `in ${redis}`],
      ['29', 'CONFIG GET maxmemory', 'redis', `in ${redis}`],
      ['33', mysql],
      ['34', 'SHOW PROCESSLIST', 'sql', `in ${mysql}`],
      ['38', 'gdb -p <pid>', 'root prompt'],
      ['40-42', '- set pag off', 'other', 'in gdb -p <pid>'],
      ['46', 'trust', 'other', 'in gpg>'],
      ['48', 'save', 'other', 'in gpg>'],
      ['49', 'Cart.count', 'other', 'in irb(main):001:0>'],
      ['55', 'ssh edge-7'],
      ['56', 'sudo systemctl status cart', 'in ssh edge-7'],
      ['57', 'exit', 'in ssh edge-7'],
      ['58', 'uptime'],
      ['61', 'ssh edge-8'],
      ['61', 'sudo df -h /var', 'in ssh edge-8'],
      ['64', 'sudo du -sh /var/log', 'in ssh edge-8'],
      ['65', 'scp edge-8:/var/log/cart.log .'],
      ['66', 'tail -n 5 cart.log'],
    ]);
  });
});
