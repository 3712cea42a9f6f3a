import { expect, test } from "vitest";
import { Census, type Counted } from "../../src/cli/census.ts";

const requests = (value: number): object => ({
  name: "requests_total",
  help: "Requests.",
  type: "counter",
  aggregator: "sum",
  values: [{ value, labels: { model: "echo" } }],
});
const busy = (value: number): object => ({
  name: "busy",
  help: "Busy.",
  type: "gauge",
  aggregator: "sum",
  values: [{ value, labels: {} }],
});

/** A worker that tells these numbers, one by one, and nothing where there is none. */
class Fake implements Counted {
  counts: readonly object[] | undefined;
  readonly #told: (number | undefined)[];

  constructor(...told: readonly (number | undefined)[]) {
    this.#told = [...told];
  }

  async count(): Promise<boolean> {
    const number = this.#told.shift();
    if (number !== undefined) this.counts = [requests(number), busy(1)];
    return number !== undefined;
  }
}

test("what the workers have counted is added up", async () => {
  const text = await new Census().gather([new Fake(2), new Fake(3)]);
  expect(text).toContain('requests_total{model="echo"} 5\n');
  expect(text).toContain("busy 2\n");
  expect(text).toContain("thinkagain_workers 2\n");
  expect(text).toContain("thinkagain_workers_missing 0\n");
});

test("a worker that does not answer is missing: its sums stand, its gauges are left out", async () => {
  const census = new Census();
  const workers = [new Fake(2, 4), new Fake(3, undefined)];
  await census.gather(workers);
  const text = await census.gather(workers);
  expect(text).toContain('requests_total{model="echo"} 7\n');
  expect(text).toContain("busy 1\n");
  expect(text).toContain("thinkagain_workers_missing 1\n");
});

test("the sums of workers that have gone count on, once each", async () => {
  const census = new Census();
  const [first, second, third] = [new Fake(2), new Fake(3, 3, 3), new Fake(1)];
  await census.gather([first, second]);
  census.keep(first);
  expect(await census.gather([second])).toContain('requests_total{model="echo"} 5\n');
  await third.count();
  census.keep(third);
  const text = await census.gather([second]);
  expect(text).toContain('requests_total{model="echo"} 6\n');
  expect(text).toContain("busy 1\n");
});

test("a worker that goes while the workers are asked is counted once", async () => {
  const census = new Census();
  const [first, second] = [new Fake(2), new Fake(3, 3)];
  const text = census.gather([first, second]);
  await Promise.resolve();
  census.keep(first);
  expect(await text).toContain('requests_total{model="echo"} 5\n');
  expect(await census.gather([second])).toContain('requests_total{model="echo"} 5\n');
});

test("who asks while the workers are being asked gets the same answer, and they are asked once", async () => {
  const census = new Census();
  const worker = new Fake(2, 9);
  const texts = await Promise.all([census.gather([worker]), census.gather([worker])]);
  expect(texts[0]).toContain('requests_total{model="echo"} 2\n');
  expect(texts[1]).toBe(texts[0]);
});

test("without any worker there is still a text", async () => {
  expect(await new Census().gather([])).toContain("thinkagain_workers 0\n");
});
