import { type ServiceName, serviceNames } from '../services/ports.ts';
import type { Mutation } from './mutation.ts';

/** The same mutation for each of the six services, as SERVICE-SUFFIX. */
export function perService<Suffix extends string>(
  suffix: Suffix,
  mutation: (name: ServiceName) => Mutation,
): Readonly<Record<`${ServiceName}-${Suffix}`, Mutation>> {
  const entries = serviceNames.map((name) => [`${name}-${suffix}`, mutation(name)] as const);
  return Object.fromEntries(entries) as Record<`${ServiceName}-${Suffix}`, Mutation>;
}
