import { all } from '../turned.ts';

const untrusted = ['certificate-trusted', 'hsts', 'jwt-lifetime', 'refresh-token', 'metrics-exposed'];
const throughEdge = ['certificate-valid', 'tls-versions', 'https-redirect', ...untrusted];

/** Of ../../../cluster/mutations/edge.ts. */
export const expectedOfEdge = {
  'edge-stopped': all(throughEdge, ['error', 'api.judgify.ai']),
  'edge-allows-tls-1.0': { 'tls-versions': ['fail', 'offers.TLSv1: expected "rejected", got "accepted"'] },
  'edge-allows-tls-1.1': { 'tls-versions': ['fail', `offers['TLSv1.1']: expected "rejected", got "accepted"`] },
  'edge-without-redirect': { 'https-redirect': ['fail', 'status: expected in [301,308], got 200'] },
  'edge-redirects-elsewhere': { 'https-redirect': ['fail', 'got "https://example.com/"'] },
  'edge-without-hsts': { hsts: ['fail', 'there is no "hsts"'] },
  'edge-with-short-hsts': { hsts: ['fail', 'hsts.maxAge: expected gte 15768000, got 300'] },
  'edge-certificate-expired': {
    'certificate-valid': ['fail', 'certificate.daysUntilExpiry: expected gte 30'],
    ...all(untrusted, ['error', 'CERT_HAS_EXPIRED']),
  },
  'edge-certificate-ending': { 'certificate-valid': ['fail', 'certificate.daysUntilExpiry: expected gte 30, got 5'] },
  'edge-certificate-of-other-host': {
    'certificate-valid': ['fail', 'hostnameVerified: expected true, got false'],
    ...all(untrusted, ['error', 'api.judgify.ai']),
  },
  'edge-certificate-untrusted': all(untrusted, ['error', 'UNABLE_TO_VERIFY']),
  'edge-without-rate-limit': { unseen: 'Only more than 1000 requests a minute would show it, and a check sends one.' },
  // The gateway has metrics of its own behind the same path.
  'edge-without-metrics': { 'metrics-exposed': ['fail', 'body: expected'] },
} as const;
