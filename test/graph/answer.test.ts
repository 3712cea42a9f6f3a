import { expect, test, vi } from "vitest";
import { Context, END, Graph } from "../../src/graph/index.ts";
import type { AnswerDelta, ChatDelta, GraphEvent, Step, WorkerOutput } from "../../src/graph/index.ts";
import { chain, eventsOf, failureOf, saying, textsOf } from "./support/graphs.ts";

const deltasOf = (events: readonly GraphEvent[]): AnswerDelta[] =>
  events.flatMap((event) => (event.type === "delta" ? [event.delta] : []));
const yielding = (...outputs: readonly WorkerOutput[]) =>
  async function* emit(): AsyncGenerator<WorkerOutput> {
    yield* outputs;
  };

const token = { token: "d", logprob: -1, bytes: null, top_logprobs: [] };
const cycle: unknown[] = [];
cycle.push(cycle);
const logprobs = (change: object) => ({ logprobs: { content: [{ ...token, ...change }] } });

test("A1: what a live node yields streams at once and is read in ctx.response", async () => {
  const read: string[] = [];
  async function* speak(ctx: Context) {
    yield "a";
    read.push(ctx.response);
    yield "b";
    read.push(ctx.response);
  }
  const ctx = new Context();
  expect(await textsOf(chain({ speak }), ctx)).toEqual(["a", "b"]);
  expect(read).toEqual(["a", "ab"]);
  expect(ctx.response).toBe("ab");
});

test("A1: visiting a live node again appends", async () => {
  const graph = new Graph("g").addNode("a", saying("x")).addConditionalEdge("a", (ctx) => (ctx.steps < 3 ? "a" : END));
  const ctx = await graph.run(new Context());
  expect(ctx.response).toBe("xxx");
});

test("A1: events name the node whose word a delta is", async () => {
  const events = await eventsOf(chain({ a: () => "x", b: yielding({ content: "xy" }) }), new Context());
  expect(events.flatMap((event) => (event.type === "delta" ? [[event.node, event.delta.content]] : []))).toEqual([
    ["a", "x"],
    ["b", "xy"],
  ]);
});

test("A2: of several assignments the last word wins, and is sent when the run ends", async () => {
  const graph = chain({
    a: (ctx: Context) => void (ctx.response = "first"),
    b: (ctx: Context) => {
      ctx.response = "second";
      ctx.response += " and last";
    },
  });
  expect(await textsOf(graph, new Context())).toEqual(["second and last"]);
});

test("A2: an assignment is sent before the next live yield", async () => {
  async function* next(ctx: Context) {
    yield "b";
    ctx.response += "c";
    yield "d";
  }
  expect(await textsOf(chain({ a: () => "a", next }), new Context())).toEqual(["a", "b", "c", "d"]);
});

test("A2: an assignment that extends what was sent adds the rest", async () => {
  const graph = chain({ a: saying("Hello"), b: (ctx: Context) => void (ctx.response = "Hello, world") });
  expect(await textsOf(graph, new Context())).toEqual(["Hello", ", world"]);
});

test.for([
  ["run", (graph: Graph<Context, string>) => graph.run(new Context())],
  ["stream", (graph: Graph<Context, string>) => eventsOf(graph, new Context())],
] as const)("A2: an assignment that contradicts what was sent is an error (%s)", async ([, start]) => {
  const graph = chain({ a: saying("Hello"), b: () => "Goodbye" });
  expect(await failureOf(start(graph))).toMatchObject({ code: "rewritten", node: "b" });
});

test("A2: an assignment is judged when its node ends, so that the last word of the node counts", async () => {
  const graph = chain({
    a: saying("Hello"),
    b: (ctx: Context) => {
      ctx.response = "Goodbye";
      ctx.response = "Hello again";
    },
  });
  expect((await graph.run(new Context())).response).toBe("Hello again");
});

