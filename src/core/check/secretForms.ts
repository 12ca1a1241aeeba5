/** The forms in which a secret may turn up: as written, and as shells, URLs, JSON, XML, base64 and hexadecimal have it. */

/** Shorter texts would mask ordinary words. */
export const MIN_SECRET_LENGTH = 4;

/**
 * Words that everybody knows and that stand in outputs for other reasons: to mask them hides what a reader needs and keeps
 * nothing secret.
 */
const ordinaryWords = new Set(
  `admin administrator changeme default demo development example false guest hello info local localhost login mysql none null
   password passwd postgres postgresql prod production public redis root secret service staging system test testing token true
   user username value welcome`.split(/\s+/),
);

/** Whether a secret is masked where it turns up. What is not is worth a warning. */
export function isMaskable(secret: string): boolean {
  const written = withoutQuotes(secret).trim();
  return written.length >= MIN_SECRET_LENGTH && !ordinaryWords.has(written.toLowerCase());
}

/** A line of a secret of several lines (a key, a file) is one itself; shorter ones are ordinary words, or blank. */
const MIN_SECRET_LINE_LENGTH = 8;

/** Every form, none shorter than `MIN_SECRET_LENGTH`, the longest first: one may be a part of another. */
export function secretForms(secrets: readonly string[]): readonly string[] {
  const written = secrets
    .filter(isMaskable)
    .flatMap((secret) => [secret, secret.trim(), withoutQuotes(secret), ...longLines(secret)]);
  const forms = unique(written).flatMap((secret) => [
    ...unique(textForms(secret)).flatMap(withinJson),
    ...byteForms(secret),
  ]);
  return unique(forms).sort((a, b) => b.length - a.length);
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}

/** A shell and a file of variables take quotes off. */
function withoutQuotes(secret: string): string {
  return /^(["'])(.*)\1$/s.exec(secret.trim())?.[2] ?? secret;
}

/** A stream is redacted line by line, so the lines of a secret have to be known too. */
function longLines(secret: string): readonly string[] {
  return secret.split(/\r?\n/).filter((line) => line.trim().length >= MIN_SECRET_LINE_LENGTH);
}

function textForms(secret: string): readonly string[] {
  const json = jsonText(secret);
  const percent = percentForms(secret);
  return [
    secret,
    // Each with an escape that some writers add: Python all that is not ASCII, Go what HTML reserves, PHP slashes.
    ...[json, ascii(json), html(json), html(ascii(json)), json.replaceAll('/', '\\/')],
    ...percent,
    ...percent.map(lowerCaseEscapes),
    ...['&#39;', '&apos;', '&#x27;', "'"].map((apostrophe) => xmlText(secret, apostrophe)),
    // Quotes doubled are those of SQL and YAML.
    secret.replaceAll("'", "''"),
    secret.replaceAll('"', '""'),
    secret.replaceAll("'", "'\\''"),
    secret.replaceAll("'", `'"'"'`),
    secret.replace(/["\\$`]/g, '\\$&'),
    secret.replace(/["\\]/g, '\\$&'),
    secret.replace(/['\\]/g, '\\$&'),
    secret.replace(/[^\w@%+=:,./-]/g, '\\$&'),
  ];
}

/** Evidence of checks is JSON, and may hold a text of JSON. */
function withinJson(form: string): readonly string[] {
  const once = jsonText(form);
  return [form, once, jsonText(once)];
}

function jsonText(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

function ascii(json: string): string {
  return json.replace(/[^\0-\x7f]/g, unicodeEscape);
}

function html(json: string): string {
  return json.replace(/[<>&]/g, unicodeEscape);
}

function unicodeEscape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** Of a component, of one after RFC 3986, of a form, of a whole URL, and of its user and password. */
function percentForms(secret: string): readonly string[] {
  const wellFormed = secret.toWellFormed();
  const component = encodeURIComponent(wellFormed);
  return [
    component,
    component.replace(/[!'()*]/g, percentEscape),
    new URLSearchParams({ '': wellFormed }).toString().slice(1),
    encodeURI(wellFormed),
    userInfo(wellFormed),
  ];
}

function percentEscape(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}

function userInfo(text: string): string {
  const url = new URL('http://host');
  url.password = text;
  return url.password;
}

function lowerCaseEscapes(text: string): string {
  return text.replace(/%[\dA-F]{2}/g, (escape) => escape.toLowerCase());
}

function xmlText(secret: string, apostrophe: string): string {
  return secret
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", apostrophe);
}

/** Base64 that is longer than this is looked for only in one line: each line is a form of its own. */
const MAX_WRAPPED = 16 * 1024;

function byteForms(secret: string): readonly string[] {
  const bytes = new TextEncoder().encode(secret);
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  const whole = base64(bytes);
  const standard = [whole, whole.replace(/=+$/, ''), ...[0, 1, 2].map((before) => base64Core(bytes, before))];
  const wrapped = whole.length > MAX_WRAPPED ? [] : [64, 76].flatMap((width) => linesOf(whole, width));
  const all = [...standard, ...wrapped];
  return [hex, hex.toUpperCase(), ...all, ...all.map(urlSafe)];
}

/** The characters that only the secret decides, where `before` bytes of the same group of three go ahead of it. */
function base64Core(bytes: Uint8Array, before: number): string {
  const padded = new Uint8Array(before + bytes.length);
  padded.set(bytes, before);
  return base64(padded).slice(Math.ceil((before * 8) / 6), Math.floor((padded.length * 8) / 6));
}

/** A function takes so many arguments at most. */
const CHUNK = 8192;

function base64(bytes: Uint8Array): string {
  const count = Math.ceil(bytes.length / CHUNK);
  const chunks = Array.from({ length: count }, (_, at) => bytes.subarray(at * CHUNK, (at + 1) * CHUNK));
  return btoa(chunks.map((chunk) => String.fromCharCode(...chunk)).join(''));
}

function linesOf(text: string, width: number): readonly string[] {
  const lines = text.matchAll(new RegExp(`.{${MIN_SECRET_LINE_LENGTH},${width}}`, 'g'));
  return Array.from(lines, ([line]) => line);
}

function urlSafe(text: string): string {
  return text.replaceAll('+', '-').replaceAll('/', '_');
}
