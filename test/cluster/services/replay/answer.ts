/** What a replayed or stood-in service answers to one request. */
export interface Answer {
  readonly status: number;
  readonly body: string;
  /** JSON when absent. */
  readonly contentType?: string;
}

/** Without the query: "GET /path". */
export interface Request {
  readonly method: string;
  readonly path: string;
  /** The token behind "Bearer" in the header Authorization. */
  readonly bearer?: string | undefined;
}

export function json(body: unknown, status = 200): Answer {
  return { status, body: `${JSON.stringify(body)}\n` };
}
