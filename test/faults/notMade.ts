/** Faults of the list that are not injected, or only in part, and why. */
export interface NotMade {
  readonly id: `F${number}`;
  readonly reason: string;
}

export const notMade: readonly NotMade[] = [
  {
    id: 'F15',
    reason:
      'Logs are read up to 96 MiB. Of a run all the results are kept in memory, its events only where lines were moved.',
  },
  {
    id: 'F22',
    reason: 'An extension host is killed once with each change, by `test/ui/journeys.test.ts`, and not in the soak.',
  },
  { id: 'F28', reason: 'Nothing watches the API: each look is a request of its own, with a timeout.' },
  { id: 'F35', reason: 'One operating system: two time zones and languages stand for two machines.' },
  {
    id: 'F39',
    reason: 'tmpfs only, where the tests are root. Overlay and network file systems need a machine set up for them.',
  },
];
