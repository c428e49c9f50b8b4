// Words as they sound and as they mean: spellings and forms of one word fall together. The order of the pairs matters.

const PAIRS = "' oe:u dj:j tj:c dh:d th:t bh:b gh:g jh:j kh:k sy:s ph:f q:k v:f x:ks z:s".split(" ").map((pair) => pair.split(":"));
const ENDINGS = "nya kan keun aghi ake lah kah pun nyo ku mu in an ne na e i".split(" ");
const BEGINNINGS = "meny meng mem men nge ber ter me di ke se pe ny ng ta ka".split(" ");

/** @type {E.Say} */
export function fold(word) {
  for (const [spelled, sounds = ""] of PAIRS) word = word.replaceAll(spelled, sounds);
  word = word.replace(/(\D)\1+/g, "$1");
  return word.length > 3 && word.endsWith("h") ? word.slice(0, -1) : word;
}

/** Without one ending, of which four letters must be left, and one beginning, of which three. @type {E.Say} */
export function stem(word) {
  if (word.length < 5 || /[^a-z]/.test(word)) return word;
  const ending = ENDINGS.find((one) => word.endsWith(one) && word.length - one.length > 3) ?? "";
  word = word.slice(0, word.length - ending.length);
  const beginning = BEGINNINGS.find((one) => word.startsWith(one) && word.length - one.length > 2) ?? "";
  return (/^(me)?ny$/.test(beginning) ? "s" : "") + word.slice(beginning.length);
}
