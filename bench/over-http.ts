import { type Contender, type Measured, takeTurns } from "./measure.ts";
import { type Client, type Served, startClient, startServer } from "./processes.ts";
import { FEATURE_NAMES, toRequest } from "./workload.ts";

const SERVERS = ["thinkagain", "bare-node", "bare-koa"];
const STREAM_CONNECTIONS = 8;
const JSON_CONNECTIONS = 32;
const JSON_REQUESTS = 50;

/** Nanoseconds per token of the server's streams as a client on the same machine reads them, per feature and length. */
export async function measureLengths(seconds: number): Promise<Measured[]> {
  using client = startClient();
  using server = await startServer("thinkagain");
  const contenders = FEATURE_NAMES.flatMap((feature) =>
    [1000, 10_000].map((tokens): Contender => ({
      name: `${feature} ${tokens}`,
      sample: async () => {
        const body = toRequest(feature, tokens);
        const taken = await client.load({ url: server.url, body, connections: 2, requests: 10_000 / tokens });
        return (taken * 1e9) / 20_000;
      },
    })),
  );
  return await takeTurns(contenders, seconds);
}

/** Streamed chunks per second: 8 connections, 1,000 tokens per stream. */
export function measureStreams(seconds: number): Promise<Measured[]> {
  const body = toRequest("plain", 1000);
  return measureServers(seconds, async (client, { url }) => {
    const requests = 3;
    const taken = await client.load({ url, body, connections: STREAM_CONNECTIONS, requests });
    return (STREAM_CONNECTIONS * requests * 1000) / taken;
  });
}

/** JSON chat completions per second, 32 connections; with a conversation of so many messages before the question. */
export function measureJson(seconds: number, messages: number): Promise<Measured[]> {
  const said = { role: "user", content: "What did the fox do when the dog slept? ".repeat(12) };
  const question = { role: "user", content: "8" };
  const body = { model: "words", messages: [...Array.from({ length: messages }, () => said), question] };
  const requests = messages > 0 ? JSON_REQUESTS / 10 : JSON_REQUESTS;
  return measureServers(seconds, async (client, { url }) => {
    const taken = await client.load({ url, body, connections: JSON_CONNECTIONS, requests });
    return (JSON_CONNECTIONS * requests) / taken;
  });
}

async function measureServers(
  seconds: number,
  sample: (client: Client, server: Served) => Promise<number>,
): Promise<Measured[]> {
  using client = startClient();
  await using stack = new AsyncDisposableStack();
  const contenders: Contender[] = [];
  for (const name of SERVERS) {
    const server = stack.use(await startServer(name));
    contenders.push({ name, sample: () => sample(client, server) });
  }
  return await takeTurns(contenders, seconds);
}
