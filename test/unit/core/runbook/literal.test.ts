import { describe, expect, it } from 'vitest';
import { literalValue, printsOneValue } from '../../../../src/core/runbook/literal.ts';

const status = 'curl -s -o /dev/null -w "%{http_code}" https://shop.example/health';

describe('a command prints one value when it is', () => {
  it.each([
    status,
    "kubectl get deploy/web -n shop -o jsonpath='{.status.readyReplicas}'",
    'kubectl get pod web-0 -o=jsonpath={.status.phase}',
    'kubectl get pods --no-headers | wc -l',
    'kubectl get pods | grep -c Running',
    'systemctl is-active web',
    'psql -tAc "SELECT count(*) FROM orders"',
  ])('%s', (text) => {
    expect(printsOneValue(text)).toBe(true);
  });

  it.each([
    'curl -s https://shop.example/health',
    'curl -i -w "%{http_code}" https://shop.example/health',
    'curl -s -o /dev/null -w "%{http_code} %{time_total}" https://shop.example',
    "kubectl get pods -o jsonpath='{.items[*].status.phase}'",
    "kubectl get pod a -o jsonpath='{.status.phase}{.metadata.name}'",
    "kubectl get pod a -o jsonpath='{..phase}'",
    'kubectl get pods',
    `date; ${status}`,
    'wc -l a b',
    'systemctl is-active web db',
    'echo )',
    '',
  ])('not %s', (text) => {
    expect(printsOneValue(text)).toBe(false);
  });
});

describe('a machine may look for', () => {
  it.each([
    ['It should return `200`.', status, '200'],
    ['The command prints `active`.', 'systemctl is-active web', 'active'],
    ['Expected: `3`', 'kubectl get pods --no-headers | wc -l', '3'],
    ['예상 결과: `200`', status, '200'],
    ['The output should contain `orders-db`.', 'kubectl get secrets', 'orders-db'],
    [
      'The output should include the line `web successfully rolled out`.',
      'kubectl rollout status deploy/web',
      'web successfully rolled out',
    ],
  ])('the value of "%s"', (sentence, command, value) => {
    expect(literalValue(sentence, command)).toBe(value);
  });

  it.each([
    ['the output is a table', 'All pods should be `Running`.', 'kubectl get pods'],
    ['the word stands in many outputs', 'The output should contain `Running`.', 'kubectl get pods'],
    ['the output is a page', 'It should return `200`.', 'curl -i https://shop.example'],
    ['it must not be there', 'It should not return `500`.', status],
    ['it must not be there, in Korean', '`500`이 없어야 합니다: 결과: `500`', status],
    ['there are two values', 'It should return `200` or `204`.', status],
    ['it is one case', 'If all is well it should return `200`.', status],
    ['it is a quantity', 'It should return at least `3`.', 'kubectl get pods | wc -l'],
    ['it is an example', 'The output should contain something like `web-7f9c`.', 'kubectl get pods'],
    ['every line is meant', 'Every line of the output should contain `orders-db`.', 'kubectl get secrets'],
    ['part of it stands for a value', 'The output should contain `web-<hash>`.', 'kubectl get pods'],
    ['there is no value', 'It should return the status.', status],
  ])('nothing where %s', (_why, sentence, command) => {
    expect(literalValue(sentence, command)).toBeUndefined();
  });
});
