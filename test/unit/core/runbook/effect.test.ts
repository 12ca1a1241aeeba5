import { describe, expect, it } from 'vitest';
import { commandEffect } from '../../../../src/core/runbook/effect.ts';
import type { CommandLanguage, Effect } from '../../../../src/core/runbook/model.ts';

const shell: Readonly<Record<Effect, readonly string[]>> = {
  read: [
    'kubectl get pods -n orders',
    'kubectl -n orders get pods',
    'kubectl --context prod describe node a',
    'kubectl rollout status deployment/a',
    'kubectl rollout history deployment/a',
    'kubectl auth can-i delete pods',
    'kubectl config view',
    'kubectl config current-context',
    'kubectl apply -f a.yaml --dry-run=server',
    'kubectl delete pod a --dry-run=client',
    'kubectl exec deploy/a -- cat /etc/version',
    'kubectl get pods -o name | xargs echo',
    'oc get pods',
    'helm list -A',
    'helm status a',
    'git status',
    'git -C /srv log',
    'terraform plan',
    'tofu plan',
    'docker ps',
    'docker compose ps',
    'systemctl is-active a',
    'npm audit',
    'aws s3 ls',
    'aws ec2 describe-instances',
    'gcloud compute instances list',
    'curl -s https://a/health',
    'curl -X GET https://a',
    'curl -I https://a',
    'curl -G -X GET -d a=1 https://a',
    'df -h /',
    'echo a > /dev/null',
    'echo a 2>&1',
    'echo a >&2',
    'sed -n 1,5p a',
    "awk '{print $1}' a",
    'openssl x509 -in a.pem -noout -dates',
    'timeout 5 uptime',
    'sudo journalctl -u a',
    'env A=1 printenv A',
    'for n in 1 2; do echo $n; done',
    'A=1',
    'export A=1',
  ],
  change: [
    'kubectl apply -f a.yaml',
    'kubectl scale deploy/a --replicas=3',
    'kubectl rollout restart deployment/a',
    'kubectl -n delete apply -f a.yaml',
    'helm upgrade a ./a',
    'helm rollback a 1',
    'git push origin main',
    'terraform apply',
    'docker run --rm a',
    'systemctl restart a',
    'npm ci',
    'apt-get install -y jq',
    'aws ec2 start-instances --instance-ids a',
    'gcloud compute instances create a',
    'curl -X POST https://a',
    'curl -XPUT https://a',
    'curl -d a=1 https://a',
    'curl --data-binary @a https://a',
    'kubectl exec deploy/a -- touch /tmp/a',
    'uptime && systemctl restart a',
    'echo "$(systemctl restart a)"',
    'if true; then kubectl apply -f a.yaml; fi',
    'sudo mkdir -p /var/lib/a',
    'sudo /opt/a/rotate.sh',
    "ssh host 'sudo systemctl restart a'",
    "ssh host 'echo a > /etc/a'",
    "bundle exec knife ssh roles:a 'sudo chef-client'",
  ],
  local: [
    'kubectl config use-context b',
    'echo a > file.txt',
    'date >> log.txt',
    'kubectl get pods > pods.txt',
    'sed -i s/a/b/ file',
    'openssl genpkey -algorithm ed25519 -out new.pem',
    'cp a b',
    'mkdir -p build && touch build/a',
    'git clone https://example.com/a.git',
    'git checkout main && git pull',
    'docker build -t a .',
  ],
  destroy: [
    'kubectl delete pod a',
    'kubectl -n orders delete pod a',
    'kubectl drain node-1',
    'kubectl scale deploy/a --replicas=0',
    'helm uninstall a',
    'git reset --hard',
    'terraform destroy',
    'docker rm a',
    'aws s3 rm s3://a/b',
    'aws ec2 terminate-instances --instance-ids a',
    'gcloud compute instances delete a',
    'curl -X DELETE https://a',
    'curl -XDELETE https://a',
    'rm -rf /tmp/a',
    'sudo rm a',
    '/bin/rm a',
    'find . -name a | xargs rm',
    'kubectl get pods -o name | xargs kubectl delete',
    'kubectl exec deploy/a -- rm -rf /data',
    'for n in 1 2; do kubectl delete pod $n; done',
    'uptime; dropdb a',
    'kubectl get pods; rm a > /dev/null',
  ],
  unknown: [
    './deploy.sh',
    'python smoke_tests.py',
    'ourtool status',
    'kubectl',
    'kubectl frobnicate a',
    'kubectl exec deploy/a',
    "kubectl exec deploy/a -- sh -c 'ls'",
    "find . -exec echo {} ';'",
    'find . -delete',
    'awk \'BEGIN { system("rm a") }\'',
    'awk \'{ print > "out" }\' a',
    'ssh host uptime',
    'psql -c "SELECT 1"',
    'bash -c "rm a"',
    'aws frobnicate',
  ],
};

describe.each(Object.entries(shell))('a shell command has the effect "%s" when it is', (effect, texts) => {
  it.each(texts)('%s', (text) => {
    expect(commandEffect(text, 'shell')).toBe(effect);
  });
});

const sql: Readonly<Record<Exclude<Effect, 'local'>, readonly string[]>> = {
  read: [
    'SELECT 1',
    "select * from a where b = 'delete from c'",
    '/* drop table a */ SELECT 1',
    '-- update\nSELECT 1',
    'SHOW server_version',
    'EXPLAIN DELETE FROM a',
    'EXPLAIN ANALYZE SELECT 1',
    'WITH a AS (SELECT 1) SELECT * FROM a',
    'VALUES (1)',
    'TABLE a',
  ],
  change: [
    'INSERT INTO a VALUES (1)',
    'UPDATE a SET b = 1',
    'CREATE TABLE a (b int)',
    'SELECT 1 INTO a',
    'SELECT b INTO TEMP a FROM c',
    'GRANT SELECT ON a TO b',
    'VACUUM',
    'DO $$ BEGIN PERFORM 1; END $$',
    'WITH a AS (INSERT INTO b VALUES (1) RETURNING *) SELECT * FROM a',
    'EXPLAIN ANALYZE UPDATE a SET b = 1',
  ],
  destroy: [
    'DELETE FROM a',
    'DROP TABLE a',
    'TRUNCATE a',
    '/* SELECT */ DROP TABLE a',
    'WITH a AS (DELETE FROM b RETURNING *) SELECT * FROM a',
    'EXPLAIN ANALYZE DELETE FROM a',
  ],
  unknown: ['FROBNICATE a', '', '(SELECT 1)'],
};

describe.each(Object.entries(sql))('a statement has the effect "%s" when it is', (effect, texts) => {
  it.each(texts)('%s', (text) => {
    expect(commandEffect(text, 'sql')).toBe(effect);
  });
});

describe('other languages', () => {
  it.each<readonly [CommandLanguage, Effect]>([
    ['promql', 'read'],
    ['redis', 'unknown'],
    ['http', 'unknown'],
  ])('in %s everything is "%s"', (language, effect) => {
    expect(commandEffect('DEL a', language)).toBe(effect);
  });
});

it('what the shell would refuse is never taken for a command that only looks', () => {
  expect(commandEffect(`echo ${'$('.repeat(5000)}`, 'shell')).toBe('unknown');
  expect(commandEffect('echo )', 'shell')).toBe('unknown');
});
