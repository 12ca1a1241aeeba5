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
      { text: 'date -u', line: 0 },
      { text: 'df -h', line: 1 },
    ]);
  });
});

describe('inline code is no command', () => {
  it.each([
    ['where nobody says to run it', 'The output of `kubectl get nodes` may be long'],
    ['where the sentence has ended since', 'Run it. `kubectl get nodes` is slow'],
    ['when it is only the name of a program', 'Run `kubectl`'],
    ['when it is only a word', 'Run `values.yaml`'],
    ['when its program is not known', 'Run `ourtool --all`'],
    ['when it is not complete', 'Run `echo "open`'],
  ])('%s', (_name, markdown) => {
    expect(texts(markdown)).toEqual([]);
  });
});
