import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  HeadingLevel,
  Packer,
  PageNumber,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from "docx";
import { unzipSync, type Zippable, zipSync } from "fflate";
import {
  addressed,
  answerTable,
  compared,
  from,
  howToAnswer,
  kronor,
  letterTitle,
  minutes,
  noAccusation,
  opening,
  ourQuestion,
  overview,
  overviewNote,
  overviewSums,
  possibleExplanation,
  rowsOf,
  shownIn,
  thanks,
  toFillIn,
} from "../messages/letter.ts";
import { spokenMonth } from "../messages/spokenText.ts";
import { answerColumns } from "./csv.ts";
import { type Letter, type LetterSection, questionsIn } from "./letter.ts";

/** A4 with margins of 2 cm, in twentieths of a point. */
const page = { width: 11_906, height: 16_838, margin: 1134 };
const textWidth = page.width - 2 * page.margin;
/** Rows named in the letter per question; the file names them all. */
const MOST_ROWS = 8;
/** Zip knows no time before 1980, and writes the local clock: always this one, so that the bytes depend on the letter alone. */
const NO_TIME = new Date(1980, 0, 1);

/**
 * The letter as an editable document, for the municipality to put its letterhead on. The same letter gives the same bytes: the library
 * stamps the time of writing into the package, so it is packed again without.
 */
export async function letterDocument(letter: Letter): Promise<Uint8Array> {
  const document = new Document({
    title: `${letterTitle}, ${letter.utforare_namn}`,
    creator: letter.kommun,
    styles: {
      default: {
        document: {
          run: { font: "Calibri", size: 22, language: { value: "sv-SE" } },
          paragraph: { spacing: { after: 120 } },
        },
        title: { run: { size: 36, bold: true }, paragraph: { spacing: { before: 240, after: 240 } } },
        heading1: { run: { size: 28, bold: true }, paragraph: { spacing: { before: 320, after: 120 } } },
        heading2: { run: { size: 24, bold: true }, paragraph: { spacing: { before: 280, after: 80 } } },
      },
    },
    sections: [
      {
        properties: {
          page: {
            size: { width: page.width, height: page.height },
            margin: { top: page.margin, bottom: page.margin, left: page.margin, right: page.margin },
          },
        },
        footers: { default: pageNumbers() },
        children: [...greeting(letter), ...overviewOf(letter), ...letter.avsnitt.flatMap(section), ...answers(letter)],
      },
    ],
  });
  const packed = await Packer.toBuffer(document, false, [{ path: "docProps/core.xml", data: coreProperties(letter) }]);
  const parts: Zippable = {};
  for (const [name, bytes] of Object.entries(unzipSync(new Uint8Array(packed))).sort(([a], [b]) => (a < b ? -1 : 1)))
    parts[name] = [bytes, { mtime: NO_TIME }];
  return zipSync(parts, { level: 6 });
}

function coreProperties({ kommun, utforare_namn }: Letter): string {
  return (
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties ` +
    `xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">` +
    `<dc:title>${xml(`${letterTitle}, ${utforare_namn}`)}</dc:title><dc:creator>${xml(kommun)}</dc:creator>` +
    `<dc:language>sv-SE</dc:language></cp:coreProperties>`
  );
}

const xml = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

const paragraph = (text: string): Paragraph => new Paragraph({ children: [new TextRun(text)] });
const heading = (text: string, level: (typeof HeadingLevel)[keyof typeof HeadingLevel]): Paragraph =>
  new Paragraph({ text, heading: level, keepNext: true });
const labelled = (label: string, text: string): Paragraph =>
  new Paragraph({ children: [new TextRun({ text: `${label}: `, bold: true }), new TextRun(text)] });
const points = (texts: readonly string[]): Paragraph[] =>
  texts.map((text) => new Paragraph({ children: [new TextRun(text)], bullet: { level: 0 } }));

const pageNumbers = (): Footer =>
  new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [new TextRun({ children: ["Sida ", PageNumber.CURRENT, " av ", PageNumber.TOTAL_PAGES], size: 18 })],
      }),
    ],
  });

