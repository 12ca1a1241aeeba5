import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { MASK } from '../../../src/core/check/redact.ts';
import { MAX_ATTACHED_BYTES } from '../../../src/session/attachedFile.ts';
import { RunbookSession } from '../../../src/session/runbookSession.ts';
import { sha256 } from '../../../src/state/digest.ts';
import { scratchFolder } from '../../scratch.ts';
import { lines, nodeTitled } from '../support/runbooks.ts';

const text = lines(
  '# Release',
  '',
  '**Date**: ________',
  '',
  '## People',
  '',
  '- [ ] The rota is known',
  '- [ ] Group',
  '  - [ ] One',
  '  - [ ] Two',
  '',
  '## Approval',
  '',
  '- **Lead**: ________ date: ________',
);

interface Opened {
  readonly session: RunbookSession;
  readonly folder: string;
  readonly id: (title: string) => string;
  readonly states: () => Readonly<Record<string, string | undefined>>;
  /** The same state for somebody else. */
  readonly as: (actor: string) => Promise<Opened>;
}

async function open(actor = 'kim', folder = scratchFolder()): Promise<Opened> {
  const file = path.join(folder, 'release.md');
  writeFileSync(file, text);
  const session = await RunbookSession.open({
    file,
    env: { PATH: process.env['PATH'], PROVEBOOK_STATE_HOME: path.join(folder, 'state'), PROVEBOOK_ACTOR: actor },
    isTrusted: () => true,
    confirm: () => Promise.resolve(false),
  });
  onTestFinished(() => session.close());
  const id = (title: string): string => nodeTitled(session.runbook, title).id;
  return {
    session,
    folder,
    id,
    states: () =>
      Object.fromEntries(
        ['The rota is known', 'Group', 'One', 'Two'].map((title) => [title, session.view.states.get(id(title))]),
      ),
    as: (other) => open(other, folder),
  };
}

describe('attesting', () => {
  it('keeps a text, a link and a file under its digest, for whoever opens the runbook next', async () => {
    const { session, folder, id, as } = await open();
    const picture = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x00, 0xff]);
    writeFileSync(path.join(folder, 'rota.png'), picture);
    await session.people.attest(
      id('The rota is known'),
      [
        { kind: 'text', text: 'on the wall' },
        { kind: 'link', url: 'https://wiki.example.com/rota' },
        { kind: 'file', path: path.join(folder, 'rota.png') },
      ],
      'seen',
    );
    const digest = sha256(picture);
    const stored = path.join(folder, '.provebook', 'evidence', 'sha256', digest.slice(0, 2), digest);
    expect(readFileSync(stored)).toEqual(picture);
    const entries = (await as('lee')).session.reports.of()?.sections.flatMap((section) => section.entries);
    expect(entries?.find(({ title }) => title === 'The rota is known')).toMatchObject({
      state: 'attested',
      mark: {
        actor: 'kim',
        note: 'seen',
        decision: {
          attachments: [
            { kind: 'text', text: 'on the wall' },
            { kind: 'link', url: 'https://wiki.example.com/rota' },
            { kind: 'file', name: 'rota.png', sha256: digest, bytes: 6, isMissing: false, text: undefined },
          ],
        },
      },
    });
  });

  it('tells where the stored file has been altered since', async () => {
    const { session, folder, id } = await open();
    writeFileSync(path.join(folder, 'log.txt'), 'fine');
    await session.people.attest(id('One'), [{ kind: 'file', path: path.join(folder, 'log.txt') }]);
    const digest = sha256('fine');
    writeFileSync(path.join(folder, '.provebook', 'evidence', 'sha256', digest.slice(0, 2), digest), 'finer');
    expect(JSON.stringify(session.reports.of())).toContain('"isMissing":true');
  });

  it.each([
    ['a link that is none', [{ kind: 'link', url: 'the wiki' }], /no web address/],
    ['an empty text', [{ kind: 'text', text: ' ' }], /must not be empty/],
    ['a file that is not there', [{ kind: 'file', path: '/nowhere/at/all' }], /does not exist/],
    ['a folder', [{ kind: 'file', path: '/' }], /is not a file/],
  ] as const)('records nothing of %s', async (_what, evidence, message) => {
    const { session, id } = await open();
    await expect(session.people.attest(id('One'), evidence)).rejects.toThrow(message);
    expect(session.run).toBeUndefined();
  });

  it('refuses a file that is too large, or that holds a secret, with its line', async () => {
    const { session, folder, id } = await open();
    const file = path.join(folder, 'big');
    writeFileSync(file, Buffer.alloc(MAX_ATTACHED_BYTES + 1));
    await expect(session.people.attest(id('One'), [{ kind: 'file', path: file }])).rejects.toThrow(/as evidence may/);
    writeFileSync(file, 'fine\nAuthorization: Bearer hunter2secret\n');
    await expect(session.people.attest(id('One'), [{ kind: 'file', path: file }])).rejects.toThrow(/big:2:.*secret/);
  });

  it('masks what looks like a secret in what is typed', async () => {
    const { session, id } = await open();
    await session.people.attest(
      id('One'),
      [{ kind: 'text', text: 'Authorization: Bearer hunter2secret' }],
      'Authorization: Bearer hunter2secret',
    );
    await session.people.note(id('One'), 'Authorization: Bearer hunter2secret');
    await session.people.fill('Date', 'Authorization: Bearer hunter2secret');
    const report = JSON.stringify(session.reports.of());
    expect(report).toContain(MASK);
    expect(report).not.toContain('hunter2secret');
  });

  it('is a tick where nothing is given', async () => {
    const { session, id, states } = await open();
    await session.people.attest(id('One'), []);
    expect(states()['One']).toBe('ticked');
  });
});

