/** What an approval speaks of, to the byte. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block, Command, Runbook } from '../../../src/core/runbook/model.ts';
import { readRunbook } from '../../../src/core/runbook/read.ts';
import { ApprovalDigest, approvalDigest } from '../../../src/session/approval.ts';
import { sha256OfFields } from '../../../src/state/digest.ts';
import { command } from '../support/commands.ts';
import { fenced } from '../support/runbooks.ts';

const pairs = process.env['PROVEBOOK_FAULTS'] === 'soak' ? 1_000_000 : 5000;

describe('the digest of an approval', () => {
  it('is the same on every machine and in every version: known texts have known digests', () => {
    expect(sha256OfFields([])).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    expect(sha256OfFields(['', 'a', '한'])).toBe('935422140e696129ed9132c78342bd0a654f96cae614879dc28a07e7a5a72f2a');
    const runbook = readRunbook(`- [ ] One\n\n${fenced('bash', 'kubectl get pods')}\n`);
    expect(approvalDigest('/srv/a.md', runbook, '')).toBe(
      '5914cb1bc474c73e933f1470fcb3fc8c2c86cf9e48f74b4e53c7d0294cc89eec',
    );
    expect(approvalDigest('/srv/a.md', runbook, 'version: 1\n')).toBe(
      '163715d4d191d449a97be27a0aa948fe896b927fca20b0e3ee4d8182e91c718d',
    );
  });

  it('stays when only prose or the folder changes', () => {
    const block = fenced('bash', 'kubectl get pods');
    const before = approvalDigest('/srv/a.md', readRunbook(`Text.\n\n${block}\n`), 'version: 1\n');
    expect(approvalDigest('/home/ada/a.md', readRunbook(`Other text.\n\nMore.\n\n${block}\n`), 'version: 1\n')).toBe(
      before,
    );
  });

  it('changes with each byte of each field that decides what runs', () => {
    const before = approvalDigest(...sample());
    const changed = [...variants()].map((variant) => approvalDigest(...variant));
    expect(changed.length).toBeGreaterThan(80);
    expect(changed.filter((digest) => digest === before)).toEqual([]);
  });

  it('is that of what is open now, whatever was asked for before', () => {
    const digest = new ApprovalDigest();
    const [one, other] = [sample()[1], sample({ text: 'rm -r /srv' })[1]];
    for (const [runbook, text] of [
      [one, sidecar],
      [one, sidecar],
      [other, sidecar],
      [other, ''],
      [one, ''],
    ] as const)
      expect(digest.of('/srv/a.md', runbook, text)).toBe(approvalDigest('/srv/a.md', runbook, text));
  });

  it('tells a command of no block from one of a block without a connection by nothing: both run the same', () => {
    const [file, runbook, text] = sample({ blockId: undefined });
    expect(approvalDigest(file, runbook, text)).toBe(approvalDigest(...sample({}, '')));
  });

  it('is equal for no two lists of fields that differ, however alike their bytes', () => {
    const field = fc.string({ unit: fc.constantFrom('a', '0', '1', '2', ':', '\0', '한'), maxLength: 4 });
    const list = fc.array(field, { maxLength: 4 });
    fc.assert(
      fc.property(list, list, (one, other) => {
        const isSame = JSON.stringify(one) === JSON.stringify(other);
        expect(sha256OfFields(one) === sha256OfFields(other)).toBe(isSame);
      }),
      { numRuns: pairs },
    );
  });
});

type Approved = readonly [file: string, runbook: Runbook, sidecarText: string];

const base = command('kubectl get pods -n shop', { session: 'ssh host', doubt: 'root prompt' });
const sidecar = 'vars: { ns: shop }\ndefaults: { timeout: 5s }\n';

function sample(changes: Partial<Command> = {}, connection = 'ledger'): Approved {
  return ['/srv/a.md', runbookOf({ ...base, ...changes }, connection), sidecar];
}

function runbookOf(one: Command, connection: string): Runbook {
  const empty = readRunbook('');
  return { ...empty, commands: [one], blocks: [{ id: one.blockId, connection } as Block] };
}

/** The sample with one byte of one field another, or the field gone. */
function* variants(): Generator<Approved> {
  for (const text of flips('a.md')) yield [`/srv/${text}`, sample()[1], sidecar];
  for (const text of flips(sidecar)) yield ['/srv/a.md', sample()[1], text];
  for (const field of ['language', 'source', 'text', 'session', 'doubt'] as const)
    for (const text of flips(base[field] ?? '')) yield sample({ [field]: text });
  for (const text of flips('ledger')) yield sample({}, text);
  yield sample({ session: undefined });
  yield sample({ doubt: undefined });
  yield sample({ interactive: !base.interactive });
  const [file, runbook, text] = sample();
  yield [file, { ...runbook, alternatives: [{ lines: { from: 1, to: 2 }, options: [[base.id], []] }] }, text];
  yield [file, { ...runbook, commands: [base, base] }, text];
  yield [file, { ...runbook, commands: [] }, text];
}

function* flips(text: string): Generator<string> {
  for (let at = 0; at < text.length; at += 1) {
    const flipped = String.fromCharCode(text.charCodeAt(at) ^ 1);
    yield text.slice(0, at) + flipped + text.slice(at + 1);
    yield text.slice(0, at) + text.slice(at + 1);
  }
}
