import path from 'node:path';
import ts from 'typescript';

/** One line of "who may import whom" (docs/conventions). `import type` is free everywhere: it leaves no trace at run time. */
type ImportRule = { sentence: string; who: RegExp; mayNot: (to: string, from: string) => boolean };

/** Words and lists without any I/O: a page may show them, a rule may read them. */
const words =
  /^server\/time\/|\.(texts|contract)\.ts$|\/(labels|subject|level|end-codes)\.ts$|^server\/generated\/prisma\/enums\.ts$|^server\/http\/(own-path|policy)\.ts$/;
const rulesFile = /\.rules\.ts$/;
const isPackage = (to: string) => !/^(server|web|emails|e2e)\//.test(to);
const folderOf = (file: string) => path.posix.dirname(file);
const isFeature = (to: string) =>
  /^server\/(?!time|http|platform|generated|search|testing|scripts|demo)[\w-]+\//.test(to);

const rules: ImportRule[] = [
  {
    sentence:
      'Pages import only contracts, words, the policies and covers from the server (types are free); data comes through #lib/server/api.ts.',
    who: /^web\/(?!hooks\.server)/,
    mayNot: (to) => /^server\//.test(to) && !words.test(to) && !/^server\/covers\//.test(to),
  },
  {
    sentence: 'Rules are pure: they import rules, time and words, nothing that does I/O.',
    who: /\.rules\.ts$/,
    mayNot: (to, from) =>
      isPackage(to) ||
      /\.(store|service|routes)\.ts$/.test(to) ||
      (folderOf(to) !== folderOf(from) && !words.test(to) && !rulesFile.test(to)),
  },
  {
    sentence: 'A contract imports zod, the endpoint, time and other contracts.',
    who: /\.contract\.ts$/,
    mayNot: (to) => (isPackage(to) && to !== 'zod') || /^server\/platform\/|\.(store|service|routes)\.ts$/.test(to),
  },
  {
    sentence: "A store's tables are its feature's own: other features go through its service (read models excepted).",
    who: /^server\/(?!statistics|schedule|demo|testing|scripts|bench)/,
    mayNot: (to, from) => /\.store\.ts$/.test(to) && folderOf(to) !== folderOf(from),
  },
  {
    sentence: 'A store knows the database, not the use cases above it.',
    who: /\.store\.ts$/,
    mayNot: (to) => /\.(service|routes|contract)\.ts$/.test(to),
  },
  {
    sentence: 'Routes send no mails and show no pages: that is for services and web.',
    who: /\.routes\.ts$/,
    mayNot: (to) => /^(emails|web)\//.test(to),
  },
  {
    sentence: 'A service does not know HTTP; it may ask http/policy who may.',
    who: /\.service\.ts$/,
    mayNot: (to) => /\.routes\.ts$|^server\/http\/(?!policy)|^web\/|^express$/.test(to),
  },
  {
    sentence: 'Mails import svelte and time: data in, words out.',
    who: /^emails\//,
    mayNot: (to) => /^(server|web)\//.test(to) && !/^server\/time\//.test(to),
  },
  {
    sentence: 'Time imports luxon only.',
    who: /^server\/time\//,
    mayNot: (to) => to !== 'luxon' && folderOf(to) !== 'server/time',
  },
  {
    sentence: 'Platform and http know no feature.',
    who: /^server\/(platform|http)\//,
    mayNot: (to) => isFeature(to) || /^(web|emails)\//.test(to),
  },
];

/**
 * What a file imports against the rules, as "file:line sentence (specifier)". Tests may import anything.
 * @param file path from the root of the repository, with slashes
 */
export function importViolations(file: string, source: string): string[] {
  if (/\.test\.ts$/.test(file)) return [];
  return valueImports(file, source).flatMap(({ specifier, line }) => {
    const to = resolve(file, specifier);
    const broken = rules.filter((rule) => rule.who.test(file) && rule.mayNot(to, file));
    return broken.map((rule) => `${file}:${line} imports ${specifier}: ${rule.sentence}`);
  });
}

type Import = { specifier: string; line: number };

function valueImports(file: string, source: string): Import[] {
  const tree = ts.createSourceFile(file, file.endsWith('.svelte') ? scriptsOf(source) : source, ts.ScriptTarget.Latest);
  const found: Import[] = [];
  const add = (at: ts.Node, specifier: ts.Expression | undefined) => {
    if (!specifier || !ts.isStringLiteral(specifier)) return;
    const { line } = tree.getLineAndCharacterOfPosition(at.getStart(tree));
    found.push({ specifier: specifier.text, line: line + 1 });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) && !isTypeOnly(node)) add(node, node.moduleSpecifier);
    if (ts.isExportDeclaration(node) && !node.isTypeOnly) add(node, node.moduleSpecifier);
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) add(node, node.arguments[0]);
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

function isTypeOnly({ importClause }: ts.ImportDeclaration): boolean {
  return importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword;
}

/** Everything outside the <script> blocks blanked, so that line numbers stay. */
function scriptsOf(svelte: string): string {
  const blank = (text: string) => text.replace(/[^\n]/g, ' ');
  return svelte
    .split(/(<script[^>]*>[\s\S]*?<\/script>)/)
    .map((part) => (part.startsWith('<script') ? part.replace(/^<script[^>]*>|<\/script>$/g, blank) : blank(part)))
    .join('');
}

/** The imported file as a path from the root; a package stays as it is. */
function resolve(from: string, specifier: string): string {
  if (specifier.startsWith('.')) return path.posix.join(folderOf(from), specifier);
  if (specifier.startsWith('#lib/')) return `web/lib/${specifier.slice('#lib/'.length)}`;
  return specifier.startsWith('#') ? specifier.slice(1) : specifier;
}
