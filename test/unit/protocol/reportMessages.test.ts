import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isFromReport, isToReport, reportActions } from '../../../src/protocol/reportMessages.ts';

describe('what the report panel may ask', () => {
  it.each([...[...reportActions, 'ready'].map((type) => ({ type })), { type: 'reveal', nodeId: 'release/disk' }])(
    '%j',
    (message) => {
      expect(isFromReport(message)).toBe(true);
    },
  );

  it.each([
    [undefined],
    [null],
    ['refresh'],
    [7],
    [[]],
    [{}],
    [{ type: 'run' }],
    [{ type: 'Refresh' }],
    [{ type: ['export'] }],
    [{ type: 'sign' }],
    [{ type: 'reveal' }],
    [{ type: 'reveal', nodeId: 7 }],
    [{ type: 'reveal', nodeId: 'a'.repeat(10_001) }],
  ])('is not %j', (message) => {
    expect(isFromReport(message)).toBe(false);
  });

  it('is nothing that happens to arrive', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        expect(isFromReport(value)).toBe(false);
        expect(isToReport(value)).toBe(false);
      }),
    );
  });

  it('is one of a few words with nothing to act on but an id, however near the others come', () => {
    const word = fc.oneof(
      fc.constantFrom(...reportActions, 'ready', 'reveal', 'run', 'approve', 'html', '__proto__', 'constructor'),
      fc.string(),
    );
    const value = fc.oneof(word, fc.anything());
    const message = fc.record({ type: value, nodeId: value, command: value, text: value }, { requiredKeys: ['type'] });
    fc.assert(
      fc.property(message, (found) => {
        const { type, nodeId } = found;
        const isKnown =
          [...reportActions, 'ready'].some((word) => word === type) ||
          (type === 'reveal' && typeof nodeId === 'string');
        expect(isFromReport(found)).toBe(isKnown);
      }),
      { numRuns: 5000 },
    );
  });
});

describe('what the extension may tell the panel', () => {
  it('is what to put in the place of the report', () => {
    expect(isToReport({ type: 'draw', body: '<main></main>' })).toBe(true);
  });

  it.each([[{ type: 'draw' }], [{ type: 'draw', body: 7 }], [{ type: 'show', body: 'a' }], [null]])(
    'is not %j',
    (message) => {
      expect(isToReport(message)).toBe(false);
    },
  );
});
