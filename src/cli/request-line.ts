const MOST_SHOWN = 500;
const SECOND_MS = 1000;

/** What the server's log says of a request. */
type RequestFields = Readonly<
  Partial<{
    request_id: string;
    status: number;
    model: string;
    method: string;
    path: string;
    duration_ms: number;
    prompt_tokens: number;
    completion_tokens: number;
    code: string;
    aborted: string;
    messages: readonly { readonly content?: unknown }[];
    answers: readonly string[];
  }>
>;

/** A request as words for a person: status, model, time, tokens, what went wrong, id. Undefined where the fields tell of none. */
export function toRequestLine(fields: object): string | undefined {
  const { request_id, status, model, method, path, duration_ms, code, aborted, ...rest } = fields as RequestFields;
  if (duration_ms === undefined) return undefined;
  const { prompt_tokens: asked, completion_tokens: answered } = rest;
  const words = [
    status ?? "-",
    model ?? `${method} ${path}`,
    toDuration(duration_ms),
    asked !== undefined && answered !== undefined ? `${asked}+${answered} tokens` : undefined,
    aborted === undefined ? code : `aborted: ${aborted}`,
    request_id,
  ];
  return words.filter((word) => word !== undefined).join(" ");
}

/** The last message and the answers, a line each, where the log holds them. */
export function toContentLines(fields: object): readonly string[] {
  const { messages, answers = [] } = fields as RequestFields;
  const question = messages?.slice(-1).map(({ content }) => `  < ${toShort(content)}`) ?? [];
  return [...question, ...answers.map((answer) => `  > ${toShort(answer)}`)];
}

function toDuration(ms: number): string {
  return ms < SECOND_MS ? `${Math.round(ms)} ms` : `${(ms / SECOND_MS).toFixed(1)} s`;
}

function toShort(content: unknown): string {
  const text = typeof content === "string" ? content : (JSON.stringify(content) ?? "");
  const line = text.replaceAll(/\s+/g, " ").trim();
  return line.length > MOST_SHOWN ? `${line.slice(0, MOST_SHOWN)}…` : line;
}
