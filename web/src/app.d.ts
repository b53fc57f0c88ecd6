import type { Account } from '#lib/session.ts';
import type { Appearance } from '#lib/site.ts';

declare global {
  namespace App {
    interface Error {
      status: number;
      /** One Chinese sentence that the page shows. */
      message: string;
      code?: string;
      requestId?: string;
    }
    interface Locals {
      account: Account | null;
      accessToken: string | null;
      requestId: string;
      appearance: Appearance;
    }
    interface PageData {
      account?: Account | null;
      /** Share card and description of a public page; personal pages leave it out. */
      share?: { title: string; description: string; image?: string };
    }
  }
}
