/** Asks a server for a chat completion. */
export function post(url: string, body: object, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
  const all = { "content-type": "application/json", ...headers };
  return fetch(`${url}/v1/chat/completions`, { method: "POST", headers: all, body: JSON.stringify(body) });
}

/** What a model answers to one user message. */
export async function ask(url: string, model: string | undefined, content: string): Promise<string> {
  const response = await post(url, { ...(model ? { model } : {}), messages: [{ role: "user", content }] });
  const body = (await response.json()) as { choices: readonly [{ message: { content: string } }] };
  return body.choices[0].message.content;
}

/** Begins a streamed answer and waits for its first bytes; `rest` reads it to the end, and rejects where it is torn off. */
export async function begin(url: string, model: string, content: string): Promise<{ rest(): Promise<string> }> {
  const response = await post(url, { model, stream: true, messages: [{ role: "user", content }] });
  if (!response.ok || !response.body) throw new Error(`${response.status} ${await response.text()}`);
  const chunks = response.body.pipeThrough(new TextDecoderStream())[Symbol.asyncIterator]();
  const first = await chunks.next();
  return {
    async rest() {
      let text = first.value ?? "";
      for (let chunk = await chunks.next(); !chunk.done; chunk = await chunks.next()) text += chunk.value;
      return text;
    },
  };
}
