import { expect, it } from 'vitest';
import { isNamedRunbook, isSidecar, sidecarOf } from '../../../../src/core/runbook/discovery.ts';

it.each([
  'shop/release-runbook.md',
  'shop/runbooks/night.md',
  'Playbooks/a.markdown',
  'shop/READINESS.MD',
  'shop/배포 체크리스트.md',
  'shop/リリースチェックリスト.md',
])('%s is a runbook by its name or folder', (path) => {
  expect(isNamedRunbook(path)).toBe(true);
});

it.each(['shop/README.md', 'shop/runbook.txt', 'runbooks/night.checks.yaml', 'shop/book.md'])('%s is none', (path) => {
  expect(isNamedRunbook(path)).toBe(false);
});

it('a sidecar has the name of its runbook', () => {
  expect(sidecarOf('shop/night.md')).toBe('shop/night.checks.yaml');
  expect(sidecarOf('a.md/night.markdown')).toBe('a.md/night.checks.yaml');
  expect(isSidecar(sidecarOf('night.md'))).toBe(true);
  expect(isSidecar('night.yaml')).toBe(false);
});
