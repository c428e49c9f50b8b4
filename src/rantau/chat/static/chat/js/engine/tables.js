// The learnt tables: rows found by a hash of a feature's name, small whole numbers as weights (model.py, packing.py).

const BLOCKS = "wngcpk"; // words and words under a negation share the first block
const BLOCK_LENGTHS = [1, 1.4, 0.8, 1, 1.4];

/** A table, and the bytes after it. @type {E.Unpack} */
export function unpack({ rows, used, places, ...said }, bytes) {
  /** @type {E.Take} */
  const take = (length) => {
    const taken = bytes.subarray(0, length);
    bytes = bytes.subarray(length);
    return taken;
  };
  const total = rows.reduce((sum, number) => sum + number);
  const width = said.columns.length;
  const [low, middle, high, rarity] = Array.from("1234", () => take(total));
  const keys = new Int32Array(total), weights = new Int8Array(total * width);
  let row = 0;
  rows.forEach((number, block) => {
    for (let key = block << 24, end = row + number; row < end; row++) keys[row] = key += low[row] | middle[row] << 8 | high[row] << 16;
  });
  const steps = places.map(take);
  used.map(take).forEach((values, column) => {
    let place = column, at = 0;
    for (const step of steps[column]) {
      place += step * width;
      if (step < 255) weights[place] = values[at++];
    }
  });
  return [{ ...said, keys, rarity, weights }, bytes];
}

/** Row of a feature, -1 when nothing was learnt of it: its block above, 24 bits of CRC-32 below. All names are ASCII. @type {E.RowOf} */
export function rowOf({ keys }, name) {
  let hash = -1;
  for (let at = 0; at < name.length; at++) {
    hash ^= name.charCodeAt(at);
    for (let bit = 0; bit < 8; bit++) hash = hash >>> 1 ^ (hash & 1 && 0xedb88320);
  }
  const key = Math.max(0, BLOCKS.indexOf(name[0]) - 1) << 24 | ~hash & 0xffffff;
  let low = 0, high = keys.length;
  while (low < high) {
    const middle = low + high >> 1;
    if (keys[middle] < key) low = middle + 1; else high = middle;
  }
  return keys[low] === key ? low : -1;
}

/** Columns with their scores; every block of features is brought to its length. @type {E.Scores} */
export function scores(table, names) {
  const { columns, keys, rarity, weights, scales, offsets } = table;
  const counts = new Map();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  const known = [...counts].map(([name, count]) => ({ row: rowOf(table, name), value: 1 + Math.log(count) })).filter(({ row }) => row >= 0);
  const squares = BLOCK_LENGTHS.map(() => 0), sums = columns.map(() => 0);
  for (const one of known) squares[keys[one.row] >> 24] += (one.value *= rarity[one.row] / 4) ** 2;
  for (const { row, value } of known) {
    const block = keys[row] >> 24;
    const share = value * BLOCK_LENGTHS[block] / Math.sqrt(squares[block]);
    sums.forEach((_, column) => sums[column] += share * weights[row * sums.length + column]);
  }
  return columns.map((name, column) => [name, sums[column] * scales[column] + offsets[column]]);
}
