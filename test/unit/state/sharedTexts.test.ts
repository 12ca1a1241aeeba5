import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shareTexts } from '../../../src/state/sharedTexts.ts';

describe('texts that lines of a log repeat', () => {
  test('leave every event as it was, whatever stands in it', () => {
    const field = fc.constantFrom('type', 'actor', 'nodeId', 'command', 'seen', 'other');
    const value = fc.oneof(fc.string(), fc.string({ minLength: 600, maxLength: 700 }), fc.jsonValue());
    fc.assert(
      fc.property(fc.array(fc.dictionary(field, value), { maxLength: 20 }), (events) => {
        const shared = structuredClone(events);
        shared.forEach(shareTexts);
        expect(shared).toEqual(events);
      }),
    );
  });

  test('stay right when a log has more of them than are kept', () => {
    const events = Array.from({ length: 10_000 }, (_, at) => ({ nodeId: `item ${at % 6000}` }));
    events.forEach(shareTexts);
    expect(events.every(({ nodeId }, at) => nodeId === `item ${at % 6000}`)).toBe(true);
  });
});
