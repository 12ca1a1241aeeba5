import { expect, test } from 'vitest';

/** How a fault went: how often it was injected, and how often the promise did not hold. */
export interface FaultCount {
  readonly tries: number;
  readonly lost: number;
}

export interface FaultRow extends FaultCount {
  readonly id: FaultId;
  readonly title: string;
}

export type FaultId = `F${number}`;

declare module 'vitest' {
  interface TaskMeta {
    fault?: FaultRow;
  }
}

export const isSoak = process.env['PROVEBOOK_FAULTS'] === 'soak';

/**
 * Registers one injected fault as a test: it passes when the fault was injected at least once and nothing was lost. Several
 * tests may share an id; `title` says which part of the fault each makes, and what must hold.
 */
export function fault(id: FaultId, title: string, inject: () => FaultCount | Promise<FaultCount>): void {
  test(`${id} ${title}`, async ({ task }) => {
    const { tries, lost } = await inject();
    task.meta.fault = { id, title, tries, lost };
    expect(lost, `lost of ${String(tries)}`).toBe(0);
    expect(tries).toBeGreaterThan(0);
  });
}

/** A soak of a hundredth, `PROVEBOOK_SOAK_SHARE=100`, shows in minutes that each path of it works. */
const share = Number(process.env['PROVEBOOK_SOAK_SHARE'] ?? 1);

/** How many tries: with each change of the code, in `npm run test:soak`, and with each change in CI where that has time for more. */
export function tries(perChange: number, soak: number, inCi = perChange): number {
  if (isSoak) return Math.max(perChange, Math.ceil(soak / share));
  return process.env['CI'] ? inCi : perChange;
}
