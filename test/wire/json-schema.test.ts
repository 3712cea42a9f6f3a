import { describe, expect, test } from "vitest";
import { Budget, checkSchema, Patterns, validate } from "../../src/wire/json-schema/index.ts";
import { toExpanse } from "../../src/wire/json-schema/pattern.ts";

const closed = (properties: object, more: object = {}) => ({
  type: "object",
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
  ...more,
});
const tree = {
  $defs: { node: closed({ value: { type: "number" }, next: { anyOf: [{ $ref: "#/$defs/node" }, { type: "null" }] } }) },
  ...closed({ root: { $ref: "#/$defs/node" } }),
};
const nested = (depth: number, leaf: object): object => (depth === 0 ? leaf : closed({ a: nested(depth - 1, leaf) }));

describe("a value fits its schema, or the fault names the place", () => {
  test.each<[string, unknown, unknown[], unknown[]]>([
    ["type", { type: "integer" }, [1, -2, 1.0], [1.5, "1", null, true, [], {}]],
    ["types", { type: ["string", "null"] }, ["a", null], [1]],
    ["number", { type: "number" }, [1, 1.5], [Number.POSITIVE_INFINITY, "1"]],
    ["enum", { enum: ["a", 1, null, { b: [1] }] }, ["a", 1, null, { b: [1] }], ["b", { b: [2] }, {}]],
    ["const", { const: { a: 1, b: 2 } }, [{ b: 2, a: 1 }], [{ a: 1 }]],
    ["minimum and maximum", { minimum: 1, maximum: 3 }, [1, 3, "x"], [0, 4]],
    ["exclusive", { exclusiveMinimum: 1, exclusiveMaximum: 3 }, [2], [1, 3]],
    ["multipleOf", { multipleOf: 0.1 }, [0.3, 4, 1e300, 1234567.1], [0.35, 1e6 + 1e-4]],
    ["multipleOf of integers", { multipleOf: 10 }, [0, -20, 10_000_000_000], [10_000_000_001, 2 ** 52 + 1]],
    ["length in characters", { minLength: 2, maxLength: 2 }, ["ab", "😀😀"], ["a", "abc", "😀"]],
    ["pattern", { pattern: "^a+$" }, ["aa", 7], ["ab", ""]],
    ["a pattern is searched, not anchored", { pattern: "b" }, ["abc"], ["acd"]],
    ["items", { items: { type: "string" }, minItems: 1, maxItems: 2 }, [["a"], ["a", "b"]], [[], [1], ["a", "b", "c"]]],
    [
      "uniqueItems",
      { uniqueItems: true },
      [[1, "1", { a: 1 }]],
      [
        [
          { a: 1, b: 2 },
          { b: 2, a: 1 },
        ],
      ],
    ],
    [
      "prefixItems",
      { prefixItems: [{ type: "string" }], items: { type: "number" } },
      [["a", 1], []],
      [[1], ["a", "b"]],
    ],
    ["items of an older draft", { items: [{ type: "string" }], additionalItems: false }, [["a"]], [["a", 1], [1]]],
    ["contains", { contains: { const: 1 }, maxContains: 1 }, [[1, 2]], [[2], [1, 1]]],
    ["an object", closed({ a: { type: "string" } }), [{ a: "x" }], [{}, { a: 1 }, { a: "x", b: 1 }]],
    [
      "open properties",
      { properties: { a: { type: "string" } }, additionalProperties: { type: "number" } },
      [{ a: "x", b: 1 }, {}],
      [{ b: "x" }],
    ],
    [
      "patternProperties",
      { patternProperties: { "^x-": { type: "number" } }, additionalProperties: false },
      [{ "x-a": 1 }],
      [{ "x-a": "b" }, { a: 1 }],
    ],
    [
      "propertyNames",
      { propertyNames: { maxLength: 1 }, minProperties: 1, maxProperties: 1 },
      [{ a: 1 }],
      [{}, { ab: 1 }, { a: 1, b: 1 }],
    ],
    [
      "dependent",
      { dependentRequired: { a: ["b"] }, dependentSchemas: { c: { required: ["d"] } } },
      [{ b: 1 }, { a: 1, b: 1 }],
      [{ a: 1 }, { c: 1 }],
    ],
    ["anyOf", { anyOf: [{ type: "string" }, closed({ a: { type: "number" } })] }, ["a", { a: 1 }], [1, { a: "x" }]],
    ["oneOf", { oneOf: [{ type: "number" }, { minimum: 3 }] }, [1, "x"], [4]],
    ["allOf and not", { allOf: [{ minimum: 1 }, { maximum: 2 }], not: { const: 2 } }, [1], [0, 2]],
    ["if", JSON.parse('{"if":{"type":"string"},"then":{"minLength":1},"else":{"type":"null"}}'), ["a", null], ["", 1]],
    ["true and false", { properties: { a: true, b: false } }, [{ a: 1 }], [{ b: 1 }]],
    [
      "recursion",
      tree,
      [{ root: { value: 1, next: { value: 2, next: null } } }],
      [{ root: { value: 1, next: { value: "2", next: null } } }],
    ],
    ["names of the prototype", closed({ toString: { type: "string" } }), [{ toString: "x" }], [{}]],
  ])("%s", (_name, schema, fitting, faulty) => {
    expect(checkSchema(schema)).toBeUndefined();
    for (const value of fitting) expect(validate(schema, value), JSON.stringify(value)).toBeUndefined();
    for (const value of faulty) expect(validate(schema, value), JSON.stringify(value)).toBeDefined();
  });

  test("the path leads to the fault, in a union to the deepest one", () => {
    expect(validate(tree, { root: { value: 1, next: { value: "x", next: null } } })).toEqual({
      path: ["root", "next", "value"],
      message: "expected number, but got string",
    });
    expect(validate({ items: closed({ a: { enum: [1] } }) }, [{ a: 1 }, { a: 2 }])?.path).toEqual(["1", "a"]);
  });

  test.each<[string, string[], string[]]>([
    [
      "date-time",
      ["2026-11-24T10:00:00Z", "2024-02-29t23:59:60.5+05:30"],
      ["2026-11-24", "2023-02-29T10:00:00Z", "2026-11-24T25:00:00Z"],
    ],
    ["date", ["2000-02-29"], ["1900-02-29", "2026-13-01", "2026-1-1", "2026-00-10"]],
    ["time", ["10:00:00Z", "10:00:00.25-01:00"], ["10:00:00", "24:00:00Z"]],
    ["duration", ["P1Y2M3DT4H5M6S", "PT5M", "P3W"], ["P", "PT", "1D", "P1D2Y"]],
    ["email", ["a.b+c@example.org"], ["a@", "@b", "a b@c.d", "a..b@c.d", "a@-b.c"]],
    ["hostname", ["example.org", "localhost"], ["-a.b", "a..b", "a_b", `${"a".repeat(64)}.b`]],
    ["ipv4", ["127.0.0.1"], ["256.0.0.1", "1.2.3", "01.2.3.4"]],
    [
      "ipv6",
      ["::1", "2001:db8::8a2e:370:7334", "::ffff:1.2.3.4", "1:2:3:4:5:6:7:8"],
      ["1::2::3", "12345::", "1:2:3", "::ffff:1.2.3.256", ":::"],
    ],
    ["uuid", ["123e4567-e89b-12d3-a456-426614174000"], ["123e4567e89b12d3a456426614174000"]],
    ["of-my-own", ["anything"], []],
  ])("format %s", (format, fitting, faulty) => {
    for (const text of fitting) expect(validate({ format }, text), text).toBeUndefined();
    for (const text of faulty) expect(validate({ format }, text), text).toBeDefined();
  });
});

