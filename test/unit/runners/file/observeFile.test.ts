import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { observeFile } from '../../../../src/runners/file/observeFile.ts';
import { scratchFolder } from '../../../scratch.ts';
import { patient, subjectOf } from '../servers.ts';

const now = Date.now();

describe('a file', () => {
  it('is found beside the runbook, with its text, its digest and its time', async () => {
    const folder = scratchFolder();
    writeFileSync(path.join(folder, 'note.txt'), 'hello');
    expect(subjectOf(await observeFile({ path: 'note.txt', parse: 'text' }, folder, patient, now))).toEqual({
      text: 'hello',
      mtime: expect.stringMatching(/^\d{4}-.*Z$/) as string,
      sha256: createHash('sha256').update('hello').digest('hex'),
    });
  });

  it.each([
    ['json', '{"findings": []}'],
    ['yaml', 'findings: []'],
  ] as const)('is read as %s', async (parse, text) => {
    const folder = scratchFolder();
    writeFileSync(path.join(folder, 'scan'), text);
    expect(subjectOf(await observeFile({ path: 'scan', parse }, folder, patient, now))).toMatchObject({
      json: { findings: [] },
    });
  });

  it('that is not there is no data', async () => {
    expect(await observeFile({ path: 'none', parse: 'text' }, scratchFolder(), patient, now)).toEqual({
      state: 'no data',
      message: 'There is no file none.',
    });
  });

  it('that is not what it should be is not observed', async () => {
    const folder = scratchFolder();
    writeFileSync(path.join(folder, 'scan.json'), '{');
    expect(await observeFile({ path: 'scan.json', parse: 'json' }, folder, patient, now)).toMatchObject({
      state: 'unobserved',
      message: expect.stringContaining('scan.json: It is not json') as string,
    });
  });

  it('that is too old says nothing of today', async () => {
    const folder = scratchFolder();
    const file = path.join(folder, 'scan.json');
    writeFileSync(file, '{}');
    const before = new Date(now - 48 * 3_600_000);
    utimesSync(file, before, before);
    const input = { path: 'scan.json', parse: 'json' as const, maxAge: 24 * 3_600_000 };
    expect(await observeFile(input, folder, patient, now)).toEqual({
      state: 'unobserved',
      message: `scan.json was written ${before.toISOString()}, which is more than 24 h ago.`,
    });
    expect(await observeFile({ ...input, maxAge: 72 * 3_600_000 }, folder, patient, now)).toMatchObject({
      state: 'observed',
    });
  });

  it.each(['json', 'yaml'] as const)('that is empty is no %s', async (parse) => {
    const folder = scratchFolder();
    writeFileSync(path.join(folder, 'scan'), '\n');
    expect(await observeFile({ path: 'scan', parse }, folder, patient, now)).toEqual({
      state: 'unobserved',
      message: 'scan: It is empty.',
    });
  });

  it('that is a pipe is not waited for', async () => {
    const folder = scratchFolder();
    execFileSync('mkfifo', [path.join(folder, 'pipe')]);
    expect(await observeFile({ path: 'pipe', parse: 'text' }, folder, patient, now)).toEqual({
      state: 'unobserved',
      message: 'pipe is no file.',
    });
  });

  it('that the system does not let be read is not observed', async () => {
    expect(await observeFile({ path: '/proc/self/mem', parse: 'text' }, '/', patient, now)).toMatchObject({
      state: 'unobserved',
    });
  });

  it('behind something that is no folder is not observed', async () => {
    const folder = scratchFolder();
    writeFileSync(path.join(folder, 'plain'), 'x');
    expect(await observeFile({ path: 'plain/file', parse: 'text' }, folder, patient, now)).toMatchObject({
      state: 'unobserved',
    });
  });

  it('that is a folder is not observed', async () => {
    expect(await observeFile({ path: '.', parse: 'text' }, scratchFolder(), patient, now)).toMatchObject({
      state: 'unobserved',
    });
  });
});
