import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { toReport } from "./soak/report.ts";
import { soak } from "./soak/run.ts";

const { values } = parseArgs({
  options: {
    minutes: { type: "string", default: "1" },
    rate: { type: "string", default: "100" },
    "plant-leak": { type: "boolean", default: false },
    "self-test": { type: "boolean", default: false },
  },
});
const options = { minutes: Number(values.minutes), rate: Number(values.rate), plantLeak: values["plant-leak"] };

if (values["self-test"]) {
  const clean = toReport(await soak({ ...options, plantLeak: false }));
  const leaky = toReport(await soak({ ...options, plantLeak: true }));
  const isFound = leaky.leaks && !clean.leaks;
  console.log(`${clean.text}\n${leaky.text}\nThe planted leak was ${isFound ? "found" : "NOT told from a clean run"}.`);
  process.exitCode = isFound ? 0 : 1;
} else {
  const { text, broken } = toReport(await soak(options));
  console.log(text);
  if (!options.plantLeak) writeFileSync(new URL("./SOAK.md", import.meta.url), text);
  process.exitCode = broken.length === 0 ? 0 : 1;
}
