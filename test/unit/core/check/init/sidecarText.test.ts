import { describe, expect, it } from 'vitest';
import { proposeChecks } from '../../../../../src/core/check/init/proposeChecks.ts';
import { sidecarText } from '../../../../../src/core/check/init/sidecarText.ts';
import { readRunbook } from '../../../../../src/core/runbook/read.ts';
import { lines } from '../../../support/runbooks.ts';

/** Without the comment at its head. */
function written(...text: readonly string[]): string {
  const whole = sidecarText(proposeChecks(readRunbook(lines(...text))), 'night.md');
  return whole.replace(/^(#.*\n)+\n/, '');
}

describe('the text of a first sidecar', () => {
  it('says what it is before anything else', () => {
    expect(sidecarText([], 'night.md')).toMatch(
      /^# What proves the items .*\n(#.*\n)+\nversion: 1\nrunbook: \.\/night\.md\n\nchecks: \[\]\n$/,
    );
  });

  it('has the names to look for, and the reason where a person decides', () => {
    expect(
      written(
        '# Night',
        '- [ ] Secrets are there',
        '',
        '  ```bash',
        '  kubectl get secrets | sort',
        '  - shop-db ✓',
        '  - shop.smtp ✓',
        '  ```',
        '',
        '- [ ] Old pods are gone',
        '',
        '  ```bash',
        '  kubectl delete pod a',
        '  ```',
        '',
        '- [ ] The rota is agreed',
      ),
    ).toBe(
      lines(
        'version: 1',
        'runbook: ./night.md',
        '',
        '# Before and behind a name, so that it counts only where it stands alone: not "orders" in "orders-old".',
        'vars:',
        '  before: (^|[^\\pL\\pN_.-])',
        '  after: ([^\\pL\\pN_.-]|\\.([^\\pL\\pN]|$)|$)',
        '',
        'checks:',
        '  - id: secrets-are-there',
        '    item: "#night/secrets-are-there"',
        '    message: the output should have "shop-db", "shop.smtp"',
        '    exec:',
        '      script: |-',
        '        set -eo pipefail',
        '        kubectl get secrets | sort',
        '    expect:',
        '      exitCode: 0',
        '      stdout:',
        '        and:',
        '          - matches: ${vars.before}shop-db${vars.after}',
        '          - matches: ${vars.before}shop\\.smtp${vars.after}',
        '',
        '  # Its command may change something; a check should only look.',
        '  - id: old-pods-are-gone',
        '    item: "#night/old-pods-are-gone"',
        '    manual:',
        '      prompt: Old pods are gone',
        '',
        '  - id: the-rota-is-agreed',
        '    item: "#night/the-rota-is-agreed"',
        '    manual:',
        '      prompt: The rota is agreed',
      ),
    );
  });

  it('has a connection to fill in, at a place that does not exist', () => {
    const text = written(
      '- [ ] Rows',
      '',
      '  ```sql',
      '  SELECT a FROM t;',
      '  ```',
      '',
      '  <!-- expect: contains "x" -->',
    );
    expect(text).toContain(
      lines(
        'connections:',
        '  database:',
        '    driver: postgres',
        '    host: database.invalid',
        '    database: NAME',
        '    user: NAME',
      ),
    );
    expect(text).toContain(
      'expr: rows.exists(r, r.exists(c, r[c] != null && string(r[c]).matches(vars.before + "x" + vars.after)))',
    );
    expect(text).toContain('message: no row has "x"');
  });
});
