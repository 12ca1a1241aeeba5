import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainOutput } from '../../../../src/core/check/plainOutput.ts';
import { createRedactor, MASK } from '../../../../src/core/check/redact.ts';

const keep = (text: string): string => text;

/** Sequences as programs send them, whole and cut, and single control characters. */
const sequence = fc.oneof(
  fc
    .tuple(fc.constantFrom('\x1b[', '\x9b'), fc.stringMatching(/^[0-9;:?]{0,8}[ -/]?[@-~]?$/))
    .map((parts) => parts.join('')),
  fc
    .tuple(
      fc.constantFrom('\x1b]', '\x9d'),
      fc.constantFrom('0;', '8;;', '52;c;', '1337;'),
      fc.string(),
      fc.constantFrom('\x07', '\x1b\\', ''),
    )
    .map((parts) => parts.join('')),
  fc.tuple(fc.constantFrom('\x1bP', '\x90', '\x1b_', '\x1b^', '\x1bX'), fc.string()).map((parts) => parts.join('')),
  fc.integer({ min: 0, max: 0x9f }).map((code) => String.fromCharCode(code)),
);

describe('output', () => {
  it('never holds a control character but tab and line feed, whatever a program sends', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(sequence, fc.string())), (parts) => {
        expect(plainOutput(parts.join(''), keep)).not.toMatch(/[\x00-\x08\x0b-\x1f\x7f-\x9f]/);
      }),
      { numRuns: 2000 },
    );
  });

  it('without control characters stays as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        fc.pre(!/[\x00-\x08\x0b-\x1f\x7f-\x9f]/.test(text));
        expect(plainOutput(text, keep)).toBe(text);
      }),
    );
  });

  it.each([
    ['\x1b[1;32morders\x1b[0m\tok\r\n', 'orders\tok\n'],
    ['50%\r100%', '50%⟦CR⟧100%'],
    ['\x1b]52;c;ZXZpbA==\x07', '⟦ESC⟧]52;c;ZXZpbA==⟦BEL⟧'],
    ['\x1b[2K\x1b[1Gpassed', '⟦ESC⟧[2K⟦ESC⟧[1Gpassed'],
  ])('%j reads %j', (sent, read) => {
    expect(plainOutput(sent, keep)).toBe(read);
  });

  it.each([
    ['hun\x1b[1mter2!hunter', 'its own colour'],
    ['hun\x1b[0Kter2!hunter', 'another sequence'],
  ])('%j hides no secret behind %s', (sent) => {
    expect(plainOutput(sent, createRedactor(['hunter2!hunter']))).toBe(MASK);
  });
});
