import type { recordFileRoutes } from '@sunshine/contract/attachments/record-file-routes.ts';
import type { Permission } from '@sunshine/contract/permissions.ts';
import type { RequestEvent } from '@sveltejs/kit';
import { call, upload } from './api.ts';
import { requiredText } from './form-data.ts';
import { namedFailure } from './named-failure.ts';

type FileRoutes = ReturnType<typeof recordFileRoutes<`/api/${string}`, Permission, Permission>>;

/**
 * The acts `addFile` and `removeFile` of a page, posted by its attachments: for the record of the page's parameter, or
 * for the one that the address names (`?/addFile&record=…`) where a page shows files of several.
 */
export function fileActions(routes: Pick<FileRoutes, 'add' | 'remove'>) {
  const recordOf = (event: RequestEvent): { id: string; form: string } => {
    const record = event.url.searchParams.get('record');
    return record ? { id: record, form: `files-${record}` } : { id: event.params.id ?? '', form: 'files' };
  };
  return {
    addFile: async (event: RequestEvent) => {
      const { id, form } = recordOf(event);
      try {
        await upload(event, routes.add, { id });
        return { form, done: '附件传好了。' };
      } catch (error) {
        return namedFailure(form, error, new FormData());
      }
    },
    removeFile: async (event: RequestEvent) => {
      const { id, form } = recordOf(event);
      const data = await event.request.formData();
      const fileId = requiredText(data, 'fileId');
      try {
        await call(event, routes.remove, { id, fileId, reason: requiredText(data, 'reason') });
        return { form, done: '附件移除了，内容已经清掉，原因留着。' };
      } catch (error) {
        return namedFailure(`file-${fileId}`, error, data);
      }
    },
  };
}
