import type { AddressInfo } from "node:net";
import Koa from "koa";
import { completion } from "./completion.ts";
import { announce } from "./parent.ts";
import { type Asked, writeStream } from "./streams.ts";

/** Koa with one middleware that parses a body and answers. */
const app = new Koa();
app.use(async (ctx) => {
  const parts: Buffer[] = [];
  await new Promise<void>((resolve) => {
    ctx.req.on("data", (part: Buffer) => parts.push(part));
    ctx.req.on("end", resolve);
  });
  const body: Asked = JSON.parse(Buffer.concat(parts).toString());
  if (body.stream) {
    ctx.respond = false;
    await writeStream(ctx.res, body);
    return;
  }
  ctx.body = completion;
});
const server = app.listen(0, "127.0.0.1", () => announce(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
