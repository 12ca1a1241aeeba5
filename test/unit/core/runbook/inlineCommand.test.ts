import { describe, expect, it } from 'vitest';
import { inlineCommands } from '../../../../src/core/runbook/inlineCommand.ts';

function texts(markdown: string): readonly string[] {
  return inlineCommands(markdown).map((command) => command.text);
}

describe('inline code is a command', () => {
  it.each([
    ['alone in its entry', '`kubectl get nodes`'],
    ['alone behind its box', '[ ] `kubectl get nodes`'],
    ['alone with a full stop', '`kubectl get nodes`.'],
    ['alone with a prompt', '`$ kubectl get nodes`'],
    ['behind "run"', 'Then run `kubectl get nodes` and wait'],
    ['behind "with"', 'Check with `kubectl get nodes`'],
    ['in front of the Korean word', '`kubectl get nodes` 를 실행한다'],
    ['in double marks', 'Run ``kubectl get nodes``'],
  ])('%s', (_name, markdown) => {
    expect(texts(markdown)).toEqual(['kubectl get nodes']);
  });

  it('when it is a script beside the runbook', () => {
    expect(texts('Run `./check.sh --all`')).toEqual(['./check.sh --all']);
  });

  it('for each of several, with its line', () => {
    expect(inlineCommands('Run `date -u`\nor run `df -h`')).toEqual([
      { text: 'date -u', language: 'shell', doubt: undefined, line: 0 },
      { text: 'df -h', language: 'shell', doubt: undefined, line: 1 },
    ]);
  });
});

describe('the text says to run it', () => {
  it.each([
    ['over the end of a line', 'Then run\n`kubectl get nodes` again'],
    ['in the entry, before a colon', 'Stop the service: `kubectl get nodes`'],
    ['as an example', 'Look at the nodes, for example: `kubectl get nodes`'],
    ['by what it does', 'Verify the nodes via `kubectl get nodes -A`', 'kubectl get nodes -A'],
    ['in a line of its own below a label', 'Look:\n`kubectl get nodes`'],
    ['as a bullet that the indentation made part of the text', 'Look again\n      - `kubectl get nodes`'],
    ['of a command with all that it is given', 'Use the `kubectl get nodes -A` command', 'kubectl get nodes -A'],
    ['in the passive that asks for it', 'The nodes can be seen with `kubectl get nodes -A`', 'kubectl get nodes -A'],
    ['in a sentence with by', 'Find out by running `kubectl get nodes`'],
    ['in Korean', '`kubectl get nodes` 명령어를 실행합니다'],
    ['in Korean before a colon', '다음을 실행: `kubectl get nodes`'],
    ['in Japanese', '`kubectl get nodes` を実行します'],
    ['in Chinese', '部署后执行 `kubectl get nodes`'],
    ['in Chinese with a word between', '请运行以下命令：`kubectl get nodes`'],
    ['although its program is not known', 'Run `ourtool status --all`', 'ourtool status --all'],
  ])('%s', (_name, markdown, text = 'kubectl get nodes') => {
    expect(texts(markdown)).toEqual([text]);
  });

  it('of what follows as of what comes first', () => {
    expect(texts('Run `git merge --ff-only hotfix` followed by `git push`')).toEqual([
      'git merge --ff-only hotfix',
      'git push',
    ]);
  });

  it('plainly enough for a program that nothing else shows to be one, which stays doubtful', () => {
    expect(inlineCommands('Run `ourtool status`')).toMatchObject([{ text: 'ourtool status', doubt: 'form only' }]);
    expect(inlineCommands('See `ourtool status`')).toEqual([]);
  });

  it('and it may be SQL', () => {
    expect(inlineCommands('Count them:\n`SELECT count(*) FROM orders;`')).toMatchObject([
      { text: 'SELECT count(*) FROM orders', language: 'sql', line: 1 },
    ]);
  });
});

describe('inline code is no command', () => {
  it.each([
    'Do not run `kubectl delete pod a`',
    "Don't use `kubectl delete pod a`",
    'Never run `kubectl delete pod a`',
    'Instead of running `kubectl delete pod a`, wait',
    'Before you run `kubectl delete pod a`, wait',
    'When running `kubectl get pods -w` you see them go',
    'The job will run `kubectl delete pod a`',
    'The clients that are running `git fetch origin` wait',
    'If necessary: `sudo chown -R me .`',
    'Example output: `kubectl get pods`',
    'kubectl: `kubectl get pods` now shows the node',
    '`kubectl delete pod a` 실행 시 데이터가 삭제됩니다',
    '**주의**: `kubectl delete pod a` 절대 사용 금지',
    '注意: `kubectl delete pod a` は実行しない',
    '请勿执行 `kubectl delete pod a`',
    '执行 `kubectl delete pod a` 时数据会丢失',
    '- 2026-03-02 全部通过：`kubectl delete pod a`',
    '2026.03.02 복구 훈련에서 실행: `kubectl delete pod a`',
    'The script currently exits with `exit 0` at its second line',
    'The hook looks for the port with `ss -ltn` and frees it',
    'If the copy was made with `pg_dump -Fc orders`, it has a list',
    'The sum is compared by `sha256sum -c sums`',
    'Use the `kubectl rollout status` command for those',
    'You nearly always want both, so use `enable --now`',
    'Type `level one entry`',
    'A sentence about\n`kubectl get pods`\nthat goes on',
  ])('in "%s"', (markdown) => {
    expect(texts(markdown)).toEqual([]);
  });

  it('as a heading that only names it', () => {
    expect(inlineCommands('`kubectl get nodes`', true)).toEqual([]);
    expect(inlineCommands('Step 2: run `kubectl get nodes`', true)).toHaveLength(1);
  });

  it.each([
    ['where nobody says to run it', 'The output of `kubectl get nodes` may be long'],
    ['where the sentence has ended since', 'Run it. `kubectl get nodes` is slow'],
    ['when it is only the name of a program', 'Run `kubectl`'],
    ['when it is only a word', 'Run `values.yaml`'],
    ['when nobody knows its program, nor is it told to run', 'There is `ourtool --all`'],
    ['when it is not complete', 'Run `echo "open`'],
  ])('%s', (_name, markdown) => {
    expect(texts(markdown)).toEqual([]);
  });
});
