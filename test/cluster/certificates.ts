import 'reflect-metadata'; // Needed, and first, by the dependency injection inside @peculiar/x509.
import { X509CertificateGenerator } from '@peculiar/x509';
import * as x509 from '@peculiar/x509';
import { webcrypto } from 'node:crypto';

type KeyPair = webcrypto.CryptoKeyPair;

/** A certificate or key in PEM. */
export interface Identity {
  readonly certificate: string;
  readonly key: string;
}

export interface CertificateRequest {
  /** Such as "CN=admin,O=system:masters". */
  readonly subject: string;
  readonly dns?: readonly string[];
  readonly ip?: readonly string[];
  /** From now to its end, 365 when absent. Negative for one that has expired already. */
  readonly days?: number;
}

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** A certificate authority that lives as long as one cluster: its key never leaves memory. */
export class CertificateAuthority {
  readonly certificate: string;
  readonly #own: x509.X509Certificate;
  readonly #keys: KeyPair;

  private constructor(own: x509.X509Certificate, keys: KeyPair) {
    this.#own = own;
    this.#keys = keys;
    this.certificate = own.toString('pem');
  }

  static async create(name: string): Promise<CertificateAuthority> {
    const keys = await generateKeys();
    const own = await X509CertificateGenerator.createSelfSigned({
      name: `CN=${name}`,
      keys,
      signingAlgorithm: algorithm,
      ...validity(),
      extensions: [
        new x509.BasicConstraintsExtension(true, undefined, true),
        new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
        await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
      ],
    });
    return new CertificateAuthority(own, keys);
  }

  /** Issues a certificate that serves as server and as client. */
  async issue(request: CertificateRequest): Promise<Identity> {
    const keys = await generateKeys();
    const names = [
      ...(request.dns ?? []).map((value) => ({ type: 'dns' as const, value })),
      ...(request.ip ?? []).map((value) => ({ type: 'ip' as const, value })),
    ];
    const certificate = await X509CertificateGenerator.create({
      subject: request.subject,
      issuer: this.#own.subject,
      publicKey: keys.publicKey,
      signingKey: this.#keys.privateKey,
      signingAlgorithm: algorithm,
      ...validity(request.days),
      extensions: [
        new x509.BasicConstraintsExtension(false, undefined, true),
        new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
        new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth, x509.ExtendedKeyUsage.clientAuth]),
        await x509.AuthorityKeyIdentifierExtension.create(this.#keys.publicKey),
        ...(names.length > 0 ? [new x509.SubjectAlternativeNameExtension(names)] : []),
      ],
    });
    return { certificate: certificate.toString('pem'), key: await toPem(keys.privateKey) };
  }
}

/** The two halves, in PEM, of what signs and verifies service account tokens. */
export async function generateSigningKeys(): Promise<{ privateKey: string; publicKey: string }> {
  const keys = await generateKeys();
  const spki = await webcrypto.subtle.exportKey('spki', keys.publicKey);
  return { privateKey: await toPem(keys.privateKey), publicKey: x509.PemConverter.encode(spki, 'PUBLIC KEY') };
}

function generateKeys(): Promise<KeyPair> {
  return webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
}

async function toPem(key: webcrypto.CryptoKey): Promise<string> {
  return x509.PemConverter.encode(await webcrypto.subtle.exportKey('pkcs8', key), 'PRIVATE KEY');
}

/** Starts an hour ago, for clocks that differ a little; one that has expired was valid for 90 days. */
function validity(days = 365): { notBefore: Date; notAfter: Date } {
  const now = Date.now();
  const notAfter = new Date(now + days * dayMs);
  return { notBefore: new Date(days > 0 ? now - hourMs : notAfter.getTime() - 90 * dayMs), notAfter };
}
