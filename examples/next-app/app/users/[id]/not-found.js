import Link from "next/link";

export default function NotFound() {
  return (
    <>
      <h1>There is no such user</h1>
      <p>
        They may have been deleted. <Link href="/users">All users</Link>
      </p>
    </>
  );
}