test.for<[string, Step]>([
  ["a node", saying("Hello")],
  ["a graph", chain({ x: saying("Hello"), y: () => {} })],
])("A2: what the route after %s assigns is judged as that node's", async ([, step]) => {
  const graph = new Graph("g")
    .addNode("a", step)
    .addNode("b", () => {})
    .addConditionalEdge("a", (ctx) => {
      ctx.response = "Goodbye";
      return "b";
    })
    .addEdge("b", END);
  expect(await failureOf(graph.run(new Context()))).toMatchObject({ code: "rewritten", node: "a" });
});

test("A3: what the route after a live graph assigns is live, though the graph ended with a draft", async () => {
  const graph = new Graph("g")
    .addNode("inside", chain({ draft: [() => "draft", { draft: true }] }))
    .addNode("look", yielding({ reasoning: "hm" }))
    .addConditionalEdge("inside", (ctx) => {
      ctx.response = "live";
      return "look";
    })
    .addEdge("look", END);
  expect(deltasOf(await eventsOf(graph, new Context()))).toEqual([{ content: "live" }, { reasoning: "hm" }]);
});

test("A2: what a generator returns is an assignment", async () => {
  async function* speak() {
    yield "a";
    return "ab";
  }
  expect(await textsOf(chain({ speak }), new Context())).toEqual(["a", "b"]);
});

test("A2: refusal, reasoning, tool calls and annotations follow the same rule", async () => {
  const cited = { type: "url_citation", url_citation: { start_index: 0, end_index: 1, url: "u", title: "t" } } as const;
  const call = { type: "function", function: { name: "f", arguments: "{}" } } as const;
  const set = (ctx: Context) => {
    ctx.refusal = "no";
    ctx.reasoning = "because";
    ctx.tool_calls = [{ ...call, id: "1" }];
    ctx.annotations = [cited];
  };
  const ctx = new Context();
  expect(deltasOf(await eventsOf(chain({ set }), ctx))).toEqual([
    { reasoning: "because", refusal: "no", tool_calls: [{ index: 0, id: "1", ...call }], annotations: [cited] },
  ]);
  expect(ctx).toMatchObject({ refusal: "no", reasoning: "because", annotations: [cited] });
  for (const change of [
    (c: Context) => void (c.refusal = null),
    (c: Context) => void (c.reasoning = "why"),
    (c: Context) => void (c.tool_calls = [call]),
    (c: Context) => void (c.annotations = []),
  ]) {
    const sent = yielding({ refusal: "n", reasoning: "b", tool_calls: [{ id: "1", ...call }], annotations: [cited] });
    expect(await failureOf(chain({ sent, change }).run(new Context()))).toMatchObject({
      code: "rewritten",
      node: "change",
    });
  }
});

test("A2: a list that begins with what was sent adds the rest", async () => {
  const call = (name: string) => ({ id: name, type: "function", function: { name, arguments: "{}" } }) as const;
  const add = (ctx: Context) => void (ctx.tool_calls = [...ctx.tool_calls, call("g")]);
  const events = await eventsOf(chain({ a: yielding({ tool_calls: [call("f")] }), add }), new Context());
  expect(deltasOf(events)).toEqual([
    { tool_calls: [{ index: 0, ...call("f") }] },
    { tool_calls: [{ index: 1, ...call("g") }] },
  ]);
});

test("A2: an answer that the context was created with is sent like an assignment", async () => {
  expect(await textsOf(chain({ a: saying("!") }), new Context({ response: "hi" }))).toEqual(["hi", "!"]);
});

test("A3: a draft streams nothing live, is read by other nodes and becomes the answer if nothing later answers", async () => {
  let seen = "";
  const graph = chain({
    draft: [saying("d", "raft"), { draft: true }],
    critic: (ctx: Context) => void (seen = ctx.response),
  });
  const events = await eventsOf(graph, new Context());
  expect(seen).toBe("draft");
  expect(events.map(({ type }) => type)).toEqual(["node_start", "node_end", "node_start", "node_end", "delta", "end"]);
  expect(deltasOf(events)).toEqual([{ content: "draft" }]);
});

