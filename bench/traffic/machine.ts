import { availableParallelism, cpus, loadavg, totalmem } from "node:os";

/** What a figure needs to be told with it: the machine, how busy it was, and the version of Node. */
export function describeMachine(): readonly string[] {
  const gib = (totalmem() / 1024 ** 3).toFixed(0);
  const load = loadavg().map((each) => each.toFixed(1));
  return [
    `- Machine: ${cpus()[0]?.model ?? "unknown"}, ${availableParallelism()} cores, ${gib} GiB; ${process.platform} ${process.arch}`,
    `- Load after the run (1, 5 and 15 minutes): ${load.join(", ")}`,
    `- Node ${process.version}`,
  ];
}
