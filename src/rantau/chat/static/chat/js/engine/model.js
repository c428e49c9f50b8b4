// The learnt tables: rows found by a hash of the feature's name, small whole numbers as weights (model.py, packing.py).

const BLOCKS = new Map([..."wngcpk"].map((letter, at) => [letter, Math.max(0, at - 1)]));
const BLOCK_LENGTHS = [1, 1.4, 0.8, 1, 1.4];
const CRC = Int32Array.from({ length: 256 }, (_, byte) => {
  for (let bit = 0; bit < 8; bit++) byte = (byte >>> 1) ^ (byte & 1 && 0xedb88320);
  return byte;
});

/** A table, and the bytes after it. @type {E.Unpack} */
export function unpack({ rows, used, places, ...said }, bytes) {
  /** @type {E.Take} */
  const take = (length) => {
    const taken = bytes.subarray(0, length);
    bytes = bytes.subarray(length);
    return taken;
  };
  const total = rows.reduce((sum, number) => sum + number, 0);
  const width = said.columns.length;
  const [low, middle, high, rarity] = [0, 1, 2, 3].map(() => take(total));
  const keys = new Int32Array(total);
  let row = 0;
  rows.forEach((number, block) => {
    for (let key = block << 24, end = row + number; row < end; row++) keys[row] = key += low[row] | (middle[row] << 8) | (high[row] << 16);
  });
  const weights = new Int8Array(total * width);
  const steps = places.map(take);
  used.map(take).forEach((values, column) => {
    let row = 0, at = 0;
    for (const step of steps[column]) {
      row += step;
      if (step < 255) weights[row * width + column] = values[at++];
    }
  });
  return [{ ...said, keys, rarity, weights }, bytes];
}

/** Row of a feature, -1 when nothing was learnt of it: block above, 24 bits of CRC-32 below. All names are ASCII. @type {E.RowOf} */
export function rowOf({ keys }, name) {
  let hash = -1;
  for (let at = 0; at < name.length; at++) hash = CRC[(hash ^ name.charCodeAt(at)) & 255] ^ (hash >>> 8);
  const key = (BLOCKS.get(name[0]) ?? 0) << 24 | ~hash & 0xffffff;
  let low = 0, high = keys.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (keys[middle] < key) low = middle + 1; else high = middle;
  }
  return keys[low] === key ? low : -1;
}

/** Score per column; every block of features is brought to its length. @type {E.Scores} */
export function scores({ columns, keys, rarity, weights, scales, offsets }, names) {
  const counts = new Map();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  const squares = BLOCK_LENGTHS.map(() => 0);
  const known = [...counts].map(([name, count]) => ({ row: rowOf({ keys }, name), value: 1 + Math.log(count) })).filter(({ row }) => row >= 0);
  for (const one of known) {
    one.value *= rarity[one.row] / 4;
    squares[keys[one.row] >> 24] += one.value ** 2;
  }
  const sums = columns.map(() => 0);
  for (const { row, value } of known) {
    const block = keys[row] >> 24;
    for (let column = 0; column < sums.length; column++)
      sums[column] += value * BLOCK_LENGTHS[block] / Math.sqrt(squares[block]) * weights[row * sums.length + column];
  }
  return sums.map((sum, column) => sum * scales[column] + offsets[column]);
}

/** Log-odds to probability. @type {E.Probability} */
export const probability = (score) => 1 / (1 + Math.exp(-Math.max(-30, Math.min(30, score))));
