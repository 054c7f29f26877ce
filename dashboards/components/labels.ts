/** Where words go in a picture so that none lies on another. */

export interface PlacedLabel {
  /** pixels, of the point that is named */
  x: number;
  y: number;
  text: string;
  anchor: "start" | "middle" | "end";
  /** which way to look for room: up (−1) or down (1) */
  direction: 1 | -1;
}

/** The width of a letter of our 12.5 px type, on average: a measure from the document would make the picture hang on it. */
const LETTER = 6.6;
export const LINE = 15;

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** How far to move each label up or down, in the order given: the first stand where they are. `taken` are marks to stay clear of. */
export function shifts(labels: readonly PlacedLabel[], taken: readonly { x: number; y: number }[] = []): number[] {
  const boxes: Box[] = taken.map(({ x, y }) => ({ left: x - 4, right: x + 4, top: y - 4, bottom: y + 4 }));
  return labels.map((label) => {
    let shift = 0;
    let box = boxOf(label, shift);
    // after ten lines it is better to be on something than far from what is named
    while (boxes.some((other) => overlap(box, other)) && Math.abs(shift) < 10 * LINE) {
      shift += label.direction * (LINE / 3);
      box = boxOf(label, shift);
    }
    boxes.push(box);
    return shift;
  });
}

export const widthOf = (text: string): number => text.length * LETTER;

function boxOf({ x, y, text, anchor }: PlacedLabel, shift: number): Box {
  const width = widthOf(text);
  const left = anchor === "start" ? x : anchor === "end" ? x - width : x - width / 2;
  return { left, right: left + width, top: y + shift - LINE / 2, bottom: y + shift + LINE / 2 };
}

const overlap = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** The same positions in a column, pushed apart to at least `gap`, as near their own places as that allows, none below `floor`. */
export function spread(positions: readonly number[], gap: number, floor = Number.POSITIVE_INFINITY): number[] {
  const order = positions.map((position, index) => ({ position, index })).sort((a, b) => a.position - b.position);
  // blocks of labels that touch; each block stands on the mean of what its members want
  const blocks: { members: { position: number; index: number }[]; top: number }[] = [];
  for (const member of order) {
    let block = { members: [member], top: member.position };
    for (
      let before = blocks.at(-1);
      before && before.top + gap * before.members.length > block.top;
      before = blocks.at(-1)
    ) {
      blocks.pop();
      const members = [...before.members, ...block.members];
      const wanted = members.reduce((sum, { position }, place) => sum + position - gap * place, 0) / members.length;
      block = { members, top: wanted };
    }
    blocks.push(block);
  }
  const result = [...positions];
  let limit = floor;
  for (const block of [...blocks].reverse()) {
    block.top = Math.min(block.top, limit - gap * (block.members.length - 1));
    limit = block.top - gap;
  }
  for (const { members, top } of blocks)
    members.forEach(({ index }, place) => {
      result[index] = top + gap * place;
    });
  return result;
}
