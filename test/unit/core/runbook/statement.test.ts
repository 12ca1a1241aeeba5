import { describe, expect, it } from 'vitest';
import { isOutputLabel, statedIn } from '../../../../src/core/runbook/statement.ts';

const sorts = (markdown: string): readonly string[] => statedIn(markdown).statements.map(({ sort }) => sort);

describe('a paragraph is the name of an output when it is', () => {
  it.each([
    'Expected output:',
    '**Expected result**:',
    'Example output',
    'Output:',
    'Response:',
    'Should return:',
    'Sample response (shortened):',
    '예상 결과:',
    '**예상 출력**',
    '출력 예시:',
    '실행 결과:',
    '期待される結果：',
    '出力例',
    '预期输出：',
    '**期望响应：**',
    '返回示例',
    '运行结果如下：',
  ])('%s', (text) => {
    expect(isOutputLabel(text.replace(/\*/g, ''))).toBe(true);
  });

  it.each([
    'Example:',
    'Expectations of the team',
    'Then run:',
    '확인:',
    '执行：',
    '检查结果的方法',
    'The output of the pump is low',
    '',
    ':',
  ])('not %s', (text) => {
    expect(isOutputLabel(text)).toBe(false);
  });
});

describe('a sentence says what is seen when it is', () => {
  it.each([
    'You should see three pods.',
    'You will see a list of nodes.',
    'The status should be `Ready`.',
    'The output should contain the date.',
    'It should now return the new name.',
    'This will print nothing if it is successful.',
    'There should be no errors.',
    'Wait until all pods are running.',
    '`f` means that it is the leader.',
    'The state could be `active` or `failed`.',
    'Expected: every node is ready.',
    'If all is well, you should see a greeting.',
    '파드 세 개가 있어야 합니다.',
    '목록이 표시됩니다.',
    '예상 결과: 파드 세 개',
    '应该看到三个 pod。',
    '预期结果：三个 pod',
    '一覧が表示されます。',
  ])('%s', (text) => {
    expect(sorts(text)).toEqual(['seen']);
  });
});

describe('a sentence tells to check when it is', () => {
  it.each([
    'Verify that the pods are ready.',
    'Confirm that there were no errors in the log.',
    'Then check that the queue is empty.',
    'Make sure the pod is running.',
    'Look at the log to confirm they are fine.',
    '모두 정상인지 확인합니다.',
    '起動していることを確認する。',
  ])('%s', (text) => {
    expect(sorts(text)).toEqual(['verify']);
  });
});

describe('a sentence expects nothing when it is', () => {
  it.each([
    'If the output shows an error, call the vendor.',
    'Ensure that you have access to the console.',
    'Make sure to save the file.',
    'You should be careful.',
    'This should be done by two people.',
    'Should it be red?',
    'Run the command.',
    'Check how many pods there are.',
    'Date: ____ the output should be noted',
    '만약 오류가 표시됩니다면 중단합니다.',
  ])('%s', (text) => {
    expect(sorts(text)).toEqual([]);
  });
});

it('a sentence with a colon at its end announces output, unless it announces a command', () => {
  expect(sorts('You should see something like this:')).toEqual(['label']);
  expect(sorts('The output looks like:')).toEqual(['label']);
  expect(sorts('Verify that the pods are ready:')).toEqual(['verify']);
  expect(sorts('You should see it by running:')).not.toContain('label');
});

it('what stands in inline code says nothing', () => {
  expect(sorts('Look at `kubectl get pods should return`.')).toEqual([]);
});

it('a comment of the source is no sentence, and one that expects is a directive', () => {
  const { statements, directives } = statedIn('Look at it. <!-- you should see a -->\n<!-- expect: contains "b" -->');
  expect(statements).toEqual([]);
  expect(directives).toEqual([{ text: 'b', value: 'b', line: 1 }]);
});
