import { homedir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { cacheFolder, runsFolder, stateFolder, userFolder } from '../../../src/state/folders.ts';

test('the state of a runbook lies beside it', () => {
  expect(stateFolder('/srv/runbooks/list.md')).toBe('/srv/runbooks/.provebook');
});

test.each([
  ['/srv/list.md', 'list'],
  ['/srv/list.markdown', 'list.markdown'],
  ['/srv/list.markdown.md', 'list.markdown.md'],
  ['/srv/list.v2.md', 'list.v2'],
  ['/srv/list.txt', 'list.txt'],
  ['/srv/점검표.md', '점검표'],
])('the runs of %s lie in %s', (file, name) => {
  expect(runsFolder(file)).toBe(path.join('/srv/.provebook', name));
});

test('what is private lies in the state folder of its person, never beside the runbook', () => {
  const home = path.join(homedir(), '.local', 'state', 'provebook');
  expect(userFolder({})).toBe(home);
  expect(userFolder({ PROVEBOOK_STATE_HOME: '', XDG_STATE_HOME: '' })).toBe(home);
  expect(userFolder({ XDG_STATE_HOME: '/state' })).toBe('/state/provebook');
  expect(userFolder({ XDG_STATE_HOME: '/state', PROVEBOOK_STATE_HOME: '/own' })).toBe('/own');
});

test('what can be made again lies in the cache of its person', () => {
  const home = path.join(homedir(), '.cache', 'provebook');
  expect(cacheFolder({})).toBe(home);
  expect(cacheFolder({ XDG_CACHE_HOME: '' })).toBe(home);
  expect(cacheFolder({ XDG_CACHE_HOME: '/cache' })).toBe('/cache/provebook');
});