describe('exempting', () => {
  it('covers what is left to do in a group or section, and keeps what is done', async () => {
    const { session, id, states } = await open();
    await session.people.attest(id('One'), [{ kind: 'text', text: 'seen' }]);
    await session.people.waive(id('Group'), 'later', '2999-12-31');
    expect(states()).toMatchObject({ Group: 'waived', One: 'attested', Two: 'waived' });
    await session.people.markNotApplicable(id('People'), 'another product');
    expect(states()).toMatchObject({ 'The rota is known': 'not applicable', Two: 'waived' });
  });

  it('can be taken back, together with that of what is under it', async () => {
    const { session, id, states } = await open();
    await session.people.attest(id('One'), [{ kind: 'text', text: 'seen' }]);
    await session.people.waive(id('Group'), 'later', '2999-12-31');
    expect(await session.people.takeBack(id('Group'))).toBe(2);
    expect(states()).toMatchObject({ Group: 'open', One: 'attested', Two: 'open' });
    expect(await session.people.takeBack(id('Group'))).toBe(0);
  });

  it('needs a reason, and a waiver a day to come', async () => {
    const { session, id } = await open();
    await expect(session.people.waive(id('One'), 'later', '2020-01-01')).rejects.toThrow(/is over/);
    await expect(session.people.waive(id('One'), '', '2999-01-01')).rejects.toThrow(/must not be empty/);
    await expect(session.people.markNotApplicable(id('One'), ' ')).rejects.toThrow(/must not be empty/);
    await expect(session.people.markNotApplicable(id('Approval'), 'no')).rejects.toThrow(/nothing to do/);
    expect(session.run).toBeUndefined();
  });
});

