import { type ChatContext, pipe } from "@thinkagain/serve";

const ask = (): never => {
  throw new Error("the shelf\nis empty");
};

// eslint-disable-next-line import/no-default-export
export default pipe<ChatContext>(() => {
  try {
    return ask();
  } catch (cause) {
    throw new Error("no answer", { cause });
  }
});
