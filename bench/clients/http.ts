/** A request to the chat endpoint as it goes over the wire, with the headers of the official client. */
export function toHttp(url: string, body: unknown): Buffer {
  const text = JSON.stringify(body);
  return Buffer.from(
    [
      "POST /v1/chat/completions HTTP/1.1",
      `host: ${new URL(url).host}`,
      "content-type: application/json",
      "accept: application/json",
      "authorization: Bearer sk-bench",
      "user-agent: OpenAI/JS 7.57.0",
      `content-length: ${Buffer.byteLength(text)}`,
      "",
      text,
    ].join("\r\n"),
  );
}
