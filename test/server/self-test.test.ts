import { createApp, serve } from "@thinkagain/serve";
import type { Context } from "koa";
import { OpenAPIBackend } from "openapi-backend";
import { afterEach, expect, test, vi } from "vitest";
import { bindOperations } from "../../src/server/operations.ts";
import { proveGates } from "../../src/server/self-test.ts";
import { unauthorized } from "../../src/server/keys.ts";
import { listen } from "../support/listen.ts";
import { probes } from "../support/probes.ts";
import { quiet } from "../support/server.ts";

afterEach(() => {
  vi.restoreAllMocks();
});

/** A binding whose operations say that they ran. */
function bind(authorize: (ctx: Context) => boolean) {
  const ran: string[] = [];
  const operate = async (id: string) => void ran.push(id);
  return { dispatch: bindOperations({ authorize, unauthorized, operate }), ran };
}

test("a binding that refuses passes, and no operation runs for the proof", async () => {
  const { dispatch, ran } = bind(() => false);
  await proveGates(dispatch, true);
  expect(ran).toEqual([]);
});

test("a binding that lets everybody in is found out, unless no key is asked for", async () => {
  const { dispatch } = bind(() => true);
  await expect(proveGates(dispatch, true)).rejects.toThrow(/A gate stands open: \w+ without a key was not refused/);
  await expect(proveGates(dispatch, false)).resolves.toBeUndefined();
});

test("a binding that knows every route, or every method, is found out", async () => {
  const { dispatch } = bind(() => false);
  const knowsAll = async () => undefined;
  await expect(proveGates(knowsAll, false)).rejects.toThrow("GET /v1/self-test was not refused with 404");
  const anyMethod = (route: string, ctx: Context) => (ctx.method === "GET" ? dispatch(route, ctx) : knowsAll());
  await expect(proveGates(anyMethod, false)).rejects.toThrow(/TRACE \S+ was not refused with 405/);
});

test("a server whose gate fails open does not start, and an app answers nothing", async () => {
  // eslint-disable-next-line typescript/unbound-method
  const register = OpenAPIBackend.prototype.registerSecurityHandler;
  const failOpen = vi.spyOn(OpenAPIBackend.prototype, "registerSecurityHandler");
  failOpen.mockImplementation(function (this: OpenAPIBackend, name) {
    register.call(this, name, () => true);
  });
  await expect(serve(probes(), { port: 0, apiKeys: ["key"] })).rejects.toThrow("A gate stands open");
  await using server = await listen(createApp(probes(), { apiKeys: ["key"], logger: quiet }));
  for (const path of ["/v1/models", "/health", "/docs"]) {
    const response = await fetch(server.url + path);
    expect(response.status).toBe(500);
    expect(await response.json()).toMatchObject({ error: { code: "internal_error" } });
  }
  expect(failOpen).toHaveBeenCalled();
});