test("A3: each visit of a draft node replaces its text", async () => {
  const graph = new Graph("loop")
    .addNode("draft", (ctx) => `draft ${ctx.steps}`, { draft: true })
    .addNode("critic", () => {})
    .addEdge("draft", "critic")
    .addConditionalEdge("critic", (ctx) => (ctx.steps < 6 ? "poor" : "good"), { poor: "draft", good: END });
  expect(await textsOf(graph, new Context())).toEqual(["draft 5"]);
});

test("A3: a critique loop with a yielding draft keeps the last draft only", async () => {
  const graph = new Graph("loop")
    .addNode(
      "draft",
      async function* (ctx) {
        yield "draft ";
        yield String(ctx.steps);
      },
      { draft: true },
    )
    .addConditionalEdge("draft", (ctx) => (ctx.steps < 3 ? "draft" : END));
  expect(await textsOf(graph, new Context())).toEqual(["draft 3"]);
});

test.for([
  ["a live yield", yielding("live")],
  ["a live assignment", (ctx: Context) => void (ctx.response = "live")],
  ["a returned string", () => "live"],
] as const)("A3: %s drops the draft with its tool calls, annotations, reasoning and logprobs", async ([, later]) => {
  const cited = { type: "url_citation", url_citation: { start_index: 0, end_index: 1, url: "u", title: "t" } } as const;
  const draft = yielding({
    content: "d",
    reasoning: "r",
    annotations: [cited],
    tool_calls: [{ id: "1", function: { name: "f" } }],
    logprobs: { content: [token] },
  });
  const ctx = new Context();
  const events = await eventsOf(chain({ draft: [draft, { draft: true }], later }), ctx);
  expect(deltasOf(events)).toEqual([{ content: "live" }]);
  expect(ctx).toMatchObject({ response: "live", reasoning: "", tool_calls: [], annotations: [] });
});

test("A3: what a draft keeps beside its text comes with it, logprobs included", async () => {
  const draft = yielding({ content: "d", logprobs: { content: [token] } }, { reasoning: "r" });
  expect(deltasOf(await eventsOf(chain({ draft: [draft, { draft: true }] }), new Context()))).toEqual([
    { reasoning: "r", content: "d", logprobs: { content: [token], refusal: null } },
  ]);
});

test("A3: reasoning and annotations are no answer and leave a draft alone", async () => {
  const ctx = new Context();
  const graph = chain({ draft: [saying("d"), { draft: true }], critic: yielding({ reasoning: "fine" }) });
  expect(deltasOf(await eventsOf(graph, ctx))).toEqual([{ reasoning: "fine" }, { content: "d" }]);
});

test("A3: the status of a draft passes live", async () => {
  const draft = yielding({ status: "thinking" }, "d", { status: { description: "done", done: true, extra: 1 } });
  const events = await eventsOf(chain({ draft: [draft, { draft: true }] }), new Context());
  expect(events.filter(({ type }) => type === "status")).toEqual([
    { type: "status", node: "draft", status: { description: "thinking" } },
    { type: "status", node: "draft", status: { description: "done", done: true, extra: 1 } },
  ]);
});

test("A3: a graph as a draft node is a draft in all its parts, at any depth", async () => {
  const inner = chain({ x: saying("x"), y: (ctx: Context) => `${ctx.response}y` });
  const middle = chain({ inner, z: saying("z") });
  const graph = chain({ before: saying("<"), draft: [middle, { draft: true }], look: () => {} });
  expect(await textsOf(graph, new Context())).toEqual(["<", "xyz"]);
});

