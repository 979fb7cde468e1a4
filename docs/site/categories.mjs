// Sorts what is declared by what it is for: 600 names in one list help nobody.
import { basename } from "node:path";
import { Comment, CommentTag, Converter, ReflectionKind } from "typedoc";

const BY_FILE = {
  "client.d.ts": "Client",
  "core.d.ts": "Lists and calls",
  "errors.d.ts": "Errors",
};

function categoryOf(name, file) {
  if (file !== "operations.d.ts") return BY_FILE[file];
  if (name === "Resources" || name.endsWith("Resource")) return "Resources";
  return /^(Requests|Lists)$/.test(name) ? "Lists and calls" : "Types of the API";
}

/** Gives each declaration its category before TypeDoc sorts them. */
export function addCategories(app) {
  const add = (context) => {
    const kinds =
      ReflectionKind.ClassOrInterface | ReflectionKind.TypeAlias | ReflectionKind.Function;
    for (const reflection of context.project.getReflectionsByKind(kinds)) {
      const [declaration] = context.getSymbolFromReflection(reflection)?.declarations ?? [];
      if (declaration === undefined || !reflection.parent?.kindOf(ReflectionKind.Module)) continue;
      const file = basename(declaration.getSourceFile().fileName);
      const category = categoryOf(reflection.name, file);
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
