import { ManagementClient, NotFoundError, type User } from "logto-management";

const logto = new ManagementClient({
  endpoint: process.env.LOGTO_ENDPOINT,
  appId: "m2m-admin",
  appSecret: "emulator-secret",
});

export async function main(): Promise<void> {
  const users: User[] = await logto.users.list({ pageSize: 100 }).toArray({ limit: 1000 });
  console.log(`${users.length} users`);
  try {
    await logto.users.get("nobody");
  } catch (error) {
    if (!(error instanceof NotFoundError)) throw error;
    console.log(error.status);
  }
}

main();
