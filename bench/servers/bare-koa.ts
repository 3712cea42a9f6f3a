import type { AddressInfo } from "node:net";
import Koa from "koa";
import { completion, writeChunks } from "./completion.ts";

/** Koa with one middleware that parses a body and answers. */
const app = new Koa();
app.use(async (ctx) => {
  const parts: Buffer[] = [];
  await new Promise<void>((resolve) => {
    ctx.req.on("data", (part: Buffer) => parts.push(part));
    ctx.req.on("end", resolve);
  });
  const body: { stream?: boolean; messages: { content: string }[] } = JSON.parse(Buffer.concat(parts).toString());
  if (body.stream) {
    ctx.respond = false;
    await writeChunks(ctx.res, Number(body.messages[0]?.content));
    return;
  }
  ctx.body = completion;
});
const server = app.listen(0, "127.0.0.1", () =>
  process.send?.(`http://127.0.0.1:${(server.address() as AddressInfo).port}`),
);
