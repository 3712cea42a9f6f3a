const DONE = "[DONE]";

/** The events of a written-down stream, without the final `[DONE]`. Throws where a line is neither data, comment nor blank. */
export function toEvents(text: string): unknown[] {
  return text.split("\n").flatMap((line) => {
    if (line === "" || line.startsWith(":")) return [];
    if (!line.startsWith("data: ")) throw new TypeError(`not a line of an event stream: ${line}`);
    const data = line.slice("data: ".length);
    return data === DONE ? [] : [JSON.parse(data)];
  });
}
