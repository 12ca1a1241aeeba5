/**
 * The functions of Kubernetes for URLs. A URL is the text itself here.
 *
 * @see https://kubernetes.io/docs/reference/using-api/cel/#kubernetes-url-library
 */
import { celFunc, celMethod, CelScalar, listType, mapType, type CelFunc } from '@bufbuild/cel';

const { BOOL, STRING } = CelScalar;

export const urlFunctions: readonly CelFunc[] = [
  celFunc('isURL', [STRING], BOOL, (text) => parse(text) !== undefined),
  celFunc('url', [STRING], STRING, (text) => {
    url(text);
    return text;
  }),
  part('getScheme', ({ scheme }) => scheme),
  part('getHost', ({ host }) => host),
  part('getHostname', ({ host }) => host.replace(/:\d*$/, '').replace(/^\[|\]$/g, '')),
  part('getPort', ({ host }) => /:(\d*)$/.exec(host)?.[1] ?? ''),
  part('getEscapedPath', ({ path }) => path.replace(unescaped, encodeURIComponent)),
  celMethod('getQuery', STRING, [], mapType(STRING, listType(STRING)), function () {
    const { query } = url(this);
    return new Map([...query.keys()].map((key) => [key, query.getAll(key)]));
  }),
];

/** Each as it is written, so that a port is there also where it is the usual one. */
interface UrlParts {
  readonly scheme: string;
  /** With the port. */
  readonly host: string;
  readonly path: string;
  readonly query: URLSearchParams;
}

function part(name: string, get: (parts: UrlParts) => string): CelFunc {
  return celMethod(name, STRING, [], STRING, function () {
    return get(url(this));
  });
}

function url(text: string): UrlParts {
  const parts = parse(text);
  if (parts === undefined) throw new Error('a text is no URL');
  return parts;
}

/** RFC 3986 appendix B, with a scheme or an absolute path at the beginning. */
const form =
  /^(?:(?<scheme>[a-z][a-z\d+.-]*):|(?=\/))(?:\/\/(?<authority>[^/?#]*))?(?<path>[^?#]*)(?:\?(?<query>[^#]*))?(?:#.*)?$/i;
const authorityForm = /^(?:[^@[\]\s]*@)?(?<host>(?:\[[\da-f:.]+\]|[^\s:@[\]<>"\\^`{|}]*)(?::\d*)?)$/i;
const brokenEscape = /%(?![\da-f]{2})/i;
const control = /[\0-\x1f\x7f]/;
const unescaped = /[^\w.~!$&'()*+,;=:@/%[\]-]+/gu;

function parse(text: string): UrlParts | undefined {
  if (control.test(text)) return undefined;
  const { scheme = '', authority = '', path = '', query = '' } = form.exec(text)?.groups ?? { path: '%' };
  const host = authorityForm.exec(authority)?.groups?.['host'];
  if (host === undefined || brokenEscape.test(authority) || brokenEscape.test(path)) return undefined;
  return { scheme: scheme.toLowerCase(), host, path, query: new URLSearchParams(query) };
}
