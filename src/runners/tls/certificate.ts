/** A server's certificate as checks see it. */
import type { DetailedPeerCertificate, PeerCertificate } from 'node:tls';
import type { CertificateSubject } from '../../core/check/subject.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** @param now milliseconds since 1970 */
export function certificateSubject(certificate: PeerCertificate, now: number): CertificateSubject {
  const notAfter = new Date(certificate.valid_to);
  return {
    daysUntilExpiry: Math.floor((notAfter.getTime() - now) / DAY_MS),
    notBefore: new Date(certificate.valid_from).toISOString(),
    notAfter: notAfter.toISOString(),
    subjectCN: commonName(certificate.subject),
    issuerCN: commonName(certificate.issuer),
    sans: (certificate.subjectaltname ?? '').split(', ').filter((name) => name !== ''),
    selfSigned: isSelfSigned(certificate),
    keySizeBits: certificate.bits ?? 0,
  };
}

/** A name may have several of them; Node then gives a list. */
function commonName(name: { readonly CN?: string | readonly string[] } | undefined): string {
  const found = name?.CN ?? '';
  return typeof found === 'string' ? found : (found[0] ?? '');
}

function isSelfSigned(certificate: PeerCertificate): boolean {
  const issuer = (certificate as Partial<DetailedPeerCertificate>).issuerCertificate;
  if (issuer !== undefined) return issuer.fingerprint256 === certificate.fingerprint256;
  return JSON.stringify(certificate.subject) === JSON.stringify(certificate.issuer);
}
