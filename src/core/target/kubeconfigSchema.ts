/**
 * The fields that kubectl knows, with the types that Go gives them (client-go, `api/v1/types.go`): a wrong one makes
 * the file invalid, one that is not there may be null, and unknown ones are kept.
 */
import * as z from 'zod';

const text = z.string().nullish();
const flag = z.boolean().nullish();
const base64 = z
  .string()
  .regex(/^[A-Za-z0-9+/\s]*={0,2}\s*$/)
  .nullish();

export const kubeconfigSchema = z.looseObject({
  apiVersion: z.literal(['v1', '']).nullish(),
  kind: z.literal(['Config', '']).nullish(),
  'current-context': text,
  contexts: listOf({ context: z.looseObject({ cluster: text, user: text, namespace: text }).nullish() }),
  clusters: listOf({
    cluster: z
      .looseObject({
        server: text,
        'tls-server-name': text,
        'insecure-skip-tls-verify': flag,
        'certificate-authority': text,
        'certificate-authority-data': base64,
        'proxy-url': text,
        'disable-compression': flag,
      })
      .nullish(),
  }),
  users: listOf({
    user: z
      .looseObject({
        'client-certificate': text,
        'client-certificate-data': base64,
        'client-key': text,
        'client-key-data': base64,
        token: text,
        tokenFile: text,
        as: text,
        'as-uid': text,
        'as-groups': z.array(text).nullish(),
        username: text,
        password: text,
        exec: z.looseObject({ command: text, args: z.array(text).nullish() }).nullish(),
      })
      .nullish(),
  }),
});

function listOf<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.array(z.looseObject({ name: text, ...shape }).nullish()).nullish();
}