describe("a client's schema is judged before it is used", () => {
  test.each<[string, unknown, string[], RegExp]>([
    ["no schema", 7, [], /must be an object/],
    ["an unknown type", { items: { type: "strin" } }, ["items"], /'type'/],
    ["an unsound operand", { properties: { a: { minimum: "1" } } }, ["properties", "a"], /'minimum' must be a number/],
    ["an unsound map", { properties: [] }, [], /'properties'/],
    ["an empty union", { anyOf: [] }, [], /'anyOf'/],
    ["a look-ahead", { pattern: "^(?!x)" }, [], /'pattern'/],
    ["an endless pattern", { pattern: "(x{1000}){1000}" }, [], /'pattern'/],
    ["a bad name pattern", { patternProperties: { "(": {} } }, [], /'patternProperties'/],
    ["a keyword that is not understood", { unevaluatedProperties: false }, [], /not supported/],
    ["a reference to nowhere", { $ref: "#/$defs/none" }, [], /leads nowhere/],
    ["a reference to elsewhere", { $ref: "https://example.org/s.json" }, [], /place in this schema/],
    ["a reference to itself", { $ref: "#" }, [], /back to itself/],
    [
      "a circle of references",
      { $defs: { a: { $ref: "#/$defs/b" }, b: { $ref: "#/$defs/a" } } },
      ["$defs", "a"],
      /back to itself/,
    ],
    [
      "a fault behind a reference to a place that is no schema",
      { $ref: "#/default", default: { pattern: "(" } },
      [],
      /'pattern'/,
    ],
  ])("%s", (_name, schema, path, message) => {
    expect(checkSchema(schema)).toEqual({ path, message: expect.stringMatching(message) });
  });

  test("notes, other drafts and unknown keywords are no fault", () => {
    const schema = {
      $schema: "http://json-schema.org/draft-07/schema#",
      $id: "x",
      title: "t",
      description: "d",
      default: 1,
      examples: [],
      "x-own": 1,
    };
    expect(checkSchema(schema)).toBeUndefined();
    expect(
      checkSchema({ ...tree, $schema: "http://json-schema.org/draft-07/schema#" }, { strict: true }),
    ).toBeUndefined();
  });

  test.each<[string, object, string[], RegExp]>([
    ["a root that is no object", { type: "array", items: { type: "string" } }, [], /root/],
    ["a root that is a union", { anyOf: [closed({})] }, [], /root/],
    [
      "an open object",
      closed({ a: closed({}, { additionalProperties: true }) }),
      ["properties", "a"],
      /additionalProperties/,
    ],
    ["an optional property", closed({ a: { type: "string" } }, { required: [] }), [], /Missing 'a'/],
    ["a required stranger", closed({}, { required: ["b"] }), [], /'b'/],
    ["an open definition", { ...tree, $defs: { node: { type: "object" } } }, ["$defs", "node"], /additionalProperties/],
    [
      "an object among several types",
      closed({ a: { type: ["object", "null"] } }),
      ["properties", "a"],
      /additionalProperties/,
    ],
    ["no type", closed({ a: { description: "any" } }), ["properties", "a"], /'type' key/],
    ["true", closed({ a: true }), ["properties", "a"], /must be an object/],
    [
      "more than ten levels",
      nested(11, { type: "string" }),
      Array.from({ length: 10 }, () => ["properties", "a"]).flat(),
      /10 levels/,
    ],
    ...["allOf", "oneOf", "not", "if", "patternProperties", "uniqueItems", "dependentRequired"].map(
      (keyword): [string, object, string[], RegExp] => [
        keyword,
        closed({
          a: { type: "string", [keyword]: keyword.endsWith("Of") ? [{}] : keyword === "uniqueItems" ? true : {} },
        }),
        ["properties", "a"],
        new RegExp(`'${keyword}' is not permitted`),
      ],
    ),
  ])("strict refuses %s", (_name, schema, path, message) => {
    expect(checkSchema(schema, { strict: true })).toEqual({ path, message: expect.stringMatching(message) });
  });

  test("strict takes what the SDKs' converters make", () => {
    const kept = closed(
      {
        a: { type: ["string", "null"], description: "d", pattern: "^a", format: "email" },
        b: { anyOf: [{ type: "number", minimum: 1, multipleOf: 2 }, { $ref: "#/$defs/c" }] },
        d: { type: "array", items: { enum: ["x", 1] }, minItems: 1, maxItems: 3 },
        e: { const: "f" },
      },
      { $defs: { c: closed({}) }, title: "T" },
    );
    expect(checkSchema(kept, { strict: true })).toBeUndefined();
    expect(checkSchema(nested(10, { type: "string" }), { strict: true })).toBeUndefined();
  });

  test.each<[string, object, RegExp]>([
    [
      "properties",
      { properties: Object.fromEntries(Array.from({ length: 5001 }, (_, at) => [at, {}])) },
      /5000 properties/,
    ],
    [
      "enum values",
      {
        anyOf: [
          { enum: Array.from({ length: 600 }, (_, at) => at) },
          { enum: Array.from({ length: 600 }, (_, at) => at) },
        ],
      },
      /1000 enum/,
    ],
    ["text of one enum", { enum: Array.from({ length: 251 }, (_, at) => String(at).padEnd(100)) }, /15000/],
    ["text in total", { properties: { ["k".repeat(120_001)]: {} } }, /120000/],
    ["schemas", { anyOf: Array.from({ length: 20_001 }, () => ({})) }, /20000 schemas/],
  ])("too many %s", (_name, schema, message) => {
    expect(checkSchema(schema)?.message).toMatch(message);
  });
});

