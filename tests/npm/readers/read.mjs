// What pdf.js reads from finished PDFs, a JSON object a line for each file: for each page its text in the order of the
// content, by the language that the structure tree says, artifacts left out, and that tree with texts in the place of
// marked content.
import { readFile } from "node:fs/promises";

// What pdf.js misses for drawing it tells on standard output, which is for the results.
console.log = console.warn;
const { getDocument } = await import("pdfjs-dist/legacy/build/pdf.mjs");

/** The language of the block that each piece of marked content belongs to: words of another language stay in their text. */
function languagesOf(node, outer = null, languages = new Map()) {
  const language = node.role === "Span" ? outer : (node.lang ?? outer);
  for (const kid of node.children ?? []) {
    if (kid.type) languages.set(kid.id, language);
    else languagesOf(kid, language, languages);
  }
  return languages;
}

/** Text of the page in each language, and of each piece of marked content; a line's end is a line's end. */
function readContent(items, languages) {
  const open = [];
  const marked = new Map();
  const text = {};
  for (const item of items) {
    if (item.type === "endMarkedContent") {
      open.pop();
    } else if (item.type) {
      open.push(item);
    } else if (!open.some((mark) => mark.tag === "Artifact")) {
      const said = item.str + (item.hasEOL ? "\n" : "");
      const id = open.findLast((mark) => mark.id)?.id;
      const language = languages.get(id) ?? "none";
      text[language] = (text[language] ?? "") + said;
      marked.set(id, (marked.get(id) ?? "") + said);
    }
  }
  return { text, marked };
}

/** An element of the structure tree as pdf.js gives it, with its texts. */
function readStructure({ role, alt, lang, children = [] }, marked) {
  const kids = children.map((kid) => (kid.type ? (marked.get(kid.id) ?? "") : readStructure(kid, marked)));
  return { role, alt, lang, kids };
}

async function readFileAt(path) {
  const task = getDocument({ data: new Uint8Array(await readFile(path)), useSystemFonts: false, verbosity: 0 });
  const document = await task.promise;
  const pages = [];
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent({ includeMarkedContent: true });
    const tree = await page.getStructTree();
    const { text, marked } = readContent(items, languagesOf(tree));
    pages.push({ text, structure: readStructure(tree, marked) });
  }
  const { info } = await document.getMetadata();
  await task.destroy();
  return { path, title: info.Title, language: info.Language, pages };
}

for (const path of process.argv.slice(2)) process.stdout.write(JSON.stringify(await readFileAt(path)) + "\n");