describe('a sign-off', () => {
  const digestOf = ({ session }: Opened): string => session.reports.of()?.contentSha256 ?? '';

  it('holds until the run says something else, and names who signs own work', async () => {
    const kim = await open();
    await kim.session.people.attest(kim.id('One'), [{ kind: 'text', text: 'seen' }]);
    const lee = await kim.as('lee');
    await lee.session.people.signOff('Lead', digestOf(lee));
    expect(lee.session.reports.of()?.signOffs).toMatchObject([
      { role: 'Lead', group: 'Approval', given: { actor: 'lee', wasReady: false, isStale: false, isOwnWork: false } },
    ]);
    await lee.session.people.attest(lee.id('Two'), [{ kind: 'text', text: 'seen' }]);
    const report = lee.session.reports.of();
    expect(report?.signOffs).toMatchObject([{ given: { isStale: true, isOwnWork: true } }]);
    expect(report?.notices).toContainEqual({ kind: 'sign-off stale', role: 'Lead', actor: 'lee' });
  });

  it.each([
    ['a note', ({ session, id }: Opened) => session.people.note(id('One'), 'mind the gap')],
    ['a field', ({ session }: Opened) => session.people.fill('Date', 'Monday')],
    ['a waiver', ({ session, id }: Opened) => session.people.waive(id('One'), 'later', '2999-12-31')],
    [
      'an edit of the text',
      async ({ session }: Opened) => {
        await session.refresh();
        session.updateText(`${text}\nMore.\n`);
      },
    ],
  ])('is stale after %s', async (_what, change) => {
    const opened = await open();
    await opened.session.people.tick(opened.id('Two'));
    await opened.session.people.signOff('Lead', digestOf(opened));
    await change(opened);
    expect(opened.session.reports.of()?.signOffs[0]?.given?.isStale).toBe(true);
  });

  it('is not made stale by another one', async () => {
    const opened = await open();
    await opened.session.people.tick(opened.id('Two'));
    const before = digestOf(opened);
    await opened.session.people.signOff('Lead', before);
    expect(digestOf(opened)).toBe(before);
  });

  it('signs only what was shown, and only for a role of the text', async () => {
    const opened = await open();
    await opened.session.people.tick(opened.id('One'));
    const shown = digestOf(opened);
    await opened.session.people.tick(opened.id('Two'));
    await expect(opened.session.people.signOff('Lead', shown)).rejects.toThrow(/has changed/);
    await expect(opened.session.people.signOff('King', digestOf(opened))).rejects.toThrow(/no role/);
    expect(opened.session.run?.people.signOffs).toEqual(new Map());
  });

  it('can be withdrawn', async () => {
    const opened = await open();
    await opened.session.people.tick(opened.id('One'));
    await opened.session.people.signOff('Lead', digestOf(opened));
    await opened.session.people.withdrawSignOff('Lead');
    expect(opened.session.reports.of()?.signOffs[0]?.given).toBeUndefined();
    await expect(opened.session.people.withdrawSignOff('Lead')).rejects.toThrow(/Nobody/);
  });
});

describe('a field', () => {
  it('keeps its value where the label is gone from the text, and says so', async () => {
    const { session } = await open();
    await session.people.fill('Date', ' Monday\n morning ');
    session.updateText(text.replace('**Date**', '**Day**'));
    expect(session.reports.of()?.fields).toMatchObject([
      { key: 'Day', value: '', isGone: false },
      { key: 'Date', value: 'Monday morning', actor: 'kim', isGone: true },
    ]);
    await expect(session.people.fill('Date', 'x')).rejects.toThrow(/no field/);
  });
});

describe('comparing with another run', () => {
  it('tells what got better and what got worse', async () => {
    const { session, id } = await open();
    await session.people.tick(id('One'));
    const first = session.run?.runId ?? '';
    await session.startRun('second');
    await session.people.markNotApplicable(id('Two'), 'no');
    const comparison = session.reports.of({ against: first })?.comparison;
    expect(comparison?.changes.map(({ title, trend, was, state }) => [title, trend, was, state])).toEqual([
      ['One', 'worse', 'ticked', 'open'],
      ['Two', 'better', 'open', 'not applicable'],
    ]);
    expect(session.reports.of()?.comparison).toBeUndefined();
  });
});
