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
