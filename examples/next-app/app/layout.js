import Link from "next/link";
import "./style.css";

export const metadata = { title: { default: "Users", template: "%s · Users" } };

export default function Layout({ children }) {
  return (
    <html lang="en">
      <body>
        <header>
          <Link href="/users">Users</Link>
        </header>
        <main>{children}</main>
      </body>
    </html>
  );
}
