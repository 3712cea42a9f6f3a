import type { BaseMessage } from "@langchain/core/messages";
import { isChunk, toChatDelta } from "../langchain/index.ts";
import type { ChatDelta } from "../index.ts";

/** A task that says something: a visit of a node, with the message it is saying. */
interface Speaker {
  readonly task: string;
  id: string | undefined;
  text: string;
  /** What it has said while another one spoke. */
  readonly held: BaseMessage[];
}

/**
 * Gives the word to one task at a time, so that nodes that run at the same time do not speak across each other.
 *
 * F1. The first task to speak is heard live; the others are held, and heard in their order when it has ended.
 * F2. Two messages are two paragraphs.
 * F3. A message that a node hands on as its own after its model has streamed it is heard once.
 */
export class Floor {
  /** Whether any text has been said. */
  spoke = false;
  /** Those who have something to say, in the order in which they began; the first one has the word. */
  readonly #speakers = new Map<string, Speaker>();
  readonly #ended = new Set<string>();
  #last: string | undefined;

  hear(task: string, message: BaseMessage): readonly ChatDelta[] {
    const speaker = this.#speakers.get(task) ?? { task, id: undefined, text: "", held: [] };
    this.#speakers.set(task, speaker);
    if (this.#present() === speaker) return this.#say(speaker, message);
    speaker.held.push(message);
    return [];
  }

  /** A node of the graph at that path has ended; of several visits at the same time nobody knows which. */
  endNode(path: readonly string[], node: string): readonly ChatDelta[] {
    const prefix = [...path, `${node}:`].join("|");
    const visits = [...this.#speakers.keys()].filter((task) => isVisit(task, prefix));
    return visits.length === 1 && visits[0] === this.#present()?.task ? this.#end(visits) : [];
  }

  /** All tasks within the graph at that path have ended. */
  endStep(path: readonly string[]): readonly ChatDelta[] {
    const prefix = path.map((segment) => `${segment}|`).join("");
    return this.#end([...this.#speakers.keys()].filter((task) => task.startsWith(prefix)));
  }

  /** Who has ended gives the word on, as soon as it has it. */
  #end(tasks: readonly string[]): readonly ChatDelta[] {
    for (const task of tasks) this.#ended.add(task);
    const said: ChatDelta[] = [];
    for (const [task, speaker] of this.#speakers) {
      said.push(...this.#flush(speaker));
      if (!this.#ended.delete(task)) break;
      this.#speakers.delete(task);
    }
    return said;
  }

  #flush(speaker: Speaker): ChatDelta[] {
    return speaker.held.splice(0).flatMap((message) => this.#say(speaker, message));
  }

  #say(speaker: Speaker, message: BaseMessage): ChatDelta[] {
    const { content, reasoning } = toChatDelta(message);
    if (!isChunk(message) && content && content === speaker.text) return [];
    const { id = speaker.id } = message;
    if (id !== speaker.id || !isChunk(message)) speaker.text = "";
    speaker.id = id;
    speaker.text += content ?? "";
    if (!content) return reasoning ? [{ reasoning }] : [];
    const key = `${speaker.task} ${id}`;
    const opens = this.spoke && this.#last !== key;
    this.spoke = true;
    this.#last = key;
    return [{ content: opens ? `\n\n${content}` : content, reasoning }];
  }

  #present(): Speaker | undefined {
    const [first] = this.#speakers.values();
    return first;
  }
}

const isVisit = (task: string, prefix: string): boolean =>
  task.startsWith(prefix) && !task.slice(prefix.length).includes("|");