test("A3: a critique loop inside a draft keeps its last draft only, after what its live nodes have said", async () => {
  const loop = new Graph("loop")
    .addNode("title", saying("Title: "))
    .addNode("answer", saying("v", "1"), { draft: true })
    .addNode("critic", yielding({ reasoning: "hm " }))
    .addEdge("title", "answer")
    .addEdge("answer", "critic")
    .addConditionalEdge("critic", (ctx) => (ctx.steps < 8 ? "answer" : END));
  const graph = chain({ old: [() => "old", { draft: true }], loop: [loop, { draft: true }], look: () => {} });
  const ctx = new Context();
  const events = await eventsOf(graph, ctx);
  expect(events.filter(({ type }) => type === "delta")).toEqual([
    { type: "delta", node: "loop/critic", delta: { reasoning: "hm hm hm ", content: "Title: v1" } },
  ]);
  expect(ctx.response).toBe("Title: v1");
});

test("A3: the live parts of a draft graph keep their logprobs, and its silence keeps the draft before it", async () => {
  const speaking = chain({ x: yielding({ content: "d", logprobs: { content: [token] } }) });
  const silent = chain({ y: () => {} });
  const graph = chain({ speaking: [speaking, { draft: true }], silent: [silent, { draft: true }] });
  expect(deltasOf(await eventsOf(graph, new Context()))).toEqual([
    { content: "d", logprobs: { content: [token], refusal: null } },
  ]);
});

test.for<[string, (text: string) => Step]>([
  ["yields", (text) => saying(text)],
  ["returns", (text) => () => text],
  ["assigns", (text) => (ctx) => void (ctx.response = text)],
  ["assigns, with all that was sent before it,", (text) => (ctx) => void (ctx.response = `Hello. ${text}`)],
])("A3: a draft that %s its text follows what was sent, read and answered alike", async ([, toStep]) => {
  const read: string[] = [];
  const look = (ctx: Context) => void read.push(ctx.response);
  for (const draft of [toStep("Draft."), chain({ inside: toStep("Draft.") })]) {
    const graph = chain({
      hi: saying("Hello. "),
      old: [() => "old", { draft: true }],
      draft: [draft, { draft: true }],
      look,
    });
    expect(await textsOf(graph, new Context())).toEqual(["Hello. ", "Draft."]);
  }
  expect(read).toEqual(["Hello. Draft.", "Hello. Draft."]);
});

test("A3: a draft graph may take back what its live nodes have said, since nobody was sent it", async () => {
  const graph = chain({ one: saying("one"), two: () => "two", draft: [() => "three", { draft: true }] });
  expect(await textsOf(chain({ hi: saying("hi "), draft: [graph, { draft: true }] }), new Context())).toEqual([
    "hi ",
    "three",
  ]);
  const kept = chain({ one: saying("one"), two: () => "two", three: saying(" three") });
  expect(await textsOf(chain({ hi: saying("hi "), kept: [kept, { draft: true }] }), new Context())).toEqual([
    "hi ",
    "two three",
  ]);
});

test("A3: a draft visit that yields only a status keeps the draft before it", async () => {
  const graph = new Graph("g")
    .addNode(
      "draft",
      async function* (ctx) {
        if (ctx.steps === 1) yield "kept";
        else yield { status: "nothing new" };
      },
      { draft: true },
    )
    .addConditionalEdge("draft", (ctx) => (ctx.steps < 2 ? "draft" : END));
  expect((await graph.run(new Context())).response).toBe("kept");
});

test("A6: a graph may set finish_reason, and only it does", async () => {
  const ctx = await chain({ a: (c: Context) => void (c.finish_reason = "content_filter") }).run(new Context());
  expect(ctx.finish_reason).toBe("content_filter");
  expect((await chain({ a: () => {} }).run(new Context())).finish_reason).toBeUndefined();
});

test("A8: the cost of a delta does not grow with the answer: prefixes are compared once, when the node ends", async () => {
  const startsWith = vi.spyOn(String.prototype, "startsWith");
  async function* long(ctx: Context) {
    for (let i = 0; i < 10_000; i++) yield "token ";
    ctx.response += "end";
  }
  const ctx = await chain({ long }).run(new Context());
  const compared = startsWith.mock.contexts.filter((whole) => String(whole).length > 50_000);
  startsWith.mockRestore();
  expect(ctx.response).toHaveLength(60_003);
  expect(compared).toHaveLength(1);
});

