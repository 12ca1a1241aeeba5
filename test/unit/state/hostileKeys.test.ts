/** Keys that mean something to JavaScript, in every file that others may write: they change no prototype. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { readSidecar } from '../../../src/core/check/sidecar.ts';
import { readRunbook } from '../../../src/core/runbook/read.ts';
import { mergeKubeconfigs } from '../../../src/core/target/kubeconfig.ts';
import { pinContext } from '../../../src/core/target/pinContext.ts';
import { runsFolder } from '../../../src/state/folders.ts';
import { RunStore } from '../../../src/state/runStore.ts';
import { scratchFolder } from '../../scratch.ts';
import { note, noon } from './events.ts';

const keys = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', '__defineGetter__'];
const prototypes = [Object.prototype, Array.prototype, Map.prototype, Function.prototype];
const before = prototypes.map((one) => Reflect.ownKeys(one).length);

afterEach(() => {
  expect(prototypes.map((one) => Reflect.ownKeys(one).length)).toEqual(before);
  expect(Reflect.get({}, 'polluted')).toBeUndefined();
});

it.each(keys)('%s in a sidecar', async (key) => {
  const value = '{ polluted: true, constructor: { prototype: { polluted: true } } }';
  for (const place of ['vars', 'targets', 'connections', 'secrets', 'effects', 'defaults'])
    expect((await readSidecar(`version: 1\n${place}: { "${key}": ${value} }\n`)).state).toMatch(/^(in)?valid$/);
  const { state, ...reading } = await readSidecar(`version: 1\n"${key}": ${value}\n`);
  if (state === 'valid') expect(Reflect.get(reading, 'polluted')).toBeUndefined();
});

it.each(keys)('%s in a kubeconfig', (key) => {
  const entry = `{"name":"a","${key}":{"polluted":true}}`;
  const text = `{"current-context":"${key}","${key}":{"polluted":true},"contexts":[${entry}],"clusters":[${entry}],"users":[${entry}]}`;
  const merge = mergeKubeconfigs([{ path: '/k/config', text }]);
  if (merge.state === 'merged') expect(pinContext(merge.config, key).state).toBe('missing');
});

it.each(keys)('%s in a runbook', (key) => {
  const runbook = readRunbook(
    `# ${key} {#${key}}\n\n- [ ] ${key} {#${key}}\n\n  \`\`\`bash\n  echo <${key}> ${key}\n  \`\`\`\n`,
  );
  expect(runbook.commands).toHaveLength(1);
});

it.each(keys)('%s in a log', (key) => {
  const file = path.join(scratchFolder(), 'list.md');
  const store = new RunStore(file, noon);
  const runId = store.newRunId();
  const folder = path.join(runsFolder(file), runId, 'log');
  mkdirSync(folder, { recursive: true });
  const common = `"v":1,"id":"${key}","actor":"${key}","session":"${key}","seq":0,"lamport":1,"at":"","prev":"","seen":["${key}"]`;
  const lines = [
    `{${common},"type":"${key}","${key}":{"polluted":true}}`,
    `{${common},"type":"value.set","name":"${key}","value":"polluted"}`,
    `{${common},"type":"item.ticked","nodeId":"${key}","${key}":{"polluted":true}}`,
  ];
  for (const [at, line] of lines.entries()) writeFileSync(path.join(folder, `eve-${at}.jsonl`), `${line}\n`);
  store.append(runId, 'ada', note('one'));
  const { state } = store.read(runId);
  store.close();
  expect(state.actors).toContain('ada');
});
