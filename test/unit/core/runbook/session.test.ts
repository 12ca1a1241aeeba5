import { describe, expect, it } from 'vitest';
import {
  openedTool,
  sessionOf,
  sessionsAfter,
  sessionUse,
  type OpenSession,
} from '../../../../src/core/runbook/session.ts';

function after(...commands: readonly string[]): readonly OpenSession[] {
  return commands.reduce<readonly OpenSession[]>((open, command) => sessionsAfter(open, sessionUse(command)), []);
}

function neededFor(open: readonly OpenSession[], command: string) {
  return sessionOf(open, sessionUse(command));
}

describe('a command opens', () => {
  it.each([
    ['ssh edge-1', 'shell'],
    ['ssh -p 22 -i key ops@edge-1', 'shell'],
    ['gcloud compute ssh edge-1 --zone a', 'shell'],
    ['kubectl exec -it api -- bash', 'shell'],
    ['kubectl -n shop exec --stdin --tty api -- /bin/sh', 'shell'],
    ['oc rsh api', 'shell'],
    ['oc debug node/a', 'shell'],
    ['docker run --rm -it alpine sh', 'shell'],
    ['sudo su - postgres', 'shell'],
    ['sudo -i', 'shell'],
    ['chroot /host', 'shell'],
    ['vagrant ssh web-1', 'shell'],
    ['multipass shell web-1', 'shell'],
    ['kubectl exec -it db -- psql -U ledger', 'sql'],
    ['sudo ledger-psql -d ledger', 'sql'],
    ['mysql -u root -p', 'sql'],
    ['redis-cli -h cache', 'redis'],
    ['gdb -p 12', 'other'],
    ['bin/rails console', 'other'],
  ])('"%s": a session of %s', (command, tool) => {
    expect(openedTool(command)).toBe(tool);
  });

  it.each([
    'ssh edge-1 uptime',
    'ssh -N -L 1:a:1 edge-1',
    'gcloud compute ssh edge-1 --command uptime',
    'kubectl exec api -- bash',
    'kubectl exec -it api -- ls /',
    "kubectl exec -it api -- sh -c 'date'",
    "psql -c 'SELECT 1'",
    'echo "SELECT 1" | psql',
    'redis-cli info',
    'gdb -batch -p 12',
    'rails db:migrate',
    'kubectl get pods',
  ])('nothing when it is "%s"', (command) => {
    expect(openedTool(command)).toBeUndefined();
  });
});

describe('what follows belongs in the session', () => {
  it('until it is left', () => {
    expect(neededFor(after('ssh edge-1'), 'uptime')).toBe('ssh edge-1');
    expect(neededFor(after('ssh edge-1', 'exit'), 'uptime')).toBeUndefined();
  });

  it('that is the innermost', () => {
    expect(neededFor(after('oc debug node/a', 'chroot /host'), 'uptime')).toBe('chroot /host');
    expect(neededFor(after('oc debug node/a', 'chroot /host', 'exit'), 'uptime')).toBe('oc debug node/a');
    expect(neededFor(after('kubectl exec -it db -- bash', 'psql', 'exit'), 'uptime')).toBe(
      'kubectl exec -it db -- bash',
    );
  });

  it('but not what a container has no client for', () => {
    const inside = after('kubectl exec -it api -- bash');
    expect(neededFor(inside, 'kubectl get pods')).toBeUndefined();
    expect(neededFor(after('kubectl exec -it api -- bash', 'kubectl get pods'), 'uptime')).toBeUndefined();
    expect(neededFor(after('ssh edge-1'), 'kubectl get pods')).toBe('ssh edge-1');
    expect(neededFor(after('ssh edge-1'), 'scp a edge-1:')).toBeUndefined();
  });

  it('of a virtual machine, which its own program is not in', () => {
    const inside = after('vagrant ssh web-1');
    expect(neededFor(inside, 'rm -rf /var/lib/ledger')).toBe('vagrant ssh web-1');
    expect(neededFor(inside, 'vagrant halt')).toBeUndefined();
    expect(neededFor(after('vagrant ssh web-1 -c uptime'), 'uptime')).toBeUndefined();
  });

  it('but no shell command in the prompt of a database', () => {
    expect(neededFor(after('psql -U ledger'), 'uptime')).toBeUndefined();
  });
});
