import { CertificateAuthority, type Identity } from '../certificates.ts';

/** The names under which the outside world knows the demo. */
export const edgeHosts = ['api.judgify.ai', 'dashboard.judgify.ai'];

/** What the edge may show to its visitors. It shows `valid` until a test makes it show another. */
export interface EdgeCertificates {
  readonly valid: Identity;
  readonly expired: Identity;
  /** Ends within a week. */
  readonly ending: Identity;
  readonly otherHost: Identity;
  /** Of an authority that nobody trusts. */
  readonly untrusted: Identity;
}

const validDays = 60;

/** Issues them for the host names of the demo, and for 127.0.0.1 where the edge listens. */
export async function issueEdgeCertificates(authority: CertificateAuthority): Promise<EdgeCertificates> {
  const request = { subject: 'CN=api.judgify.ai', dns: [...edgeHosts, 'localhost'], ip: ['127.0.0.1'] };
  const stranger = await CertificateAuthority.create('nobody knows me');
  const [valid, expired, ending, otherHost, untrusted] = await Promise.all([
    authority.issue({ ...request, days: validDays }),
    authority.issue({ ...request, days: -1 }),
    authority.issue({ ...request, days: 6 }),
    authority.issue({ subject: 'CN=example.com', dns: ['example.com'], days: validDays }),
    stranger.issue({ ...request, days: validDays }),
  ]);
  return { valid, expired, ending, otherHost, untrusted };
}
