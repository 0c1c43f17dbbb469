// node make.mjs FOLDER: brief.typ with the folder's brief.json as tagged.pdf and untagged.pdf there; says Typst's version.
import { copyFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";

const folder = process.argv[2];
copyFileSync(new URL("brief.typ", import.meta.url), join(folder, "brief.typ"));
const compiler = NodeCompiler.create({ workspace: folder, fontArgs: [{ fontPaths: ["/usr/share/fonts/opentype/noto", "/usr/share/fonts/truetype/noto"] }] });
const compiled = compiler.compile({ mainFilePath: join(folder, "brief.typ") });
if (compiled.hasError()) {
  compiled.printErrors();
  process.exit(1);
}
for (const [name, pdfTags] of [["tagged", true], ["untagged", false]]) {
  writeFileSync(join(folder, `${name}.pdf`), compiler.pdf(compiled.result, { pdfTags, ...(pdfTags && { pdfStandard: "a-2a" }) }));
}
writeFileSync(join(folder, "version.typ"), "#metadata(str(sys.version)) <version>");
const [version] = compiler.query({ mainFilePath: join(folder, "version.typ") }, { selector: "<version>" });
console.log(version.value);
