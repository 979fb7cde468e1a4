// Sorts what is declared by what it is for: 600 names in one list help nobody.
import { basename } from "node:path";
import { Comment, CommentTag, Converter, ReflectionKind } from "typedoc";

const BY_FILE = {
  "client.d.ts": "Client",
  "core.d.ts": "Lists and calls",
  "errors.d.ts": "Errors",
};

/** The names of the interface `Resources` and of the types that its members have. */
function resourcesIn(declared) {
  const resources = declared.find(({ name }) => name === "Resources");
  const types = (resources?.children ?? []).map(({ type }) => type?.name);
  return new Set(["Resources", ...types]);
}

function categoryOf(name, file, resources) {
  if (file !== "operations.d.ts") return BY_FILE[file];
  if (resources.has(name)) return "Resources";
  return /^(Requests|Lists)$/.test(name) ? "Lists and calls" : "Types of the API";
}

/** Gives each declaration its category before TypeDoc sorts them. */
export function addCategories(app) {
  const kinds =
    ReflectionKind.ClassOrInterface | ReflectionKind.TypeAlias | ReflectionKind.Function;
  const add = (context) => {
    const declared = context.project
      .getReflectionsByKind(kinds)
      .filter(({ parent }) => parent?.kindOf(ReflectionKind.Module));
    const resources = resourcesIn(declared);
    for (const reflection of declared) {
      const [declaration] = context.getSymbolFromReflection(reflection)?.declarations ?? [];
      if (declaration === undefined) continue;
      const file = basename(declaration.getSourceFile().fileName);
      const category = categoryOf(reflection.name, file, resources);
      if (category === undefined) continue;
      // A function's comment is its signature's.
      for (const one of reflection.signatures ?? [reflection]) {
        one.comment ??= new Comment();
        one.comment.blockTags.push(new CommentTag("@category", [{ kind: "text", text: category }]));
      }
    }
  };
  app.converter.on(Converter.EVENT_RESOLVE_BEGIN, add, 10_000);
}
