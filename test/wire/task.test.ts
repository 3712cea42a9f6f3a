import { expect, test } from "vitest";
import { toTask } from "../../src/wire/task.ts";

const asked = (content: string, more: object = {}) => ({ messages: [{ role: "user" as const, content }], ...more });

test.each([
  [
    "title",
    "### Task:\nGenerate a concise, 3-5 word title with an emoji summarizing the chat history.\n### Guidelines:",
  ],
  ["title", "### Task:\nGenerate a concise title summarizing the chat history.\n### Guidelines:"],
  [
    "title",
    "Provide a concise, 5-word-or-less title for the conversation, using title case conventions. Only return the title itself.",
  ],
  ["title", "Please generate a concise, 5-word-or-less title for the conversation, using its same language"],
  [
    "title",
    "Analyze this conversation and provide:\n1. The detected language of the conversation\n2. A concise title in the detected language",
  ],
  ["title", "Please generate a concise title (max 40 characters) for a conversation that starts with:"],
  ["tags", "### Task:\nGenerate 1-3 broad tags categorizing the main themes of the chat history"],
  ["follow_ups", "### Task:\nSuggest 3-5 relevant follow-up questions or prompts"],
  ["queries", "### Task:\nAnalyze the chat history to determine the necessity of generating search queries"],
  ["image_prompt", "### Task:\nGenerate a detailed prompt for am image generation task"],
  ["autocomplete", "### Task:\nYou are an autocompletion system. Continue the text in `<text>`"],
  ["emoji", "Your task is to reflect the speaker's likely facial expression through a fitting emoji."],
])("a chat UI that wants its %s is recognised by the beginning of its prompt", (task, prompt) => {
  expect(toTask(asked(prompt))).toBe(task);
  const system = { role: "system" as const, content: prompt };
  expect(toTask({ messages: [system, { role: "user", content: "User: Hello" }] })).toBe(task);
  expect(toTask({ messages: [{ role: "user", content: [{ type: "text", text: prompt }] }] })).toBe(task);
});

test.each([
  "Hello",
  "Generate a title for my book, please",
  "Please generate a poem",
  "### Task:\nWrite a play",
  "What does this mean: ### Task:\nGenerate a concise, 3-5 word title",
  `${"x".repeat(500)}### Task:\nGenerate 1-3 broad tags`,
])("what people ask themselves is no task: %s", (question) => {
  expect(toTask(asked(question))).toBeUndefined();
});

test("a task may be declared, by our names or Open WebUI's, and an unknown one is none", () => {
  expect(toTask(asked("Hello", { metadata: { task: "title_generation" } }))).toBe("title");
  expect(toTask(asked("Hello", { metadata: { task: "follow_ups" } }))).toBe("follow_ups");
  expect(toTask(asked("### Task:\nGenerate 1-3 broad tags", { metadata: { task: "chat" } }))).toBeUndefined();
  expect(toTask(asked("Hello", { metadata: { task: "constructor" } }))).toBeUndefined();
});
