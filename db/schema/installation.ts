import { pgTable, text } from 'drizzle-orm/pg-core';

/** Facts about this installation itself: which keys it was sealed with, whether its demo is half filled. */
export const installation = pgTable('installation', {
  key: text('key').primaryKey(),
  value: text('value').notNull(),
});