describe("no schema holds the server up", () => {
  const doubling = (leaf: object) => {
    const $defs = Object.fromEntries(
      Array.from({ length: 40 }, (_, at) => {
        const next = { $ref: `#/$defs/d${at + 1}` };
        return [`d${at}`, { anyOf: [next, next] }];
      }),
    );
    return { $defs: { ...$defs, d40: leaf }, properties: { a: { $ref: "#/$defs/d0" } } };
  };
  const tooMuch = { path: [], message: "takes too much work to judge" };

  test("a pattern that backtracks elsewhere is searched in linear time", () => {
    const schema = { pattern: "^(a+)+$" };
    expect(checkSchema(schema)).toBeUndefined();
    expect(validate(schema, `${"a".repeat(100_000)}!`)?.message).toMatch(/does not match/);
    expect(validate({ pattern: "a".repeat(1000) }, "a".repeat(100_000))).toEqual(tooMuch);
  });

  test("references that multiply are judged once for each value, and the fault still names the place", () => {
    const schema = doubling({ type: "string" });
    expect(checkSchema(schema)).toBeUndefined();
    expect(validate(schema, { a: "x" }, new Budget(500))).toBeUndefined();
    expect(validate(schema, { a: 1 }, new Budget(500))).toEqual({
      path: ["a"],
      message: "expected string, but got number",
    });
    const list = { items: { $ref: "#/$defs/pair" }, $defs: { pair: closed({ b: { const: 1 } }) } };
    expect(validate(list, [{ b: 1 }, { b: 2 }])?.path).toEqual(["1", "b"]);
  });

  test("judgements that share a budget cannot take more than it together", () => {
    const budget = new Budget(100);
    const schema = { items: { type: "number" } };
    const value = Array.from({ length: 60 }, (_, at) => at);
    expect(validate(schema, value, budget)).toBeUndefined();
    expect(validate(schema, value, budget)).toEqual(tooMuch);
  });

  test.each<[string, object, unknown]>([
    ["comparing items", { uniqueItems: true }, [["x".repeat(20_000)], ["y"]]],
    ["comparing items of many parts", { uniqueItems: true }, [Array.from({ length: 200 }, () => 0)]],
    ["counting properties", { maxProperties: 1 }, Object.fromEntries(Array.from({ length: 200 }, (_, at) => [at, at]))],
    ["counting characters", { maxLength: 1e9 }, "x".repeat(20_000)],
    ["searching", { pattern: "abc" }, "x".repeat(20_000)],
  ])("%s is paid for by size", (_name, schema, value) => {
    expect(validate(schema, value)?.message).not.toBe(tooMuch.message);
    expect(validate(schema, value, new Budget(100))).toEqual(tooMuch);
  });

  test("a pattern is judged by its size before it is compiled, and so are all patterns together", () => {
    expect(toExpanse("a{1000}")).toBe(1000);
    expect(toExpanse("^[a-z\\]{9}]{2}(?:ab{3}){10,20}\\{5}$")).toBeLessThan(150);
    const large = `(${"ab".repeat(900)}){1000}`;
    expect(toExpanse(large)).toBeGreaterThan(1_000_000);
    expect(checkSchema({ pattern: large })?.message).toMatch(/'pattern' must be a regular expression/);
    const many = (count: number) => ({ anyOf: Array.from({ length: count }, (_, at) => ({ pattern: `${at}{999}` })) });
    expect(checkSchema(many(10))).toBeUndefined();
    expect(checkSchema(many(30))?.path).toEqual(["anyOf", "20"]);
    const patterns = new Patterns();
    expect(checkSchema(many(10), { patterns })).toBeUndefined();
    expect(checkSchema(many(30), { patterns })?.message).toMatch(/'pattern'/);
  });

  test("a chain of references is followed once, not once from each of its links", () => {
    let reads = 0;
    const counted = (target: object) =>
      new Proxy(target, { get: (of, key, all): unknown => (key === "$ref" && reads++, Reflect.get(of, key, all)) });
    const links = Array.from({ length: 300 }, (_, at) => [`d${at}`, counted({ $ref: `#/$defs/d${at + 1}` })]);
    expect(checkSchema({ $defs: { ...Object.fromEntries(links), d300: {} } })).toBeUndefined();
    expect(reads).toBeLessThan(300 * 12);
  });

  test("a schema is measured before anything of it is judged", () => {
    const names = Array.from({ length: 6000 }, (_, at) => `p${at}`);
    const schema = closed(Object.fromEntries(names.map((name) => [name, { pattern: "(" }])));
    expect(checkSchema(schema, { strict: true })?.message).toMatch(/5000 properties/);
  });

  test("a message repeats only the beginning of what the client wrote", () => {
    const long = "x".repeat(100_000);
    for (const schema of [
      { $ref: `#/${long}` },
      { $ref: long },
      closed({}, { required: [long] }),
      closed({ [long]: {} }, { required: [] }),
    ])
      expect(checkSchema(schema, { strict: "type" in schema })?.message.length).toBeLessThan(250);
    expect(validate({ required: [long] }, {})?.message.length).toBeLessThan(100);
  });

  test("a list of schemas that is too long is not read to its end", () => {
    const list = Array.from({ length: 300_000 }, () => ({}));
    let seen = 0;
    const watched = new Proxy(list, { get: (target, key, all): unknown => (seen++, Reflect.get(target, key, all)) });
    expect(checkSchema({ anyOf: watched })?.message).toMatch(/20000 schemas/);
    expect(seen).toBeLessThan(200_000);
    const hidden = [...Array.from({ length: 100_000 }, () => true), { pattern: "(" }];
    expect(checkSchema({ anyOf: hidden })).toBeDefined();
  });

  test("a schema that goes round without end is given up", () => {
    const schema = { allOf: [{ $ref: "#" }] };
    expect(checkSchema(schema)).toBeUndefined();
    expect(validate(schema, 1)?.message).toMatch(/too much work/);
  });

  test("values and schemas of any depth are judged", () => {
    let deepValue: unknown = 1;
    let deepSchema: object = { type: "number" };
    for (let depth = 0; depth < 100_000; depth++) deepValue = [deepValue];
    for (let depth = 0; depth < 10_000; depth++) deepSchema = { items: deepSchema };
    expect(validate({ uniqueItems: true }, deepValue)?.message).toMatch(/too much work/);
    expect(validate({ items: { $ref: "#" } }, deepValue)?.message).toMatch(/too much work/);
    expect(checkSchema(deepSchema)?.message).toMatch(/too deeply/);
  });

  test("names like __proto__ are names", () => {
    const schema = JSON.parse(
      '{"type":"object","properties":{"__proto__":{"type":"string"}},"required":["__proto__"],"additionalProperties":false}',
    ) as object;
    expect(checkSchema(schema, { strict: true })).toBeUndefined();
    expect(validate(schema, JSON.parse('{"__proto__":"x"}'))).toBeUndefined();
    expect(validate(schema, JSON.parse('{"__proto__":1}'))?.path).toEqual(["__proto__"]);
    expect(validate(schema, {})).toBeDefined();
  });
});
