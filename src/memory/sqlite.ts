import { closeSync, openSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import type { Memory, Owner } from "./memory.ts";

/** Where memory is kept, and how much of it. */
export interface MemoryOptions {
  /** The file; made when it is not there, for its owner alone. Several processes may share it. Without one, memory ends with the process. */
  readonly file?: string;
  /** Most entries of a session; the oldest go first. Default 1,000. */
  readonly maxEntries?: number;
  /** Most bytes of JSON of a session; the oldest entries go first, one that alone is more is a RangeError. Default 1,048,576. */
  readonly maxBytes?: number;
  /** Most sessions; those that were silent longest go first. Default 10,000. */
  readonly maxSessions?: number;
}

/** How long one process waits for another that writes, in milliseconds. */
const BUSY_MS = 5000;

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS entry (id INTEGER PRIMARY KEY AUTOINCREMENT, session TEXT NOT NULL, value TEXT NOT NULL) STRICT;
  CREATE INDEX IF NOT EXISTS entry_session ON entry (session, id);
  CREATE TABLE IF NOT EXISTS session (name TEXT PRIMARY KEY, latest INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS session_latest ON session (latest);
`;

/** Memory in an SQLite database, bounded in all directions. Throws where the file cannot be opened; dispose closes it. */
export function openMemory<Entry = unknown>(options: MemoryOptions = {}): Memory<Entry> & Disposable {
  const { file = ":memory:", maxEntries = 1000, maxBytes = 2 ** 20, maxSessions = 10_000 } = options;
  if (isPlainPath(file)) closeSync(openSync(file, "a", 0o600));
  const database = new DatabaseSync(file, { timeout: BUSY_MS });
  database.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; ${SCHEMA}`);
  const read = database.prepare("SELECT value FROM entry WHERE session = ? ORDER BY id DESC LIMIT ?");
  const add = database.prepare("INSERT INTO entry (session, value) VALUES (?, ?)");
  const touch = database.prepare(
    "INSERT INTO session (name, latest) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET latest = excluded.latest",
  );
  const trim = database.prepare(
    `DELETE FROM entry WHERE id IN (
       SELECT id FROM (
         SELECT id, row_number() OVER latest AS place, sum(octet_length(value)) OVER latest AS bytes
         FROM entry WHERE session = ?1 WINDOW latest AS (ORDER BY id DESC)
       ) WHERE place > ?2 OR bytes > ?3
     )`,
  );
  const silent = database.prepare("SELECT name FROM session ORDER BY latest DESC LIMIT -1 OFFSET ?");
  const drop = database.prepare("DELETE FROM entry WHERE session = ?");
  const dropSession = database.prepare("DELETE FROM session WHERE name = ?");

  const atOnce = (work: () => void) => {
    database.exec("BEGIN IMMEDIATE");
    try {
      work();
      database.exec("COMMIT");
    } catch (cause) {
      database.exec("ROLLBACK");
      throw cause;
    }
  };
  const clear = (name: string) => {
    drop.run(name);
    dropSession.run(name);
  };

  return {
    recall: async (owner, last = maxEntries) => {
      const name = toName(owner);
      if (name === undefined) return [];
      const rows = read.all(name, last) as unknown as readonly { readonly value: string }[];
      return rows.map(({ value }) => JSON.parse(value) as Entry).toReversed();
    },
    remember: async (owner, ...entries) => {
      const name = toName(owner);
      if (name === undefined || entries.length === 0) return;
      const values = entries.map((entry) => toText(entry, maxBytes));
      atOnce(() => {
        let latest: number | bigint = 0;
        for (const value of values) latest = add.run(name, value).lastInsertRowid;
        touch.run(name, latest);
        trim.run(name, maxEntries, maxBytes);
        for (const row of silent.all(maxSessions)) clear(String(row["name"]));
      });
    },
    forget: async (owner) => {
      const name = toName(owner);
      if (name !== undefined) atOnce(() => clear(name));
    },
    [Symbol.dispose]: () => database.close(),
  };
}

/** One text for the pair, so that no session can be named like another key's. */
function toName({ session, principal }: Owner): string | undefined {
  return session === undefined ? undefined : JSON.stringify([principal ?? null, session]);
}

/** SQLite itself makes what is no file of that name: a database in memory, or what a URI says. */
const isPlainPath = (file: string): boolean => file !== "" && file !== ":memory:" && !file.startsWith("file:");

function toText(entry: unknown, maxBytes: number): string {
  const text = JSON.stringify(entry);
  if (text === undefined) throw new TypeError("An entry of a memory is a value that JSON knows.");
  if (Buffer.byteLength(text) > maxBytes)
    throw new RangeError(`An entry of a memory has at most ${maxBytes} bytes of JSON (maxBytes).`);
  return text;
}
