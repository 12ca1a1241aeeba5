import { describe, expect, it } from 'vitest';
import { fillIns, named, signingRoles } from '../../../../src/core/runbook/fillIn.ts';
import { nodesNamed } from '../../../../src/core/runbook/nameNode.ts';
import { readRunbook } from '../../../../src/core/runbook/read.ts';
import { lines } from '../../support/runbooks.ts';

const text = lines(
  '# Release',
  '',
  '**Owner**: ________',
  '',
  '**Owner**: ________',
  '',
  '| Role | Name | Phone |',
  '| --- | --- | --- |',
  '| Lead | Kim | ____ |',
  '| Ops | ____ | ____ |',
  '',
  '## Technical',
  '',
  '- **Lead**: ________ date: ________',
  '- **Architect**: ________ date: ________',
  '',
  '## Business',
  '',
  '- **Lead**: ________ date: ________',
);

describe('blanks of a text', () => {
  const runbook = readRunbook(text);

  it('each have a key of their own, cells of contact tables too', () => {
    expect(fillIns(runbook).map(({ key, line }) => `${line} ${key}`)).toEqual([
      '3 Owner',
      '5 Owner (2)',
      '9 Lead / Phone',
      '10 Ops / Name',
      '10 Ops / Phone',
    ]);
  });

  it('are roles that sign by their group only where two are alike', () => {
    expect(signingRoles(runbook).map(({ key }) => key)).toEqual(['Technical / Lead', 'Architect', 'Business / Lead']);
  });

  it('keep their keys while the text around them changes', () => {
    const edited = readRunbook(text.replace('# Release\n', '# Release\n\nRead this first.\n'));
    expect(fillIns(edited).map(({ key }) => key)).toEqual(fillIns(runbook).map(({ key }) => key));
  });

  it('are found by key, by label where that is only one, and by line', () => {
    const find = (name: string): readonly string[] =>
      named(signingRoles(runbook), name, ({ role }) => role).map(({ key }) => key);
    expect(find('Business / Lead')).toEqual(['Business / Lead']);
    expect(find('Lead')).toEqual(['Technical / Lead', 'Business / Lead']);
    expect(find('15')).toEqual(['Architect']);
    expect(find('Nobody')).toEqual([]);
  });
});

describe('an item that a person names', () => {
  const runbook = readRunbook(
    lines(
      '# Release',
      '',
      '- [ ] Pods  run {#pods}',
      '',
      '  More of it.',
      '',
      '- [ ] Twice',
      '- [ ] Twice',
      '  - [ ] 7',
    ),
  );
  const find = (name: string): readonly string[] =>
    nodesNamed(runbook, name).map(({ title, lines: { from } }) => `${from} ${title}`);

  it.each([
    ['pods', ['3 Pods run']],
    ['Pods run', ['3 Pods run']],
    ['5', ['3 Pods run']],
    ['Twice', ['7 Twice', '8 Twice']],
    ['8', ['8 Twice']],
    ['7', ['9 7']],
    ['Pods', []],
    ['99', []],
  ])('is found by %j', (name, expected) => {
    expect(find(name)).toEqual(expected);
  });
});
