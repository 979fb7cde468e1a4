import * as z from "zod";

/** What of `customData` belongs to the person. The rest is the application's, and never shown. */
const OWN = {
  pronouns: z.string().trim().max(40),
  // None, to take a choice back: the server merges what it is sent.
  language: z.enum(["", "en", "de", "fr", "es"]),
  newsletter: z.boolean(),
};

/** What a person may change of their profile. Any other field is refused. */
export const Changes = z
  .strictObject({
    name: z.string().trim().max(128),
    username: z
      .string()
      .max(128)
      .regex(/^[A-Z_a-z]\w*$/, "Only letters, digits and _, and not a digit first."),
    avatar: z.union([
      z.literal(""),
      z.url({ protocol: /^https$/, error: "An address that begins with https://" }).max(2048),
    ]),
    customData: z.strictObject(OWN).partial(),
  })
  .partial()
  .refine((given) => Object.keys(given).length > 0, "Nothing was changed.");

export const NewPassword = z.strictObject({
  current: z.string().min(1, "Your present password.").max(256),
  next: z.string().min(12, "At least 12 characters.").max(256),
});

/** What the page is shown of a user. */
export function shown(user) {
  const own = Object.keys(OWN).filter((name) => user.customData[name] !== undefined);
  return {
    name: user.name ?? "",
    username: user.username ?? "",
    avatar: user.avatar ?? "",
    email: user.primaryEmail,
    phone: user.primaryPhone,
    hasPassword: user.hasPassword === true,
    customData: Object.fromEntries(own.map((name) => [name, user.customData[name]])),
  };
}

/**
 * Changes a user. `users.update` would replace all of `customData`, the application's part too;
 * `users.updateCustomData` merges. What can be refused by the server goes first.
 */
export async function change(logto, id, { customData, ...fields }) {
  if (fields.avatar === "") fields.avatar = null;
  if (Object.keys(fields).length > 0) await logto.users.update(id, fields);
  if (customData !== undefined) await logto.users.updateCustomData(id, { customData });
  return shown(await logto.users.get(id));
}