function greeting(letter: Letter): Paragraph[] {
  const how = howToAnswer(letter, questionsIn(letter).length);
  return [
    ...[addressed(letter), from(letter), ...toFillIn].map(paragraph),
    heading(letterTitle, HeadingLevel.TITLE),
    paragraph(opening(letter)),
    heading(noAccusation.title, HeadingLevel.HEADING_1),
    ...noAccusation.text.map(paragraph),
    heading(how.title, HeadingLevel.HEADING_1),
    ...points(how.text),
  ];
}

function overviewOf(letter: Letter): (Paragraph | Table)[] {
  const shown = questionsIn(letter).length;
  const rows = letter.avsnitt.map(({ namn, fragor }) => [
    namn,
    minutes(fragor.length),
    minutes(fragor.reduce((sum, { minuter }) => sum + (minuter ?? 0), 0)),
    kronor(sumOf(fragor.map(({ belopp_kr }) => belopp_kr))),
  ]);
  return [
    heading(overview, HeadingLevel.HEADING_1),
    table(["Frågan gäller", "Frågor i brevet", "Minuter", "Kronor"], [52, 16, 14, 18], rows, [1, 2, 3]),
    ...overviewSums(letter, shown).map(([label, text]) => labelled(label, text)),
    paragraph(overviewNote(letter, shown)),
  ];
}

/** In whole öre, so that the sum is exact. */
const sumOf = (amounts: readonly (number | null)[]): number =>
  amounts.reduce<number>((sum, amount) => sum + Math.round((amount ?? 0) * 100), 0) / 100;

function section({ namn, jamfort, fraga, oskyldig_forklaring, fragor }: LetterSection): (Paragraph | Table)[] {
  return [
    heading(namn, HeadingLevel.HEADING_1),
    paragraph(compared(jamfort)),
    labelled(ourQuestion, fraga),
    labelled(possibleExplanation, oskyldig_forklaring),
    table(
      ["Fråga", "Period", "Vad uppgifterna visar", "Besök eller fakturarad", "Minuter", "Kronor"],
      [16, 10, 34, 20, 8, 12],
      fragor.map((question) => [
        question.fynd_id,
        question.period.split("/").map(spokenMonth).join("–"),
        shownIn(question),
        rowsOf(question, MOST_ROWS),
        minutes(question.minuter),
        kronor(question.belopp_kr),
      ]),
      [4, 5],
    ),
  ];
}

function answers(letter: Letter): (Paragraph | Table)[] {
  return [
    heading(answerTable.title, HeadingLevel.HEADING_1),
    paragraph(answerTable.text),
    table(
      ["fynd_id", ...answerColumns],
      [18, 34, 12, 13, 12, 11],
      questionsIn(letter).map(({ fynd_id }) => [fynd_id, ...answerColumns.map(() => "")]),
      [],
    ),
    paragraph(thanks),
  ];
}

const thin = { style: BorderStyle.SINGLE, size: 4, color: "999999" };

/** A table whose header is repeated on every page. `shares` in per cent of the text's width. */
function table(
  headers: readonly string[],
  shares: readonly number[],
  rows: readonly (readonly string[])[],
  numeric: readonly number[],
): Table {
  const widths = shares.map((share) => Math.round((textWidth * share) / 100));
  const cell = (text: string, column: number, header: boolean): TableCell =>
    new TableCell({
      width: { size: widths[column]!, type: WidthType.DXA },
      margins: { top: 50, bottom: 50, left: 80, right: 80 },
      ...(header ? { shading: { type: ShadingType.CLEAR, fill: "EEEEEE", color: "auto" } } : {}),
      children: [
        new Paragraph({
          alignment: numeric.includes(column) ? AlignmentType.RIGHT : AlignmentType.LEFT,
          spacing: { after: 0 },
          children: [new TextRun({ text, bold: header, size: 18 })],
        }),
      ],
    });
  return new Table({
    width: { size: textWidth, type: WidthType.DXA },
    columnWidths: widths,
    borders: { top: thin, bottom: thin, left: thin, right: thin, insideHorizontal: thin, insideVertical: thin },
    rows: [
      new TableRow({ tableHeader: true, children: headers.map((text, column) => cell(text, column, true)) }),
      ...rows.map(
        (row) => new TableRow({ cantSplit: true, children: row.map((text, column) => cell(text, column, false)) }),
      ),
    ],
  });
}