test("A8: assigning in many pieces compares once, when the node ends", async () => {
  const piecewise = (ctx: Context) => {
    for (let i = 0; i < 1000; i++) ctx.response += "xyz";
  };
  const startsWith = vi.spyOn(String.prototype, "startsWith");
  await chain({ piecewise }).run(new Context());
  const compared = startsWith.mock.contexts.filter((whole) => String(whole).includes("xyz"));
  startsWith.mockRestore();
  expect(compared).toHaveLength(1);
});

test("a returned context is nothing but itself, and a returned nothing is no answer", async () => {
  const ctx = new Context();
  expect(await textsOf(chain({ a: (c: Context) => c, b: async (c: Context) => c, c: () => undefined }), ctx)).toEqual(
    [],
  );
});

test.for<[string, unknown]>([
  ["null", null],
  ["a number", 1],
  ["NaN", Number.NaN],
  ["a bigint", 1n],
  ["a function", () => {}],
  ["a list", ["a"]],
  ["a Map", new Map()],
  ["a plain object", { content: "x" }],
  ["another context", new Context()],
])("returning %s is an error that names the node", async ([, value]) => {
  const graph = chain({ a: () => value as string });
  expect(await failureOf(graph.run(new Context()))).toMatchObject({ code: "invalid_output", node: "a" });
});

test.for<[string, unknown, RegExp]>([
  ["an unknown key", { contents: "x" }, /"contents"/],
  ["a number", 5, /a value of type number/],
  ["null", null, /null/],
  ["a list", ["x"], /a list/],
  ["a class instance", new Date(), /instance/],
  ["content of a wrong type", { content: 5 }, /content takes a string/],
  ["reasoning of a wrong type", { reasoning: {} }, /reasoning takes a string/],
  ["reasoning_content of a wrong type", { reasoning_content: 1 }, /reasoning_content takes a string/],
  ["tool calls that are no list", { tool_calls: {} }, /tool_calls takes a list/],
  ["a tool call that is no object", { tool_calls: ["f"] }, /tool_calls takes objects/],
  ["a tool call with a broken index", { tool_calls: [{ index: -1, id: "x" }] }, /index/],
  ["a tool call of an unknown type", { tool_calls: [{ id: "x", type: "magic" }] }, /type/],
  [
    "a tool call without id or name",
    { tool_calls: [{ function: { arguments: "{}" } }] },
    /begins with an id or a name/,
  ],
  ["a tool call that never gets a name", { tool_calls: [{ id: "x" }] }, /no name/],
  [
    "arguments that are no JSON",
    { tool_calls: [{ id: "x", function: { name: "f", arguments: { a: 1n } } }] },
    /not JSON/,
  ],
  [
    "arguments that turn into nothing",
    { tool_calls: [{ id: "x", function: { name: "f", arguments: { toJSON: () => undefined } } }] },
    /not JSON/,
  ],
  [
    "arguments that are broken once they are complete",
    { tool_calls: [{ id: "x", function: { name: "f", arguments: "{not json" } }] },
    /not JSON/,
  ],
  ["a foreign annotation", { annotations: [{ type: "file" }] }, /url_citation/],
  ["a status of a wrong type", { status: 1 }, /status/],
  ["a status without a description", { status: { done: true } }, /description/],
  ["a status that is no JSON", { status: { description: "d", tokens: 10n } }, /JSON/],
  ["a status that is a cycle", { status: { description: "d", cycle } }, /JSON/],
  ["logprobs of a wrong type", { logprobs: { content: [1] } }, /logprobs/],
  ["a logprob that is no number", logprobs({ logprob: Number.NaN }), /logprob takes a number/],
  ["bytes that are none", logprobs({ bytes: ["z"] }), /bytes takes whole numbers/],
  ["bytes beyond a byte", logprobs({ bytes: [256] }), /bytes takes whole numbers/],
  ["other tokens that are none", logprobs({ top_logprobs: [5] }), /top_logprobs takes objects/],
])("yielding %s is an error that says so", async ([, value, message]) => {
  const graph = chain({ a: yielding(value as ChatDelta) });
  const failure = await failureOf(graph.run(new Context()));
  expect(failure).toMatchObject({ code: "invalid_output", node: "a", message: expect.stringMatching(message) });
});

