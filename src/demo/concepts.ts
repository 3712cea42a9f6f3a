import { stem, toStems, toWords } from "./words.ts";

const stopWords = new Set(
  `a about all also am an and another any anyone are as at be because been being between both but by can could did do does doing done explain for from
  had has have having he hello her here hey hi him his how i if in into is it its just know learn like may me mean meaning might more most much my no
  not of on only or other our out over please really s she should so some such sure t tell than thank thanks that the their them
  then there these they thing this those to too under understand up us versus very vs was we were what whats when where which while who why will with
  without would yes you your`.split(/\s+/),
);

/** Words that say little about what a question is after; they rank passages, but are no evidence by themselves. */
const weakStems = new Set(
  `add answer ask attach best build call change create difference different example find first get give go good happen help
  instead kind let long look make need new old one own pass place possible project put quick real right run say
  see send set show simple speak support take time try use version want way whole work world write`
    .split(/\s+/)
    .map(stem),
);

/** What a word is looked up as, where its ending does not tell. */
const forms = new Map(
  Object.entries({
    built: "build",
    licence: "license",
    made: "make",
    ran: "run",
    require: "need",
    said: "say",
    sent: "send",
    subgraph: "nest graph",
    threw: "throw",
    thrown: "throw",
    written: "write",
    wrote: "write",
  }).map(([word, form]) => [stem(word), form.split(" ")]),
);

const synonymGroups = [
  "authentication auth authorization bearer key keys login password token apikey",
  "cancel abort disconnect hang leave stop signal",
  "citation annotation source quote",
  "concurrent parallel several many multiple simultaneous fork cluster process",
  "configure config option setting flag parameter",
  "cost usage tokens price",
  "critique loop cycle draft correct",
  "diagram draw mermaid visualize",
  "documentation docs swagger redoc openapi",
  "embed mount koa express integrate",
  "error failure fail problem exception crash status code",
  "fail crash error throw",
  "function tool",
  "health ready alive probe",
  "image vision picture photo",
  "install setup start begin",
  "json structured schema",
  "length limit maximum max tokens size large largest big body byte",
  "model name id",
  "deploy production run container docker dockerfile compose kubernetes",
  "memory remember recall conversation session history",
  "nest inside contain compose another",
  "output answer response result reply",
  "prompt question content",
  "reach reachable listen host port address machine network remote expose lan",
  "register registry add publish",
  "run start serve launch",
  "sequence pipe chain",
  "sse stream streaming chunk event live",
  "state context",
  "step node worker",
  "validate valid check judge verify fit ensure",
].map((group) => group.split(" ").map(stem));

/** A word that the index knows under its stem, as one idea of a question. */
export interface Concept {
  readonly stem: string;
  /** Stems of words that say about the same. */
  readonly related: readonly string[];
  /** How much finding this idea proves, from 0 to 1. */
  readonly weight: number;
}

/** The ideas of a question in their order, each once, at most `limit`; words without a meaning of their own are left out. */
export function toConcepts(question: string, limit: number): Concept[] {
  const meaningful = toWords(question).flatMap(toForms).filter(isMeaningful);
  const words = new Map(meaningful.map((word) => [stem(word), word]));
  return [...words]
    .slice(0, limit)
    .map(([own, word]) => ({ stem: own, related: relatedTo(own, word), weight: isWeak(own) ? 0.05 : 1 }));
}

/** Whether finding this idea is evidence by itself. */
export function isTelling({ weight }: Concept): boolean {
  return weight === 1;
}

function toForms(word: string): string[] {
  return forms.get(stem(word)) ?? [word];
}

// A number of one or two digits is a quantity; one of three may be a status.
function isWeak(own: string): boolean {
  return weakStems.has(own) || /^\d{1,2}$/.test(own);
}

function isMeaningful(word: string): boolean {
  return /[^_]/.test(word) && !stopWords.has(word.toLowerCase());
}

function relatedTo(own: string, word: string): string[] {
  const groups = synonymGroups.filter((group) => group.includes(own));
  return [...new Set([...toStems(word), ...groups.flat()])].filter((other) => other !== own);
}
