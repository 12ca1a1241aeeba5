/** Secrets that are told by their form: what the services that give them out document, and what protocols carry them in. */

/** What a group named `keep` matched stays, so that a reader still sees what was there. */
interface SecretShape {
  /** A proper name or a technical term: the same in every language. */
  readonly name: string;
  readonly pattern: RegExp;
}

/** Of one in PEM only what can belong to it: the text behind one that is cut off stays. */
const keyBody = String.raw`(?:[\w\s+/=:,-]|\\[nr])*`;

const shapes: readonly SecretShape[] = [
  {
    name: 'private key',
    pattern: new RegExp(
      `-----BEGIN [A-Z ]*PRIVATE KEY-----(?:${keyBody}?-----END [A-Z ]*PRIVATE KEY-----|${keyBody})`,
      'g',
    ),
  },
  {
    name: 'Authorization header',
    pattern:
      /(?<keep>\bauthorization\\?["']?\s*[:=]\s*\\?["']?(?:bearer|basic|digest|negotiate|token|apikey)\s+)[^\s"'<\\]+/gi,
  },
  {
    name: 'header with a token',
    pattern:
      /(?<keep>\b(?:x-api-key|x-auth-token|x-vault-token|private-token|x-amz-security-token|set-cookie)\\?["']?\s*:\s*\\?["']?)[^\s"'<\\;]+/gi,
  },
  {
    // All that it sends: which of them lets somebody in, nobody can tell. Behind the one that is set stand its attributes.
    name: 'Cookie header',
    pattern: /(?<keep>(?<!set-)\bcookie\\?["']?\s*:\s*\\?["']?)[^\s"'<\\;]+(?:; *[^\s"'<\\;]+)*/gi,
  },
  { name: 'JSON Web Token', pattern: /\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]{8,}/g },
  // Up to the last at sign: people write passwords that hold one. A quote ends the text that the URL stands in.
  { name: 'password in a URL', pattern: /(?<keep>\b[a-z][a-z0-9+.-]*:\/\/[^\s:/@]*:)[^\s/"]+(?=@)/gi },
  {
    name: 'password in a connection string',
    pattern: /(?<keep>\b(?:password|pwd|passwd)=)(?![*•$<{])(?:'[^'\n]*'|[^\s;&'"<\\]+)/gi,
  },
  { name: 'AWS access key', pattern: /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/g },
  {
    name: 'AWS secret key',
    pattern: /(?<keep>\baws_?secret_?access_?key\\?["']?\s*[:=]\s*\\?["']?)[A-Za-z0-9/+]{40}(?![A-Za-z0-9/+])/gi,
  },
  { name: 'GitHub token', pattern: /\b(?:gh[pousr]_[A-Za-z0-9]{36,}|github_pat_\w{22,})\b/g },
  { name: 'GitLab token', pattern: /\bgl(?:pat|oas|dt|rt|rtr|cbt|ptt|ft|imt|agent|soat)-[\w-]{20,}/g },
  { name: 'Slack token', pattern: /\bxox[abeoprs](?:-[\w-]{10,}|\.[\w.-]{10,})|\bxapp-[\w-]{20,}/g },
  { name: 'Slack webhook', pattern: /(?<keep>\bhooks\.slack\.com\/services\/)T\w+\/B\w+\/\w+/g },
  { name: 'Google API key', pattern: /\bAIza[\w-]{35}(?![\w-])/g },
  { name: 'Google OAuth token', pattern: /\bya29\.[\w-]{20,}|\bGOCSPX-[\w-]{28}(?![\w-])/g },
  { name: 'Azure client secret', pattern: /(?<![\w~.-])[\w~.-]{3}\dQ~[\w~.-]{31,34}(?![\w~.-])/g },
  { name: 'Azure key', pattern: /(?<keep>\b(?:AccountKey|SharedAccessKey)=)[A-Za-z0-9+/]{40,}={0,2}/g },
  { name: 'Azure signature', pattern: /(?<keep>[?&]sig=)[\w%+/=-]{20,}/g },
  { name: 'npm token', pattern: /\bnpm_[A-Za-z0-9]{36}\b/g },
  { name: 'PyPI token', pattern: /\bpypi-AgEI[\w-]{50,}/g },
  { name: 'Docker token', pattern: /\bdckr_pat_[\w-]{20,}/g },
  { name: 'Stripe key', pattern: /\b[rs]k_(?:live|test)_[A-Za-z0-9]{16,}\b/g },
  { name: 'SendGrid key', pattern: /\bSG\.[\w-]{22}\.[\w-]{43}(?![\w-])/g },
  { name: 'Vault token', pattern: /\bhv[sbr]\.[\w-]{24,}/g },
  { name: 'DigitalOcean token', pattern: /\bdo[opr]_v1_[a-f0-9]{64}\b/g },
  { name: 'API key', pattern: /\bsk-(?:ant-|proj-|svcacct-)[\w-]{20,}/g },
];

export const MASK = '•••';

/** What was found, by the name of its shape. */
export interface ShapeScan {
  readonly text: string;
  readonly found: ReadonlyMap<string, number>;
}

export function maskShapes(text: string): ShapeScan {
  const found = new Map<string, number>();
  const masked = shapes.reduce(
    (result, { name, pattern }) =>
      result.replace(pattern, (...args) => {
        const keep = keptOf(args);
        // What is masked already is nothing that was found.
        if (args[0] !== `${keep}${MASK}`) found.set(name, (found.get(name) ?? 0) + 1);
        return `${keep}${MASK}`;
      }),
    text,
  );
  return { text: masked, found };
}

/** The last argument of a replacer holds the named groups where the pattern has any; without them it is the text. */
function keptOf(args: readonly unknown[]): string {
  const groups = args.at(-1);
  return typeof groups === 'object' && groups !== null && 'keep' in groups ? String(groups.keep) : '';
}
