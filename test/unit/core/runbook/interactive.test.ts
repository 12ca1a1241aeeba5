import { describe, expect, it } from 'vitest';
import { isInteractive } from '../../../../src/core/runbook/interactive.ts';

describe('a command keeps the terminal when it', () => {
  it.each([
    ['opens an editor', 'vim a'],
    ['opens an editor by its path', '/usr/bin/nano a'],
    ['opens an editor as root', 'sudo vi a'],
    ['pages', 'less /var/log/a'],
    ['pages at the end of a pipe', 'cat a | less'],
    ['opens a shell in a pod', 'kubectl exec -it pod/a -- sh'],
    ['opens a shell in a pod, options apart', 'kubectl exec -i -t pod/a -- sh'],
    ['opens a shell in a pod, options in words', 'kubectl exec --stdin --tty pod/a -- sh'],
    ['starts a throw-away pod', 'kubectl run -it a --image=busybox'],
    ['follows logs', 'kubectl logs -f deploy/a'],
    ['follows logs in words', 'kubectl -n b logs deploy/a --follow'],
    ['watches pods', 'kubectl get pods -w'],
    ['forwards a port', 'kubectl port-forward svc/a 8080:80'],
    ['edits an object', 'kubectl -n a edit configmap b'],
    ['attaches', 'docker attach a'],
    ['logs in to a machine', 'ssh ops@edge-7'],
    ['logs in with options that take a value', 'ssh -i key -p 22 edge-7'],
    ['asks for a terminal there', 'ssh -t edge-7 top'],
    ['watches', 'watch -n 5 df'],
    ['follows a file', 'tail -f a'],
    ['follows a file by name', 'tail -n 5 -F a'],
    ['follows the journal', 'journalctl -fu a'],
    ['opens the prompt of a database', 'psql ledger'],
    ['opens the prompt of Redis', 'redis-cli -h cache.internal -p 6379'],
    ['opens a language shell', 'python3'],
    ['does so inside a loop', 'for n in a b; do ssh $n; done'],
    ['does so after something else', 'date && top'],
  ])('%s', (_name, text) => {
    expect(isInteractive(text)).toBe(true);
  });
});

describe('a command ends by itself when it', () => {
  it.each([
    ['runs one command in a pod', 'kubectl exec deploy/a -- cat b'],
    ['only passes -it on to the program in the pod', 'kubectl exec deploy/a -- tool -it'],
    ['prints logs', 'kubectl logs --tail=20 deploy/a'],
    ['names a file', 'kubectl apply -f a.yaml'],
    ['gets a thing that is named like a verb', 'kubectl get endpoints proxy'],
    ['runs one command on a machine', 'ssh edge-7 uptime'],
    ['runs one command with options', 'ssh -i key edge-7 -- uptime'],
    ['prints the end of a file', 'tail -n 20 a'],
    ['runs one statement', "psql ledger -c 'SELECT 1'"],
    ['runs a file of statements', 'psql -f a.sql'],
    ['takes statements from a pipe', "echo 'SELECT 1' | psql ledger"],
    ['takes statements from a heredoc', 'psql ledger <<EOF\nSELECT 1;\nEOF'],
    ['runs one Redis command', 'redis-cli -h cache.internal PING'],
    ['runs a script', 'python smoke_tests.py'],
    ['runs a module', 'python3 -m json.tool a'],
    ['only mentions an editor', 'echo vim'],
    ['waits with a limit', 'kubectl wait nodes --all --timeout=10s'],
  ])('%s', (_name, text) => {
    expect(isInteractive(text)).toBe(false);
  });
});
