/** What a name server answers for a name. */
import { Resolver } from 'node:dns/promises';
import type { Json } from '../../core/check/json.ts';
import type { DnsInput } from '../../core/check/sidecar/kindSchemas.ts';
import type { DnsSubject, Observed } from '../../core/check/subject.ts';
import { attempt, codeOf, observed, type Attempt } from './attempt.ts';

/** That there is no such name, or no such record of it, is an answer too; that no server answered is none. */
export function observeDns({ name, type, server }: DnsInput, given: Attempt): Promise<Observed> {
  return attempt(given, server ?? name, async (signal) => {
    const resolver = new Resolver({ timeout: given.timeoutMs, tries: 1 });
    if (server !== undefined) resolver.setServers([server]);
    signal.addEventListener('abort', () => resolver.cancel(), { once: true });
    try {
      const found: unknown = await resolver.resolve(name, type);
      return observed({ rcode: 'NOERROR', answers: listOf(found) } satisfies DnsSubject);
    } catch (error) {
      const rcode = rcodeOf(codeOf(error));
      if (rcode === undefined) throw error;
      return observed((isAnswer(rcode) ? { rcode, answers: [] } : { rcode }) satisfies DnsSubject);
    }
  });
}

/** SOA has one record, which Node gives without a list. TXT records come in parts, which belong together. */
function listOf(found: unknown): readonly Json[] {
  const records = (Array.isArray(found) ? found : [found]) as readonly Json[];
  return records.map((record) => (Array.isArray(record) ? record.join('') : record));
}

/** Of a server that failed or refused it is not known whether there are records. */
function isAnswer(rcode: string): boolean {
  return rcode === 'NOERROR' || rcode === 'NXDOMAIN';
}

/** RFC 1035 section 4.1.1, by the codes of c-ares. */
function rcodeOf(code: string | undefined): string | undefined {
  switch (code) {
    case 'ENOTFOUND':
      return 'NXDOMAIN';
    case 'ENODATA':
      return 'NOERROR';
    case 'ESERVFAIL':
      return 'SERVFAIL';
    case 'EREFUSED':
      return 'REFUSED';
    case 'EFORMERR':
      return 'FORMERR';
    case 'ENOTIMP':
      return 'NOTIMP';
    default:
      return undefined;
  }
}
