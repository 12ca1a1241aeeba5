import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commandShape, type Shape } from '../../../../src/core/runbook/commandShape.ts';

const readings: Readonly<Record<Shape, readonly string[]>> = {
  command: [
    'kubectl get nodes',
    'uptime',
    'echo 1',
    'git pull',
    'find . -name core',
    'test ! -L a',
    'curl ... -d x',
    'cd [folder of the application]',
    'kubectl exec -it a -- which tc',
    './deploy.sh',
    'bin/setup --all',
    '<repo>/bin/show secrets',
    '$HOME/bin/check --all',
    '/usr/local/bin/check',
    'REPLICAS=3 ./scale.sh',
    'FOO="not found"; for n in a b; do date; done',
    'for n in 1 2; do',
    'while true; do',
    'if [ -f a ]; then',
    '[ -f a ] && cat a',
    '(cd a && make)',
    'check() {',
    '. ./env.sh',
    'kubectl get configmap where -n shop',
    'kubectl -n shop get configmap where',
    'sudo kubectl get configmap where -n shop',
    'KUBECONFIG=a kubectl get configmap where -n shop',
    'kubectl delete configmap where -n shop --wait=false | tail -1',
    "kubectl patch configmap where -n shop -p '{}'",
    'docker logs when --tail 5',
    'systemctl status this --no-pager',
  ],
  assignment: ['REPLICAS=3', 'A=1 B=2', 'NAME=<value of the label>'],
  likely: [
    'ourtool status --all',
    'ourctl list',
    'our-cli list nodes',
    'kafka-acls.sh list',
    'echo this is what you will see',
    'date',
    'build/out/tool -x',
    '$EDITOR roles/a.json',
  ],
  possible: ['ourtool status', 'ourtool list <node>', 'ourtool user show NAME'],
  text: [
    '',
    '# a comment',
    'The worker is up again.',
    'make sure that it is gone',
    'find the node',
    'if you see this, stop',
    'kubectl get pods -n shop should show only these',
    'kubectl delete pods -n shop only',
    'kubectl delete pods -n shop when nobody uses it',
    'kubectl delete configmap where',
    'kubectl get takes the -n flag',
    'kubectl must have --context set',
    'kubectl apply should be run with --dry-run',
    'kubectl is not installed',
    'helm needs that --wait',
    'git push should work',
    'for example like this',
    'signer-1    1/1     Running',
    'NAME   READY   STATUS',
    '| a | b |',
    ' type |   user    |  database',
    'secret created',
    'ourtool version v1.2.3',
    'total 48',
    'kind: Pod',
    '- a bullet',
    '[ ] a box',
    '{"a": 1}',
    'rate(errors[5m]) > 0',
    'errors_total{job="a"}',
    'up == 0',
    'level=warn ts=12 msg="late"',
    'FATA[0000] gone',
    '/label ~C2',
    'UUID=0a1b-2c3d /srv/orders ext4 defaults,nofail 0 2',
    'LABEL=pages none swap sw 0 0',
    'host all replicator 10.0.0.0/8 scram-sha-256',
    'deb [signed-by=/etc/k.gpg] https://apt.example.org stable main',
    'DNS=10.0.0.2 10.0.0.3',
    'T=5: Restart of the worker',
    'dig +trace a.example    - Follow it from the root',
    'host          port',
    '/etc/hosts',
    '~/.aws/credentials',
    'config/jobs/gce.yaml',
    'pod/a deleted',
    'https://localhost:8081/ui',
    'import os',
    'file {',
    'provider "aws" {',
    'FROM scratch',
    'orders=# SELECT 1;',
    '`systemctl stop signer`',
    '\u200b# hidden',
    '모든 테스트 통과',
  ],
};

describe('a line reads like', () => {
  it.each(Object.entries(readings).flatMap(([shape, lines]) => lines.map((line) => [shape, line] as const)))(
    '%s: "%s"',
    (shape, line) => {
      expect(commandShape(line)).toBe(shape);
    },
  );

  it('the same wherever it is indented', () => {
    for (const [shape, lines] of Object.entries(readings))
      for (const line of lines) expect(commandShape(`  \t${line} `)).toBe(shape);
  });

  it('something, whatever it holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (line) => {
        expect(Object.keys(readings)).toContain(commandShape(line));
      }),
    );
  });
});