test("assigning a wrong type to an answer field is an error that names the node", async () => {
  for (const assign of [
    (ctx: Context) => Reflect.set(ctx, "response", 5),
    (ctx: Context) => Reflect.set(ctx, "tool_calls", {}),
    (ctx: Context) => void (ctx.tool_calls = [{ type: "function", function: { name: "f", arguments: "{" } }]),
    (ctx: Context) => Reflect.set(ctx, "annotations", [1]),
  ]) {
    const failure = await failureOf(chain({ a: (ctx: Context) => void assign(ctx) }).run(new Context()));
    expect(failure).toMatchObject({ code: "invalid_output", node: "a" });
  }
});

test("an upstream model's delta may be yielded as it came", async () => {
  const upstream = { role: "assistant", content: "", refusal: null, tool_calls: undefined };
  expect(deltasOf(await eventsOf(chain({ a: yielding(upstream, { content: "x" }) }), new Context()))).toEqual([
    { content: "x" },
  ]);
});

test("reasoning_content is reasoning, said once where a delta has both", async () => {
  const upstream = [
    { reasoning_content: "a" },
    { reasoning_content: "b", reasoning: "b" },
    { reasoning: "", reasoning_content: "c" },
  ];
  expect(deltasOf(await eventsOf(chain({ a: yielding(...upstream) }), new Context()))).toEqual([
    { reasoning: "a" },
    { reasoning: "b" },
    { reasoning: "c" },
  ]);
});

test("a log probability of minus infinity is -9999, and what a token leaves out is empty", async () => {
  const sparse = { token: "x", logprob: -Infinity };
  const upstream = { content: "x", logprobs: { content: [{ ...sparse, top_logprobs: [sparse] }] } } as unknown;
  const known = { token: "x", logprob: -9999, bytes: null };
  const refused = { refusal: "x", logprobs: { refusal: [sparse] } } as unknown;
  expect(
    deltasOf(await eventsOf(chain({ a: yielding(upstream as ChatDelta, refused as ChatDelta) }), new Context())),
  ).toEqual([
    { content: "x", logprobs: { content: [{ ...known, top_logprobs: [known] }], refusal: null } },
    { refusal: "x", logprobs: { content: null, refusal: [{ ...known, top_logprobs: [] }] } },
  ]);
});

test("empty text and empty lists are never events", async () => {
  const events = await eventsOf(
    chain({ a: yielding("", {}, { content: "" }, { tool_calls: [], annotations: [] }) }),
    new Context(),
  );
  expect(events.map(({ type }) => type)).toEqual(["node_start", "node_end", "end"]);
});

test("a ReadableStream, a sync generator and a promise of a generator all yield", async () => {
  const readable = () => ReadableStream.from(["a", "b"]);
  function* sync() {
    yield "c";
  }
  const promised = async () => saying("d")();
  expect(await textsOf(chain({ readable, sync, promised }), new Context())).toEqual(["a", "b", "c", "d"]);
});

test("reading a list that was assigned does not freeze the answer's own", async () => {
  const cited = { type: "url_citation", url_citation: { start_index: 0, end_index: 1, url: "u", title: "t" } } as const;
  async function* draft(ctx: Context) {
    ctx.annotations = [cited];
    yield { annotations: [...ctx.annotations] };
  }
  const ctx = await chain({ draft: [draft, { draft: true }] }).run(new Context());
  expect(ctx.annotations).toEqual([cited, cited]);
});
