import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allNodes } from '../../../../src/core/runbook/find.ts';
import type { LineRange } from '../../../../src/core/runbook/model.ts';
import { readRunbook } from '../../../../src/core/runbook/read.ts';
import { runbookText } from '../../support/arbitraries.ts';
import { documents } from '../../support/documents.ts';

const { count, timeoutMs } = documents(400);
const runs = { numRuns: count };

function isInside(inner: LineRange, outer: LineRange): boolean {
  return outer.from <= inner.from && inner.from <= inner.to && inner.to <= outer.to;
}

describe('whatever text a file holds', { timeout: timeoutMs }, () => {
  it('it can be read, with all that is found out only when it is asked for', () => {
    fc.assert(
      fc.property(runbookText, (text) => {
        expect(() => JSON.stringify(readRunbook(text))).not.toThrow();
      }),
      runs,
    );
  });

  it('it reads the same the second time', () => {
    fc.assert(
      fc.property(runbookText, (text) => {
        expect(readRunbook(text)).toEqual(readRunbook(text));
      }),
      { numRuns: 100 },
    );
  });

  it('no two nodes, blocks or commands have the same id', () => {
    fc.assert(
      fc.property(runbookText, (text) => {
        const { nodes, blocks, commands } = readRunbook(text);
        for (const ids of [allNodes(nodes), blocks, commands].map((things) => things.map(({ id }) => id)))
          expect(ids).toEqual([...new Set(ids)]);
      }),
      runs,
    );
  });

  it('every line of a block belongs to one command of it at most', () => {
    fc.assert(
      fc.property(runbookText, (text) => {
        for (const block of readRunbook(text).blocks) {
          let last = 0;
          for (const { lines } of block.commands) {
            expect(lines.from).toBeGreaterThan(last);
            last = lines.to;
          }
        }
      }),
      runs,
    );
  });

  it('every block, command and expectation lies in the file, and those of a block lie in the block', () => {
    fc.assert(
      fc.property(runbookText, (text) => {
        const file = { from: 1, to: text.split(/\r\n?|\n/).length };
        const { nodes, blocks, commands, expectations } = readRunbook(text);
        for (const { lines } of [...allNodes(nodes), ...blocks, ...commands, ...expectations])
          expect(isInside(lines, file)).toBe(true);
        for (const block of blocks) {
          for (const { lines } of [...block.commands, ...block.expectations])
            expect(isInside(lines, block.lines)).toBe(true);
        }
      }),
      runs,
    );
  });

  it('every command is written in the lines it names', () => {
    fc.assert(
      fc.property(runbookText, (text) => {
        const source = text.replaceAll('\0', '\ufffd').split(/\r\n?|\n/);
        for (const { lines, text: command } of readRunbook(text).commands) {
          const written = source.slice(lines.from - 1, lines.to);
          for (const line of command.split('\n'))
            expect(written.some((other) => other.includes(line.trim()))).toBe(true);
        }
      }),
      runs,
    );
  });

  it('commands and expectations name nodes and commands that exist', () => {
    fc.assert(
      fc.property(runbookText, (text) => {
        const { nodes, blocks, commands, expectations } = readRunbook(text);
        const nodeIds = new Set([undefined, ...allNodes(nodes).map(({ id }) => id)]);
        const commandIds = new Set(commands.map(({ id }) => id));
        expect([...blocks, ...commands].every(({ nodeId }) => nodeIds.has(nodeId))).toBe(true);
        expect(expectations.every(({ commandId }) => commandId === undefined || commandIds.has(commandId))).toBe(true);
      }),
      runs,
    );
  });

  it('problems have a place in the file', () => {
    fc.assert(
      fc.property(runbookText, (text) => {
        const source = text.split(/\r\n?|\n/);
        for (const { line, column } of readRunbook(text).problems) {
          expect(source[line - 1]).toBeDefined();
          expect(column).toBeLessThanOrEqual((source[line - 1] ?? '').length + 1);
        }
      }),
      runs,
    );
  });
});
