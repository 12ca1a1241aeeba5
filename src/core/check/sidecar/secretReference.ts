/** References to secrets, `${secrets.NAME}`: they stay in the model and are filled where a request leaves. */

const reference = /\$\{secrets\.([\w.-]+)\}/g;

/** Names of the secrets that a text refers to as `${secrets.NAME}`. */
export function secretReferences(text: string): readonly string[] {
  return [...text.matchAll(reference)].map((match) => match[1] ?? '');
}

/** Puts values in place of the references; a name without a value stays as it is. */
export function fillSecrets(text: string, values: ReadonlyMap<string, string>): string {
  return text.replace(reference, (whole, name: string) => values.get(name) ?? whole);
}

/** The same in a URL, where a value is one part of it: no "/" or "@" in a password may change where the request goes. */
export function fillSecretsInUrl(url: string, values: ReadonlyMap<string, string>): string {
  return url.replace(reference, (whole, name: string) => {
    const value = values.get(name);
    return value === undefined ? whole : encodeURIComponent(value);
  });
}
