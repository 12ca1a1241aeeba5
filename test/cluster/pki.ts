import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CertificateAuthority, type Identity, generateSigningKeys } from './certificates.ts';

/** What the API server's clients need. */
export interface Authority {
  readonly certificate: string;
  readonly admin: Identity;
}

/** Issues what the programs of a control plane read from `folder`/pki. */
export async function writeCertificates(folder: string): Promise<Authority> {
  const pki = join(folder, 'pki');
  await mkdir(pki, { mode: 0o700 });
  const authority = await CertificateAuthority.create('kubernetes');
  const write = (name: string, text: string) => writeFile(join(pki, name), text, { mode: 0o600 });
  const issue = async (name: string, subject: string, ip: string[], dns: string[] = []) => {
    const { certificate, key } = await authority.issue({ subject, ip, dns });
    await write(`${name}.crt`, certificate);
    await write(`${name}.key`, key);
  };
  await write('ca.crt', authority.certificate);
  const signing = await generateSigningKeys();
  await write('service-accounts.key', signing.privateKey);
  await write('service-accounts.pub', signing.publicKey);
  // 10.0.0.1 is the address of the Service "kubernetes" inside the cluster.
  await issue('apiserver', 'CN=kube-apiserver', ['127.0.0.1', '10.0.0.1'], ['localhost', 'kubernetes.default.svc']);
  // One identity for both ends of the kubelet traffic: kwok serves with it, the API server calls with it.
  await issue('kubelet', 'CN=kubelet', ['127.0.0.1']);
  const admin = await authority.issue({ subject: 'CN=admin,O=system:masters' });
  return { certificate: authority.certificate, admin };
}
