import { describe, expect, test } from "vitest";
import { GraphError, type GraphErrorCode } from "../../src/graph/index.ts";
import { ApiError } from "../../src/wire/index.ts";

const wrapped = (cause: unknown, code: GraphErrorCode = "worker_failed"): GraphError =>
  new GraphError(code, "node failed", { cause });

const hostile = (): object =>
  new Proxy(
    {},
    {
      get: () => {
        throw new Error("get");
      },
      has: () => {
        throw new Error("has");
      },
      getPrototypeOf: () => {
        throw new Error("getPrototypeOf");
      },
    },
  );

class Trapped extends Error {
  get status(): number {
    throw new Error("status");
  }
  override get cause(): unknown {
    throw new Error("cause");
  }
}

describe("ApiError", () => {
  test("has the four keys of the envelope, null where nothing is said", () => {
    expect(new ApiError(400, "invalid_request_error", "No.").body).toEqual({
      error: { message: "No.", type: "invalid_request_error", param: null, code: null },
    });
  });

  test("a status that is no error becomes 500", () => {
    for (const status of [200, 399, 600, 404.5, Number.NaN]) expect(new ApiError(status, "x", "x").status).toBe(500);
    expect(new ApiError(418, "x", "x").status).toBe(418);
  });

  test("only headers that speak about the error are kept, so that no worker writes the rest of a response", () => {
    const kept = {
      "retry-after": "2",
      "retry-after-ms": "2000",
      "x-should-retry": "true",
      "x-ratelimit-remaining-tokens": "0",
      allow: "GET",
      "www-authenticate": "Bearer",
    };
    const foreign = {
      "transfer-encoding": "chunked",
      "content-encoding": "gzip",
      "content-length": "1",
      "content-type": "text/html",
      connection: "close",
      "set-cookie": "a=b",
      "x-request-id": "forged",
      "access-control-allow-origin": "*",
    };
    expect(new ApiError(429, "x", "x", { headers: { ...foreign, ...kept } }).headers).toEqual(kept);
  });

  test("a header that would break the response is left out", () => {
    const headers = { "Retry-After": "2", "x-evil": "a\r\nset-cookie: b", "bad name": "x", "x-number": 3 as never };
    expect(new ApiError(429, "x", "x", { headers }).headers).toEqual({ "retry-after": "2" });
  });
});

describe("the one door", () => {
  test("an ApiError comes back as it is", () => {
    const error = new ApiError(409, "x", "Busy.");
    expect(ApiError.from(error)).toBe(error);
  });

  test("an ApiError that a worker threw passes with status, code and retry-after, and says not to retry", () => {
    const meant = new ApiError(429, "requests", "Slow down.", {
      code: "rate_limit_exceeded",
      headers: { "retry-after": "2" },
    });
    const error = ApiError.from(wrapped(new Error("around", { cause: wrapped(meant) })));
    expect(error).toMatchObject({ status: 429, body: meant.body });
    expect(error.headers).toEqual({ "retry-after": "2", "x-should-retry": "false" });
  });

  test("an ApiError may speak about retries itself, and an idempotent graph says nothing about them", () => {
    const meant = new ApiError(503, "x", "Again.", { headers: { "x-should-retry": "true" } });
    expect(ApiError.from(wrapped(meant)).headers).toEqual({ "x-should-retry": "true" });
    expect(ApiError.from(wrapped(new Error("x")), { idempotent: true }).headers).toEqual({});
  });

  test("an ApiError of another copy of the package is known by its brand, and made sound", () => {
    const foreign = Object.assign(new Error("foreign"), {
      [Symbol.for("thinkagain.ApiError")]: true,
      status: 200,
      body: { error: { message: "Too much.", type: "requests", param: 7, code: "busy" } },
      headers: { "x-ratelimit-limit-requests": "1", "x-ratelimit-reset-requests": "\n" },
    });
    const error = ApiError.from(wrapped(foreign));
    expect(error).toMatchObject({
      status: 500,
      body: { error: { message: "Too much.", type: "requests", param: null, code: "busy" } },
      headers: { "x-ratelimit-limit-requests": "1", "x-should-retry": "false" },
    });
  });

  test.each([
    ["step_limit", 500, "graph_step_limit"],
    ["node_timeout", 504, "graph_timeout"],
    ["worker_failed", 500, "graph_error"],
    ["rewritten", 500, "graph_error"],
    ["aborted", 499, "client_closed_request"],
  ] as const)("GraphError %s is %i %s, without a word of the error", (code, status, expected) => {
    const error = ApiError.from(wrapped(new Error("secret"), code));
    expect(error).toMatchObject({ status, headers: { "x-should-retry": "false" } });
    expect(error.body.error).toMatchObject({ type: "server_error", param: null, code: expected });
    expect(JSON.stringify(error.body)).not.toMatch(/secret|node failed/);
  });

  test("status, headers and text of any other error are never taken", () => {
    const upstream = Object.assign(new Error("secret"), {
      status: 401,
      statusCode: 401,
      expose: true,
      headers: { "set-cookie": "a" },
    });
    expect(ApiError.from(upstream)).toMatchObject({
      status: 500,
      headers: {},
      body: { error: { code: "internal_error" } },
    });
    expect(ApiError.from(wrapped(upstream))).toMatchObject({ status: 500, headers: { "x-should-retry": "false" } });
  });

  test("anything that can be thrown becomes a mute 500, with itself as the cause", () => {
    const cyclic = new Error("a");
    cyclic.cause = new Error("b", { cause: cyclic });
    const things = [
      null,
      undefined,
      "text",
      7,
      1n,
      Symbol("s"),
      { a: 1n },
      Object.freeze({}),
      hostile(),
      new Trapped("x"),
      cyclic,
      () => 1,
    ];
    for (const thing of things) {
      const error = ApiError.from(thing);
      expect(error.body.error).toMatchObject({ type: "server_error", code: "internal_error" });
      expect(error.status).toBe(500);
      expect(error.cause).toBe(thing);
      expect(ApiError.from(wrapped(thing)).body.error.code).toBe("graph_error");
    }
  });

  test("a proxy around an ApiError can neither throw nor smuggle", () => {
    const meant = new ApiError(400, "invalid_request_error", "No.");
    const proxy = new Proxy(meant, {
      get: (target, key, receiver) => {
        if (key === "headers") throw new Error("headers");
        return key === "status" ? 200 : (Reflect.get(target, key, receiver) as unknown);
      },
    });
    expect(ApiError.from(proxy)).toMatchObject({ status: 500, body: meant.body, headers: {} });
  });

  test("a chain of causes is followed only so far", () => {
    let cause: unknown = new ApiError(400, "x", "deep");
    for (let depth = 0; depth < 1000; depth++) cause = new Error("link", { cause });
    expect(ApiError.from(cause).status).toBe(500);
  });
});
