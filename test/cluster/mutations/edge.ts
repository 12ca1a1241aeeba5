import { edgeConfigFile } from '../services/edge.ts';
import type { EdgeCertificates } from '../services/edgeCertificates.ts';
import { type ProgramFile, replacedText } from './files.ts';
import { type Mutation, stopped } from './mutation.ts';

/** nginx takes new settings at once only with a new process: a reload leaves the old one to its visitors for a while. */
const file: ProgramFile = { path: edgeConfigFile, reload: (demo) => demo.restart('edge') };
const needs = 'nginx';
const hsts = 'add_header Strict-Transport-Security "max-age=31536000; includeSubDomains" always;';
const protocols = 'ssl_protocols TLSv1.2 TLSv1.3;';
const ciphers = 'ssl_ciphers HIGH:!aNULL:!MD5;';

/** Of the nginx at the edge. */
export const edgeMutations = {
  'edge-stopped': { breaks: 'The edge does not answer.', needs, apply: stopped('edge') },
  'edge-allows-tls-1.0': {
    breaks: 'The edge speaks TLS 1.0.',
    needs,
    // OpenSSL has it only on its lowest level of security.
    apply: edited(`${protocols}\n    ${ciphers}`, 'ssl_protocols TLSv1 TLSv1.2;\n    ssl_ciphers ALL:@SECLEVEL=0;'),
  },
  'edge-allows-tls-1.1': {
    breaks: 'The edge speaks TLS 1.1.',
    needs,
    apply: edited(`${protocols}\n    ${ciphers}`, 'ssl_protocols TLSv1.1 TLSv1.2;\n    ssl_ciphers ALL:@SECLEVEL=0;'),
  },
  'edge-without-redirect': {
    breaks: 'The edge answers HTTP.',
    needs,
    apply: edited('return 301 https://$host$request_uri;', 'return 200 "ok";'),
  },
  'edge-redirects-elsewhere': {
    breaks: 'The edge sends visitors to another host.',
    needs,
    apply: edited('return 301 https://$host$request_uri;', 'return 301 https://example.com/;'),
  },
  'edge-without-hsts': { breaks: 'The edge sends no HSTS header.', needs, apply: edited(hsts, '') },
  'edge-with-short-hsts': {
    breaks: 'The HSTS header holds for five minutes.',
    needs,
    apply: edited('max-age=31536000; includeSubDomains', 'max-age=300'),
  },
  'edge-certificate-expired': {
    breaks: 'The certificate of the edge has expired.',
    needs,
    apply: certificate('expired'),
  },
  'edge-certificate-ending': {
    breaks: 'The certificate of the edge ends within a week.',
    needs,
    apply: certificate('ending'),
  },
  'edge-certificate-of-other-host': {
    breaks: 'The certificate of the edge is for another host.',
    needs,
    apply: certificate('otherHost'),
  },
  'edge-certificate-untrusted': {
    breaks: 'The certificate of the edge is of an unknown authority.',
    needs,
    apply: certificate('untrusted'),
  },
  'edge-without-rate-limit': {
    breaks: 'The edge takes any number of requests.',
    needs,
    apply: edited('limit_req zone=api burst=100 nodelay;', ''),
  },
  'edge-without-metrics': {
    breaks: 'The edge shows no metrics.',
    needs,
    apply: edited('location = /metrics {', 'location = /other {'),
  },
} satisfies Readonly<Record<string, Mutation>>;

function edited(from: string, to: string): Mutation['apply'] {
  return replacedText(file, from, to);
}

function certificate(name: keyof EdgeCertificates): Mutation['apply'] {
  return replacedText(file, '/valid.', `/${name}.`);
}
