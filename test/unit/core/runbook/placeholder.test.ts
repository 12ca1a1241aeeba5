import { describe, expect, it } from 'vitest';
import { findPlaceholders } from '../../../../src/core/runbook/placeholder.ts';

describe('a value is asked for when a command has', () => {
  it.each([
    ['kubectl get pod <pod>', ['<pod>']],
    ['kubectl get pod <pod name> -n <name-space>', ['<pod name>', '<name-space>']],
    ['kubectl get pod <파드 이름>', ['<파드 이름>']],
    ['kubectl get ns {{ tenant }}', ['{{ tenant }}']],
    ['kubectl get ns {{tenant.name}}', ['{{tenant.name}}']],
    ['curl -H "token: YOUR_TOKEN" https://a', ['YOUR_TOKEN']],
    ['gcloud config set project your-project-id', ['your-project-id']],
    ['grow --by [size] now', ['[size]']],
    ['copy <x> <x>', ['<x>']],
  ])('%s', (text, found) => {
    expect(findPlaceholders(text)).toEqual(found);
  });
});

describe('no value is asked for in', () => {
  it.each([
    'cat <<EOF\na\nEOF',
    'sort < a > b',
    'diff <(sort a) <(sort b)',
    'cat <<<word',
    'cmd 2>&1 <&3',
    "kubectl get pods -o go-template='{{range .items}}{{.metadata.name}}{{end}}'",
    `kubectl get pods -o go-template='{{- if and .items (not $x) }}{{ printf "%s" "a" }}{{ else }}{{ end }}'`,
    'docker ps --format "{{.Names}}"',
    '[ -f a ] && echo b',
    '[[ -n a ]]',
    'echo ${LIST[0]}',
    'grep "[a-z]" file',
    'if [ 1 -lt 2 ]; then date; fi',
  ])('%s', (text) => {
    expect(findPlaceholders(text)).toEqual([]);
  });
});
