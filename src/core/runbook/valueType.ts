/** What kind of value a name asks for, and whether it is a secret. Names are those of `valueName`. */

/** `name` is the name of a Kubernetes object. */
export type ValueType = 'text' | 'number' | 'name' | 'url' | 'port';

/** One name for all ways of writing it: `<Pod Name>`, `POD_NAME` and `pod-name` ask for the same value. */
export function valueName(written: string): string {
  return written
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
}

/** The last word that says it decides: `pod-name` is a name, `number of replicas` a number. */
export function valueType(name: string): ValueType {
  const words = name.split('-').filter((word) => word !== 'name');
  const has = (wanted: ReadonlySet<string>): boolean => words.some((word) => wanted.has(word));
  if (has(urlWords)) return 'url';
  if (words.at(-1) === 'port' || name === 'port-number') return 'port';
  if (words.length <= 2 && has(numberWords)) return 'number';
  const last = words.at(-1) ?? '';
  return words.length <= 2 && objectWords.has(last) ? 'name' : 'text';
}

const urlWords = new Set(['url', 'uri']);
const numberWords = new Set(['replicas', 'count', 'pid', 'seconds', 'minutes', 'hours', 'days']);
/** Not those that other programs use too for what may have another form: a service, a container, a job. */
const objectWords = new Set([
  'pod',
  'namespace',
  'ns',
  'deployment',
  'statefulset',
  'daemonset',
  'replicaset',
  'configmap',
  'pvc',
  'cronjob',
]);

/**
 * Secrets are neither logged nor shown. Rather one too many: `secret` alone may be the name of a Kubernetes Secret, which
 * is no secret, but only words such as `secret-name` say so.
 */
export function isSecretName(name: string): boolean {
  const words = name.split('-');
  if (words.some((word) => surelySecret.test(word))) return !harmless.has(words.at(-1) ?? '');
  return words.some((word) => secretWords.has(word)) && !words.some((word) => harmless.has(word));
}

const surelySecret = /^(password|passwd|passphrase|pwd|token|tokens|credential|credentials|비밀번호|암호|토큰)/;
const secretWords = new Set(['secret', 'key', 'apikey', 'pin', '키', '시크릿']);
const harmless = new Set(['name', 'names', 'id', 'file', 'filename', 'path', 'arn', 'namespace', 'public', '이름']);
