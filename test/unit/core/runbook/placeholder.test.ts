import { describe, expect, it } from 'vitest';
import { findPlaceholders } from '../../../../src/core/runbook/placeholder.ts';

function texts(command: string, language: 'shell' | 'sql' = 'shell'): readonly string[] {
  return findPlaceholders(command, language).map(({ text }) => text);
}

describe('a value is asked for when a command has', () => {
  it.each([
    ['kubectl get pod <pod>', ['<pod>']],
    ['kubectl get pod <pod name> -n <name-space>', ['<pod name>', '<name-space>']],
    ['kubectl get pod <파드 이름>', ['<파드 이름>']],
    [`NODE='<"Node:" field (from above)>'`, ['<"Node:" field (from above)>']],
    ['service-state <ready|drain>', ['<ready|drain>']],
    ['kubectl get ns {{ tenant }}', ['{{ tenant }}']],
    ['kubectl get ns {{tenant.name}}', ['{{tenant.name}}']],
    ['curl -H "token: YOUR_TOKEN" https://a', ['YOUR_TOKEN']],
    ['gcloud config set project your-project-id', ['your-project-id']],
    ['kubectl get all -n yournamespace', ['yournamespace']],
    ['aws s3 ls s3://my-bucket', ['my-bucket']],
    ['grow --by [size] now', ['[size]']],
    ['kubectl -n [your namespace] get pods', ['[your namespace]']],
    ['kubectl apply -f [file-name].yaml', ['[file-name]']],
    ['run --env="HOST=[your database host]"', ['[your database host]']],
    ['copy <x> <x>', ['<x>']],
    ['psql -h HOSTNAME -d ledger', ['HOSTNAME']],
    ['kubectl logs deploy/APP_NAME --tail=5', ['APP_NAME']],
    ["rake 'move:page[OLD_SLUG,NEW_SLUG]'", ['OLD_SLUG', 'NEW_SLUG']],
    ['curl https://HOST:8443/healthz', ['HOST']],
    ['kubectl logs orders-api-xxxxx', ['orders-api-xxxxx']],
    ['ping 10.0.x.x', ['10.0.x.x']],
    ['git checkout -b release-X.Y origin/main', ['X.Y']],
    ['git commit -m "Release vX.Y.Z"', ['vX.Y.Z']],
    ['make tag VERSION=vX.Y.Z', ['vX.Y.Z']],
    ['helm upgrade orders ./orders --version 2.Y.Z', ['2.Y.Z']],
    ['make notes ISSUE=__ISSUE_NUMBER__', ['__ISSUE_NUMBER__']],
    ['aws rds describe --id ${db-instance-name}', ['${db-instance-name}']],
  ])('%s', (text, found) => {
    expect(texts(text)).toEqual(found);
    expect(findPlaceholders(text, 'shell').every(({ kind }) => kind === 'value')).toBe(true);
  });
});

describe('no value is asked for in', () => {
  it.each([
    'cat <<EOF\na\nEOF',
    'sort < a > b',
    "jq '.X.Y' a.json",
    'sed -i s/__HOST__/db-1/ a.conf',
    'go test ./pkg/X.Yard',
    'sort <in.txt >out.txt',
    'diff <(sort a) <(sort b)',
    'cat <<<word',
    'cmd 2>&1 <&3',
    "kubectl get pods -o go-template='{{range .items}}{{.metadata.name}}{{end}}'",
    `kubectl get pods -o go-template='{{- if and .items (not $x) }}{{ printf "%s" "a" }}{{ else }}{{ end }}'`,
    'docker ps --format "{{.Names}}"',
    '[ -f a ] && echo b',
    '[[ -n a ]]',
    'echo ${LIST[0]}',
    'echo ${PORT:-8080}',
    'grep "[a-z]" file',
    'ls [a-z]',
    'if [ 1 -lt 2 ]; then date; fi',
    'POD_NAME=a; for NODE in b; do date; done',
    'export POD_NAME',
    'curl -X POST https://a',
    'grep -c ERROR_COUNT app.log',
    "psql -c 'SELECT NAME, TAG FROM RELEASE'",
    'kubectl get nodes -o custom-columns=NAME:.metadata.name,VERSION:.status.nodeInfo.kubeletVersion',
    'lsblk -o NAME,ROTA',
    'git rebase HEAD',
    'kill -HUP 1',
    'kubectl apply -f my-pod.yaml',
    'mysql --defaults-file=my.cnf',
    'date # of <pod>',
    "cat <<'EOF' > a.ini\n[default]\nregion = a\nEOF",
    'git commit -m "wait for your-team ..."',
    'echo "Waiting ..."',
    'go test ./...',
    "echo '<b>ok</b>'",
    'docker run -e DB_HOST app',
  ])('%s', (text) => {
    expect(texts(text)).toEqual([]);
  });
});

describe('a command that the author left open', () => {
  it.each([
    ['kubectl describe pod ...', '...'],
    ["curl -d '{...}' https://a", '...'],
    ['kubectl logs web [-f]', '[-f]'],
    ['kubectl get pods [--namespace <namespace>]', '[--namespace <namespace>]'],
  ])('has no value that would complete it: %s', (text, found) => {
    const open = findPlaceholders(text, 'shell').filter(({ kind }) => kind === 'elision');
    expect(open.map((placeholder) => placeholder.text)).toEqual([found]);
  });
});

describe('in SQL', () => {
  it('a value is asked for in a statement, not in its comments or comparisons', () => {
    expect(texts("SELECT * FROM <table> WHERE a <b AND c> 5 AND id = '<id>' -- <x> ...", 'sql')).toEqual([
      '<table>',
      '<id>',
    ]);
  });
});

it('different ways of writing a name ask for one value', () => {
  const found = findPlaceholders('a <Pod Name> POD_NAME {{pod_name}} [pod-name]', 'shell');
  expect(found.map(({ name }) => name)).toEqual(['pod-name', 'pod-name', 'pod-name', 'pod-name']);
});

describe('what a script is started with was left out', () => {
  it.each(['FILE=$1', 'FILE="$1"', 'FILE=${2}', 'export ALL="$@"'])('of "%s"', (text) => {
    expect(findPlaceholders(text, 'shell').map(({ kind }) => kind)).toEqual(['elision']);
  });

  it.each([
    'FILE=${1:-a.tar}',
    "FILE='$1'",
    "SIZE=$(df / | awk '{print $5}')",
    'keep() { local file=$1; cp "$file" /backup; }',
    'set -- a b; FILE=$1',
    'echo "a=\\$1"',
  ])('but not of "%s"', (text) => {
    expect(findPlaceholders(text, 'shell')).toEqual([]);
  });
});
