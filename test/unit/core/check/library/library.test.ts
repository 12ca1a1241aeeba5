import { describe, expect, it } from 'vitest';
import { checkText } from '../../../../../src/core/check/library/checkText.ts';
import { driverOf } from '../../../../../src/core/check/library/libraryFile.ts';
import { emptySidecarText, insertCheck, insertConnection } from '../../../../../src/core/check/library/insertCheck.ts';
import { readSidecar } from '../../../../../src/core/check/sidecar.ts';
import type { Check } from '../../../../../src/core/check/sidecar/model.ts';
import { libraries, libraryCheck, libraryChecks } from '../../../support/library.ts';

async function onlyCheck(text: string): Promise<Check> {
  const reading = await readSidecar(text);
  if (reading.state === 'invalid') throw new Error(JSON.stringify(reading.problems));
  const [check, ...others] = reading.sidecar.checks;
  if (check === undefined || others.length > 0) throw new Error('there is not one check');
  return check;
}

const filling = {
  nodeId: 'a/b',
  title: 'It "holds"',
  values: new Map(),
  connection: undefined,
  language: 'en',
} as const;

describe('the library', () => {
  it('has checks of each area, each once', () => {
    expect(libraries.map(({ title }) => title.en)).toEqual([
      'TLS and edge',
      'Kubernetes',
      'PostgreSQL',
      'Prometheus',
      'Redis',
    ]);
    expect(libraryChecks.length).toBeGreaterThanOrEqual(40);
    expect(new Set(libraryChecks.map(({ id }) => id)).size).toBe(libraryChecks.length);
  });

  it.each(libraryChecks)('has in $id a check that a sidecar may hold with nothing but its defaults', async (entry) => {
    const driver = driverOf(entry.kind);
    const connection = driver === undefined ? undefined : 'elsewhere';
    const before = emptySidecarText('a.md');
    const text = insertCheck(
      driver === undefined ? before : insertConnection(before, 'elsewhere', driver),
      checkText(entry, { ...filling, id: entry.id, connection }),
      undefined,
    );
    const check = await onlyCheck(text);
    expect(check).toMatchObject({ id: entry.id, title: 'It "holds"', item: { selector: '#a/b' } });
    expect(text).not.toContain('${vars.');
  });

  it('says in either language why a check fails', async () => {
    for (const entry of libraryChecks.filter(({ template }) => template.includes('message:'))) {
      const connection = driverOf(entry.kind);
      const before = connection === undefined ? 'version: 1\n' : insertConnection('version: 1\n', 'c', connection);
      const said = async (language: 'en' | 'ko'): Promise<string> => {
        const text = checkText(entry, { ...filling, id: 'x', connection: connection && 'c', language });
        const { cel } = await onlyCheck(insertCheck(before, text, undefined));
        return cel.map(({ message }) => message ?? '').join();
      };
      expect(await said('en')).toMatch(/^[a-z][^가-힣]+$/i);
      expect(await said('ko')).toMatch(/[가-힣]/);
    }
  });

  it('speaks of each of its parameters in both languages, and refers to no other', () => {
    for (const { template, parameters } of libraryChecks) {
      const named = [...template.matchAll(/\$\{vars\.([\w-]+)\}/g)].map((match) => match[1]);
      expect(new Set(parameters.map(({ name }) => name))).toEqual(new Set(named));
      expect(parameters.every(({ title }) => /[가-힣]|^(?:CPU|HTTP|PromQL)/.test(title.ko))).toBe(true);
    }
  });
});

describe('a check of the library', () => {
  it('keeps the type of a value that is a whole text', async () => {
    const text = checkText(libraryCheck('nodes-ready'), {
      ...filling,
      id: 'n',
      values: new Map([['nodes', 5]]),
    });
    const { expect: expected } = await onlyCheck(insertCheck('version: 1\n', text, undefined));
    expect(expected[0]?.matcher).toEqual({ size: { gte: 5 } });
  });

  it('puts a value into the text around it, whatever characters it has', async () => {
    const text = checkText(libraryCheck('targets-up'), {
      ...filling,
      id: 't',
      values: new Map([['job', 'it\'s "a": {job} # $& \\']]),
      connection: 'prom',
    });
    const sidecar = insertConnection(insertCheck('version: 1\n', text, undefined), 'prom', 'prometheus');
    const { request } = await onlyCheck(sidecar);
    expect(request.kind === 'prometheus' ? request.input.query : '').toBe('up{job="it\'s "a": {job} # $& \\"}');
  });

  it('may refer to a variable of the sidecar', async () => {
    const text = checkText(libraryCheck('namespace-active'), {
      ...filling,
      id: 'n',
      values: new Map([['namespace', '${vars.where}']]),
    });
    const { request } = await onlyCheck(insertCheck('version: 1\nvars: { where: shop }\n', text, undefined));
    expect(request.input).toMatchObject({ name: 'shop' });
  });
});
